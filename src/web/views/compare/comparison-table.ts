import type { ComparedValue, Comparison } from "#contract/compare.ts";

export const wholeSlice = "(all)";

/** Values of one metric in one slice, one per run in the order of the comparison. */
export interface SliceRow {
  readonly slice: string;
  readonly values: readonly (ComparedValue | undefined)[];
}

/** The runs as they are shown: the baseline first, the others as the link has them. */
export function baselineFirst(runs: readonly string[], baseline: string | undefined): string[] {
  const unique = [...new Set(runs)];
  if (baseline === undefined || !unique.includes(baseline)) return unique;
  return [baseline, ...unique.filter((id) => id !== baseline)];
}

/** One row per slice of the metric. */
export function sliceRows({ values, runs }: Comparison, metric: string): SliceRow[] {
  const order = new Map(runs.map(({ id }, index) => [id, index]));
  const rows = new Map<string, (ComparedValue | undefined)[]>();
  for (const value of values) {
    const index = order.get(value.run);
    if (value.metric !== metric || index === undefined) continue;
    const row = rows.get(value.slice) ?? Array.from({ length: runs.length }, () => undefined);
    row[index] = value;
    rows.set(value.slice, row);
  }
  return [...rows].map(([slice, row]) => ({ slice, values: row }));
}

/** Difference to the baseline over the examples that both runs scored. */
export function pairedDifference(value: ComparedValue | undefined): number | null {
  const paired = value?.paired;
  if (!paired || paired.value === null || paired.baseline === null) return null;
  return paired.value - paired.baseline;
}

/** Slices but the whole, sorted by a run's difference to the baseline; those without one last. */
export function slicesByDifference(
  rows: readonly SliceRow[],
  runIndex: number,
  ascending: boolean,
): SliceRow[] {
  const difference = (row: SliceRow) => pairedDifference(row.values[runIndex]);
  return rows
    .filter(({ slice }) => slice !== wholeSlice)
    .toSorted((one, other) => {
      const a = difference(one);
      const b = difference(other);
      if (a === null || b === null)
        return Number(a === null) - Number(b === null) || one.slice.localeCompare(other.slice);
      return (ascending ? a - b : b - a) || one.slice.localeCompare(other.slice);
    });
}

/** The most examples that any run was scored on. */
export function exampleCount({ runs }: Comparison): number {
  return Math.max(0, ...runs.map((run) => run.exampleCount));
}

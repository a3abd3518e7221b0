import type { Comparison } from "#contract/compare.ts";
import type { groupings, sliceSorts } from "#contract/links/compare-link.ts";
import type { Run } from "#contract/runs.ts";
import type { Verdict } from "#contract/verdict.ts";
import type { ComparisonIndex } from "../comparison-index.ts";

export type SliceSort = (typeof sliceSorts)[number];
export type Grouping = (typeof groupings)[number];

/** One row of the forest: a slice, or a run where the rows are runs. */
export interface ForestRow {
  readonly key: string;
  readonly name: string;
  /** Place of the run where the row is one. */
  readonly place: number | undefined;
  readonly verdict: Verdict;
}

/** The slices of one run and metric. */
export function sliceForestRows(verdicts: readonly Verdict[]): ForestRow[] {
  return verdicts.map((verdict) => ({
    key: verdict.slice,
    name: verdict.slice,
    place: undefined,
    verdict,
  }));
}

/** The runs by what they were made with: rows of one prompt version or model stand together. */
export function runForestRows(
  { runs }: Comparison,
  index: ComparisonIndex,
  metric: string,
  grouping: Grouping,
): ForestRow[] {
  return runs.slice(1).flatMap((run, at): ForestRow[] => {
    const verdict = index.verdict(run.id, metric);
    if (!verdict) return [];
    return [{ key: run.id, name: groupOf(run, grouping), place: at + 1, verdict }];
  });
}

function groupOf({ promptVersion, model }: Run, grouping: Grouping): string {
  if (grouping === "@model") return model ?? "no model named";
  return promptVersion ? `${promptVersion.prompt}@${promptVersion.version}` : "no prompt named";
}

/** Rows whose name holds the text, sorted; those without a value stand last. */
export function arrangeRows(
  rows: readonly ForestRow[],
  sort: SliceSort,
  search: string,
): ForestRow[] {
  const wanted = search.trim().toLowerCase();
  const found = wanted ? rows.filter(({ name }) => name.toLowerCase().includes(wanted)) : rows;
  return found.toSorted((one, other) => comparedBy(sort, one, other) || byName(one, other));
}

function comparedBy(sort: SliceSort, one: ForestRow, other: ForestRow): number {
  if (sort === "name") return 0;
  if (sort === "size") return other.verdict.n.paired - one.verdict.n.paired;
  const [a, b] = [gainOf(one.verdict), gainOf(other.verdict)];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sort === "worst" ? a - b : b - a;
}

function byName(one: ForestRow, other: ForestRow): number {
  return one.name.localeCompare(other.name, "en", { numeric: true });
}

/** Larger is better, whatever way the metric counts; ratios by their logarithm. */
function gainOf({ values: { effect, scale }, direction }: Verdict): number | null {
  if (effect === null) return null;
  const size = scale === "ratio" ? Math.log(Math.max(effect, 1e-9)) : effect;
  return direction === "up" ? size : -size;
}

import type { Comparison } from "#contract/compare.ts";

/** pass^k by run, for runs with repetitions; those of a k that cannot be computed are left out. */
export function passPowerLines(
  { runs, passPowers }: Comparison,
  metric: string | undefined,
): {
  readonly place: number;
  readonly name: string;
  readonly points: readonly {
    readonly k: number;
    readonly value: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}[] {
  return runs.flatMap(({ id, name }, place) => {
    const points = passPowers
      .filter((power) => power.run === id && power.metric === metric)
      .flatMap(({ k, value, low, high }) => (value === null ? [] : [{ k, value, low, high }]))
      .toSorted((one, other) => one.k - other.k);
    return points.length > 1 ? [{ place, name, points }] : [];
  });
}

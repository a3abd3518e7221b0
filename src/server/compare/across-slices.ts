import { type Comparison, wholeSlice } from "#contract/compare.ts";
import type { Verdict } from "#contract/verdict.ts";
import { pairedT } from "#analysis/stats/paired/paired-t.ts";

const fewestSlices = 3;

/**
 * Slices taken as a sample of slices: the mean of their differences with its t interval over slices, several
 * times wider than that over examples. Ratios have no such mean.
 */
export function acrossSlicesOf(verdicts: readonly Verdict[]): Comparison["acrossSlices"] {
  const differences = new Map<string, { run: string; metric: string; found: number[] }>();
  for (const { run, metric, slice, values, n } of verdicts) {
    const { effect, scale } = values;
    if (slice === wholeSlice || scale !== "difference" || effect === null || n.paired === 0)
      continue;
    const key = JSON.stringify([run, metric]);
    const known = differences.get(key) ?? { run, metric, found: [] };
    differences.set(key, known);
    known.found.push(effect);
  }
  return [...differences.values()]
    .filter(({ found }) => found.length >= fewestSlices)
    .map(({ run, metric, found }) => {
      const { mean: value, ci, n } = pairedT(found);
      return { run, metric, value, low: ci?.low ?? null, high: ci?.high ?? null, n };
    });
}

import { mean, variance } from "../describe/moments.ts";
import type { Interval } from "../interval.ts";
import { studentTwoSidedQuantile } from "../special/student-t.ts";

/** Fewer runs say too little about their own spread. */
const fewestRuns = 4;
const roundingShare = 1e-9;

export interface NoiseBand {
  readonly mean: number;
  readonly sd: number;
  readonly band: Interval;
  /** All runs were equal, and half a minimal step stands in for their spread. */
  readonly floored: boolean;
}

/**
 * Where the next run of an unchanged system falls, from the k runs since the last change:
 * m +- t_{k-1} s sqrt(1 + 1/k), a normal prediction interval; one run in 20 leaves it by design.
 *
 * `minStep` is the smallest possible difference of two runs (one example: 1/n); half of it is the least
 * spread. Null below four runs.
 */
export function noiseBand(history: readonly number[], minStep = 0, level = 0.95): NoiseBand | null {
  const k = history.length;
  const centre = mean(history);
  const spread = variance(history);
  if (k < fewestRuns || centre === null || spread === null) return null;
  const [most, least] = [Math.max(...history), Math.min(...history)];
  // Sums taken in another order differ in their last digits.
  const floored = most - least <= roundingShare * Math.max(Math.abs(most), Math.abs(least));
  const sd = floored ? minStep / 2 : Math.sqrt(spread);
  const half = studentTwoSidedQuantile(level, k - 1) * sd * Math.sqrt(1 + 1 / k);
  return { mean: centre, sd, band: { low: centre - half, high: centre + half }, floored };
}

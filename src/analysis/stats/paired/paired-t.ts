import { mean, variance } from "../describe/moments.ts";
import type { Interval } from "../interval.ts";
import { studentTwoSided, studentTwoSidedQuantile } from "../special/student-t.ts";

export interface MeanEstimate {
  readonly n: number;
  readonly mean: number | null;
  readonly se: number | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly ci: Interval | null;
}

/** A mean with its standard error, as a t interval around it. */
export function meanEstimate(
  n: number,
  centre: number | null,
  se: number | null,
  df: number,
  level: number,
): MeanEstimate {
  if (centre === null || se === null || !(se > 0) || df <= 0)
    return { n, mean: centre, se, t: null, df: null, p: null, ci: null };
  const t = centre / se;
  const half = studentTwoSidedQuantile(level, df) * se;
  const ci = { low: centre - half, high: centre + half };
  return { n, mean: centre, se, t, df, p: studentTwoSided(t, df), ci };
}

/**
 * Mean of paired differences with Student's interval: d +- t_{n-1} s/sqrt(n).
 *
 * Assumes independent examples and a mean that is near normal: a bounded score needs at least ten changed
 * examples (see `scoreInterval`). Without spread, or below two examples, there is no interval.
 */
export function pairedT(differences: readonly number[], level = 0.95): MeanEstimate {
  const n = differences.length;
  const spread = variance(differences);
  const se = spread === null ? null : Math.sqrt(spread) / Math.sqrt(n);
  return meanEstimate(n, mean(differences), se, n - 1, level);
}

import { clipInterval, type Interval } from "../interval.ts";
import { meanEstimate } from "../paired/paired-t.ts";
import { wilson } from "../pass-fail/wilson.ts";
import type { Moments } from "./ppi-moments.ts";

/**
 * Interval of the mean score of independent examples from its moments: Wilson's where every example passed
 * or failed as a whole, Student's cut to `range` elsewhere. Null below two examples or without spread.
 */
export function meanOfScores(
  { n, mean, variance }: Moments,
  range: Interval | null,
  allPassOrFail: boolean,
  level = 0.95,
): Interval | null {
  if (mean === null) return null;
  if (allPassOrFail) return wilson(Math.round(mean * n), n, level);
  const se = variance === null ? null : Math.sqrt(variance / n);
  const { ci } = meanEstimate(n, mean, se, n - 1, level);
  return ci && range ? clipInterval(ci, range.low, range.high) : ci;
}

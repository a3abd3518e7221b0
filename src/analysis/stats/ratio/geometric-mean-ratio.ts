import type { Interval } from "../interval.ts";
import { pairedT } from "../paired/paired-t.ts";

/** Logarithms of run / baseline per example; null where a value is not above zero. */
export function logRatios(baseline: readonly number[], run: readonly number[]): number[] | null {
  const logs: number[] = [];
  for (const [index, value] of baseline.entries()) {
    const other = run[index]!;
    if (!(value > 0) || !(other > 0)) return null;
    logs.push(Math.log(other / value));
  }
  return logs;
}

/** Brings an interval of logarithms back to ratios. */
export function expInterval(ci: Interval | null): Interval | null {
  return ci === null ? null : { low: Math.exp(ci.low), high: Math.exp(ci.high) };
}

export interface RatioEstimate {
  readonly ratio: number | null;
  readonly ci: Interval | null;
  readonly p: number | null;
}

/**
 * How many times the baseline one example typically takes: exp(mean(log(b/a)) +- t s/sqrt(n)).
 *
 * Holds its level for log-normal latencies from n = 10 and with ten-fold outliers, unlike a ratio of
 * means. All null where a value is zero or negative.
 */
export function geometricMeanRatio(
  baseline: readonly number[],
  run: readonly number[],
  level = 0.95,
): RatioEstimate {
  const logs = logRatios(baseline, run);
  const { mean, ci, p } = pairedT(logs ?? [], level);
  return { ratio: mean === null ? null : Math.exp(mean), ci: expInterval(ci), p };
}

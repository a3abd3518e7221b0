import type { Interval } from "../interval.ts";
import { incompleteBetaQuantile } from "../special/incomplete-beta.ts";

/**
 * Exact interval of a share from beta quantiles (Clopper and Pearson 1934).
 *
 * Never covers too little, usually too much; shown as a detail beside Wilson. Null for n = 0.
 */
export function clopperPearson(k: number, n: number, level = 0.95): Interval | null {
  if (n <= 0) return null;
  const outside = (1 - level) / 2;
  return {
    low: k === 0 ? 0 : incompleteBetaQuantile(outside, k, n - k + 1),
    high: k === n ? 1 : incompleteBetaQuantile(1 - outside, k + 1, n - k),
  };
}

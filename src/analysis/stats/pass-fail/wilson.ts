import type { Interval } from "../interval.ts";
import { normalQuantile } from "../special/normal.ts";

/**
 * Score interval of a share: k passes of n independent examples (Wilson 1927).
 *
 * (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n). The ends are set to 0 and 1 exactly where
 * rounding would leave a speck beside them. Null for n = 0.
 */
export function wilson(k: number, n: number, level = 0.95): Interval | null {
  if (n <= 0) return null;
  const z = normalQuantile(0.5 + level / 2);
  const p = k / n;
  const centre = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: k === 0 ? 0 : (centre - half) / scale,
    high: k === n ? 1 : (centre + half) / scale,
  };
}

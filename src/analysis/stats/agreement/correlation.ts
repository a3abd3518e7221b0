import { mean } from "../describe/moments.ts";
import type { Interval } from "../interval.ts";
import { normalQuantile } from "../special/normal.ts";

export interface Correlation {
  readonly r: number | null;
  readonly ci: Interval | null;
}

/** Below this many pairs a correlation is anything. */
const fewest = 10;

/**
 * Pearson's correlation with Fisher's interval, tanh(atanh r +- z / sqrt(n - 3)).
 *
 * `units` is the number of independent examples behind the pairs, which the interval goes by. Null below
 * ten units, or where one side never varies: there is then nothing to correlate.
 */
export function correlation(
  one: readonly number[],
  other: readonly number[],
  units = one.length,
  level = 0.95,
): Correlation {
  const a = mean(one);
  const b = mean(other);
  if (a === null || b === null || units < fewest) return { r: null, ci: null };
  let together = 0;
  let spreadA = 0;
  let spreadB = 0;
  for (const [at, value] of one.entries()) {
    const x = value - a;
    const y = other[at]! - b;
    together += x * y;
    spreadA += x * x;
    spreadB += y * y;
  }
  if (!(spreadA > 0) || !(spreadB > 0)) return { r: null, ci: null };
  const r = Math.max(-1, Math.min(1, together / Math.sqrt(spreadA * spreadB)));
  if (Math.abs(r) > 1 - 1e-12) return { r, ci: null };
  const half = normalQuantile(0.5 + level / 2) / Math.sqrt(units - 3);
  return { r, ci: { low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half) } };
}

import type { Interval } from "../interval.ts";
import { wilson } from "./wilson.ts";

/**
 * Interval of p2 - p1 for two runs that share no example (Newcombe 1998, Stat Med 17:873, method 10).
 *
 * Null where a run has no examples.
 */
export function newcombeIndependent(
  k1: number,
  n1: number,
  k2: number,
  n2: number,
  level = 0.95,
): Interval | null {
  const first = wilson(k1, n1, level);
  const second = wilson(k2, n2, level);
  if (first === null || second === null) return null;
  const p1 = k1 / n1;
  const p2 = k2 / n2;
  return {
    low: p2 - p1 - Math.hypot(p2 - second.low, first.high - p1),
    high: p2 - p1 + Math.hypot(second.high - p2, p1 - first.low),
  };
}

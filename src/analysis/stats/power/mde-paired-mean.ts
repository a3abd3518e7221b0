import { normalQuantile } from "../special/normal.ts";

/** z_{1-alpha/2} + z_{power}, 2.802 at 5 % and 80 %. */
export function detectableInErrors(alpha = 0.05, power = 0.8): number {
  return normalQuantile(1 - alpha / 2) + normalQuantile(power);
}

/**
 * Smallest mean difference that n pairs show with the given power: (z_{1-alpha/2} + z_power) s_d / sqrt(n)
 * (Miller 2024). Null without pairs.
 */
export function mdePairedMean(sd: number, n: number, alpha = 0.05, power = 0.8): number | null {
  return n <= 0 ? null : (detectableInErrors(alpha, power) * sd) / Math.sqrt(n);
}

/** Pairs needed to show a mean difference of `delta`; null for a delta of 0. */
export function pairsForMean(sd: number, delta: number, alpha = 0.05, power = 0.8): number | null {
  if (delta === 0) return null;
  return Math.ceil(((detectableInErrors(alpha, power) * sd) / delta) ** 2);
}

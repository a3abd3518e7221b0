import { noiseBand } from "#analysis/stats/series/noise-band.ts";
import type { Stretch } from "./segments.ts";

export interface Band extends Stretch {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly k: number;
  readonly floored: boolean;
}

/**
 * The noise band of every stretch without a change that has runs enough. `minSteps` is per place the smallest
 * difference that one example can make.
 */
export function bandsOf(
  values: readonly number[],
  stretches: readonly Stretch[],
  minSteps: readonly number[],
): Band[] {
  return stretches.flatMap(({ from, to }) => {
    const found = noiseBand(values.slice(from, to), leastStep(minSteps, from, to));
    if (found === null) return [];
    const { mean, band, floored } = found;
    return [{ from, to, mean, low: band.low, high: band.high, k: to - from, floored }];
  });
}

/** Places of runs outside the band of the runs before them in their stretch. */
export function unusualPlaces(
  values: readonly number[],
  stretches: readonly Stretch[],
  minSteps: readonly number[],
): Set<number> {
  const unusual = new Set<number>();
  for (const { from, to } of stretches)
    for (let at = from + 1; at < to; at += 1) {
      const before = noiseBand(values.slice(from, at), leastStep(minSteps, from, at));
      const value = values[at]!;
      if (before && (value < before.band.low || value > before.band.high)) unusual.add(at);
    }
  return unusual;
}

function leastStep(minSteps: readonly number[], from: number, to: number): number {
  return Math.min(...minSteps.slice(from, to));
}

import { mean } from "../describe/moments.ts";
import { quantileOfSorted } from "../describe/quantile.ts";
import type { Interval } from "../interval.ts";
import { seededRandom } from "../random/xoshiro128.ts";
import { normalCdf, normalQuantile } from "../special/normal.ts";

/** A number of the examples at these places; null or not finite where it is undefined there. */
export type Statistic = (places: Int32Array) => number | null;

export const defaultResamples = 2000;

/**
 * The statistic on seeded resamples of n examples out of n (whole pairs or groups), sorted.
 *
 * Draws come in the order of places, so a seed gives the same resamples everywhere. Resamples in which
 * the statistic is undefined are left out.
 */
export function resample(
  n: number,
  statistic: Statistic,
  seed: number,
  resamples = defaultResamples,
): number[] {
  const random = seededRandom(seed);
  const places = new Int32Array(n);
  const values: number[] = [];
  for (let round = 0; round < resamples; round += 1) {
    for (let place = 0; place < n; place += 1) places[place] = random.below(n);
    const value = statistic(places);
    if (value !== null && Number.isFinite(value)) values.push(value);
  }
  return values.toSorted((a, b) => a - b);
}

/** Percentile interval: type-7 quantiles of the sorted resamples. Null where nothing was defined. */
export function percentileInterval(sorted: readonly number[], level = 0.95): Interval | null {
  const low = quantileOfSorted(sorted, (1 - level) / 2);
  const high = quantileOfSorted(sorted, (1 + level) / 2);
  return low === null || high === null ? null : { low, high };
}

/**
 * Bias-corrected and accelerated interval (Efron and Tibshirani 1993), with mid-rank z0 and the jackknife.
 *
 * A detail only: it covers less than the percentile interval for skewed costs (.86 against .89 at n = 10).
 */
export function bcaInterval(
  sorted: readonly number[],
  n: number,
  statistic: Statistic,
  level = 0.95,
): Interval | null {
  const observed = statistic(Int32Array.from({ length: n }, (_, place) => place));
  if (observed === null || sorted.length === 0) return null;
  let below = 0;
  for (const value of sorted) below += value < observed ? 1 : value === observed ? 0.5 : 0;
  const bias = normalQuantile(below / sorted.length);
  const skew = acceleration(n, statistic);
  if (!Number.isFinite(bias) || skew === null) return null;
  const at = (share: number): number | null => {
    const z = bias + normalQuantile(share);
    return quantileOfSorted(sorted, normalCdf(bias + z / (1 - skew * z)));
  };
  const low = at((1 - level) / 2);
  const high = at((1 + level) / 2);
  return low === null || high === null ? null : { low, high };
}

function acceleration(n: number, statistic: Statistic): number | null {
  const without: number[] = [];
  for (let left = 0; left < n; left += 1) {
    const rest = Int32Array.from({ length: n - 1 }, (_, place) =>
      place < left ? place : place + 1,
    );
    const value = statistic(rest);
    if (value !== null) without.push(value);
  }
  const centre = mean(without);
  if (centre === null) return null;
  let squares = 0;
  let cubes = 0;
  for (const value of without) {
    squares += (centre - value) ** 2;
    cubes += (centre - value) ** 3;
  }
  return squares === 0 ? null : cubes / (6 * squares ** 1.5);
}

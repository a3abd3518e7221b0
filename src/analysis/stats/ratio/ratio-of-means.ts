import { quantile } from "../describe/quantile.ts";
import type { Interval } from "../interval.ts";
import { signFlip, type PermutationTest } from "../paired/sign-flip.ts";
import { defaultResamples, percentileInterval, resample } from "./bootstrap.ts";
import { expInterval } from "./geometric-mean-ratio.ts";

/**
 * Sum of `run` over sum of `baseline` at the given places (all without them), the ratio of what both
 * would be billed. Null where the baseline or the run is not above zero in sum.
 */
export function ratioOfMeans(
  baseline: readonly number[],
  run: readonly number[],
  places?: Int32Array,
): number | null {
  let before = 0;
  let after = 0;
  for (let at = 0; at < (places ?? baseline).length; at += 1) {
    const place = places === undefined ? at : places[at]!;
    before += baseline[place]!;
    after += run[place]!;
  }
  return before > 0 && after > 0 ? after / before : null;
}

/**
 * Percentile bootstrap of the ratio of means over whole pairs, on the log scale.
 *
 * Covers .894 at n = 10 and .929 at n = 50 for log-normal costs: callers show it from n = 50.
 */
export function ratioOfMeansInterval(
  baseline: readonly number[],
  run: readonly number[],
  seed: number,
  resamples = defaultResamples,
  level = 0.95,
): Interval | null {
  const logRatio = (places: Int32Array): number | null => {
    const ratio = ratioOfMeans(baseline, run, places);
    return ratio === null ? null : Math.log(ratio);
  };
  const sorted = resample(baseline.length, logRatio, seed, resamples);
  return expInterval(percentileInterval(sorted, level));
}

/**
 * The same for a quantile of each side (p50, p95), a side value without a test; p95 wants n >= 50.
 */
export function ratioOfQuantiles(
  baseline: readonly number[],
  run: readonly number[],
  q: number,
  seed: number,
  resamples = defaultResamples,
  level = 0.95,
): { readonly ratio: number | null; readonly ci: Interval | null } {
  const logRatio = (places: Int32Array): number | null => {
    const before = quantile(
      Array.from(places, (place) => baseline[place]!),
      q,
    );
    const after = quantile(
      Array.from(places, (place) => run[place]!),
      q,
    );
    if (before === null || after === null || before <= 0 || after <= 0) return null;
    return Math.log(after / before);
  };
  const all = logRatio(Int32Array.from(baseline.keys()));
  const sorted = resample(baseline.length, logRatio, seed, resamples);
  return {
    ratio: all === null ? null : Math.exp(all),
    ci: expInterval(percentileInterval(sorted, level)),
  };
}

/**
 * Test that within each pair either value could have been the run's, on the ratio of means.
 *
 * Swapping a pair keeps the sum of both and flips the sign of its difference, and the log ratio grows with
 * the sum of differences: the sign-flip test on differences IS this test. Never the p of a bootstrap,
 * which raises .061-.121 false alarms at .05.
 */
export function swapPermutation(
  baseline: readonly number[],
  run: readonly number[],
  seed: number,
  draws?: number,
): PermutationTest {
  const differences = baseline.map((before, place) => run[place]! - before);
  return signFlip(differences, seed, draws);
}

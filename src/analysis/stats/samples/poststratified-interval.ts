import { variance } from "../describe/moments.ts";
import { clipInterval } from "../interval.ts";
import { type MeanEstimate, meanEstimate } from "../paired/paired-t.ts";
import { poststratify, type Stratum } from "./poststratify.ts";

export interface PoststratifiedInterval extends MeanEstimate {
  /** Weight of the slices that have values; the rest of production has no estimate. */
  readonly coveredWeight: number;
}

/** Values of which one alone has no spread. */
const fewest = 2;
/** A slice in which fewer examples changed says too little of how much they can change. */
const enoughChanged = 10;

/**
 * A post-stratified mean of paired differences with its t interval: sum w_h mean_h, se^2 = sum w_h^2 s_h^2/n_h.
 * The degrees of freedom are Satterthwaite's (1946): (sum q_h)^2 / sum q_h^2/(n_h - 1) with q_h = w_h^2 s_h^2/n_h.
 *
 * `width` is how much one example can gain or lose. Where fewer than ten examples of a slice changed, its spread
 * is that with one example more that gained all and one that lost all, as in `scoreInterval`: a slice of which
 * no example happened to change has not none. Null: nobody knows the width, and the spread is taken as it is.
 * Slices of fewer than two values are left out and their weight counts as not covered. The weights are taken
 * as known: how production itself was drawn is no part of the interval. Without any spread there is none.
 */
export function poststratifiedInterval(
  strata: readonly Stratum[],
  width: number | null,
  level = 0.95,
): PoststratifiedInterval {
  const kept = strata.filter(({ values, weight }) => values.length >= fewest && weight > 0);
  const { estimate, coveredWeight } = poststratify(kept);
  let [squares, parts, n] = [0, 0, 0];
  for (const { weight, values } of kept) {
    const share = weight / coveredWeight;
    const part = (share ** 2 * spreadOf(values, width)) / values.length;
    squares += part;
    parts += part ** 2 / (values.length - 1);
    n += values.length;
  }
  const df = parts > 0 ? squares ** 2 / parts : 0;
  const found = meanEstimate(n, estimate, squares > 0 ? Math.sqrt(squares) : null, df, level);
  const ci = found.ci && width !== null ? clipInterval(found.ci, -width, width) : found.ci;
  return { ...found, ci, coveredWeight };
}

function spreadOf(values: readonly number[], width: number | null): number {
  const changed = values.filter((value) => value !== 0).length;
  const few = changed < enoughChanged && width !== null;
  return variance(few ? [...values, width, -width] : values) ?? 0;
}

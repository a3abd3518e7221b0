import { clipInterval, type Interval } from "../interval.ts";
import { studentTwoSidedQuantile } from "../special/student-t.ts";

/** Number, mean and sample variance of some values; mean null without any, variance null below two. */
export interface Moments {
  readonly n: number;
  readonly mean: number | null;
  readonly variance: number | null;
}

/** What is known of one run, the example being the unit: repetitions are averaged before. */
export interface PpiMoments {
  /** Judge's scores of the examples that no person scored. */
  readonly unlabelled: Moments;
  /** Person minus judge of those that both scored. */
  readonly corrections: Moments;
  /** How many corrections are not 0. */
  readonly changed: number;
}

export interface Corrected {
  readonly estimate: number | null;
  readonly se: number | null;
  readonly ci: Interval | null;
}

/** Below this many changed examples the spread of the corrections is not known well enough. */
const enoughChanged = 10;
const nothing: Corrected = { estimate: null, se: null, ci: null };

/**
 * Mean of what people would say of all examples, from many judge scores and few human ones:
 * prediction-powered inference (see `ppiMean`) from moments, with a t interval of Satterthwaite's degrees of
 * freedom, cut to `range`.
 *
 * Assumes that people scored a random part of the examples. With fewer than ten corrections other than 0,
 * one of the full range up and one down are added to their spread, not to the estimate: ten labels that all
 * agree do not show that the judge is never wrong. Null without examples on either side.
 */
export function correctedMean(
  moments: PpiMoments,
  range: Interval | null,
  level = 0.95,
): Corrected {
  const { unlabelled, corrections } = moments;
  if (unlabelled.mean === null || corrections.mean === null) return nothing;
  const estimate = unlabelled.mean + corrections.mean;
  const base = varianceOfMean(unlabelled);
  const shift = carefulVariance(moments, range);
  if (base === null || shift === null) return { estimate, se: null, ci: null };
  const variance = base.value + shift.value;
  const se = Math.sqrt(variance);
  if (!(se > 0)) return { estimate, se, ci: null };
  // Shares, because squares of tiny variances are 0.
  const part = base.value / variance;
  const df = 1 / (part ** 2 / base.df + (1 - part) ** 2 / shift.df);
  return { estimate, se, ci: around(estimate, se, df, range, level) };
}

interface MeanVariance {
  readonly value: number;
  readonly df: number;
}

function varianceOfMean({ n, variance }: Moments): MeanVariance | null {
  return variance === null ? null : { value: variance / n, df: n - 1 };
}

/** Variance of the mean correction, with the pair of pseudo examples where few corrections are known. */
function carefulVariance(
  { corrections, changed }: PpiMoments,
  range: Interval | null,
): MeanVariance | null {
  const { n, mean, variance } = corrections;
  if (range === null || changed >= enoughChanged || mean === null)
    return varianceOfMean(corrections);
  const width = range.high - range.low;
  const sumOfSquares = (variance ?? 0) * (n - 1) + n * mean * mean + 2 * width * width;
  const more = n + 2;
  const spread = (sumOfSquares - (n * mean) ** 2 / more) / (more - 1);
  return { value: spread / more, df: more - 1 };
}

function around(
  centre: number,
  se: number,
  df: number,
  range: Interval | null,
  level: number,
): Interval {
  const half = studentTwoSidedQuantile(level, df) * se;
  const ci = { low: centre - half, high: centre + half };
  return range === null ? ci : clipInterval(ci, range.low, range.high);
}

/** Sums over the examples that two lists of values share. */
export interface Shared {
  readonly n: number;
  readonly sumOne: number;
  readonly sumOther: number;
  readonly sumProduct: number;
}

/** What baseline and run share; `unlabelledCorrections` is judge of the baseline with corrections of the run. */
export interface SharedMoments {
  readonly unlabelled: Shared;
  readonly corrections: Shared;
  readonly unlabelledCorrections: Shared;
  readonly correctionsUnlabelled: Shared;
}

/**
 * Difference of two corrected means, run minus baseline.
 *
 * The runs answer the same examples, so the variance is that of both less twice the covariance: every
 * example's part in one estimate times its part in the other, summed. Degrees of freedom are those of the
 * run with fewer labels. `range` is that of one score.
 */
export function correctedDifference(
  baseline: PpiMoments,
  run: PpiMoments,
  shared: SharedMoments,
  range: Interval | null,
  level = 0.95,
): Corrected {
  const one = correctedMean(baseline, range, level);
  const other = correctedMean(run, range, level);
  if (one.estimate === null || other.estimate === null) return nothing;
  const estimate = other.estimate - one.estimate;
  if (one.se === null || other.se === null) return { estimate, se: null, ci: null };
  const covariance =
    covarianceOf(shared.unlabelled, baseline.unlabelled, run.unlabelled) +
    covarianceOf(shared.corrections, baseline.corrections, run.corrections) +
    covarianceOf(shared.unlabelledCorrections, baseline.unlabelled, run.corrections) +
    covarianceOf(shared.correctionsUnlabelled, baseline.corrections, run.unlabelled);
  const se = Math.sqrt(Math.max(0, one.se ** 2 + other.se ** 2 - 2 * covariance));
  const df = Math.min(baseline.corrections.n, run.corrections.n) - 1;
  if (!(se > 0) || df < 1) return { estimate, se, ci: null };
  const width = range === null ? null : range.high - range.low;
  const most = width === null ? null : { low: -width, high: width };
  return { estimate, se, ci: around(estimate, se, df, most, level) };
}

/** Covariance of the means of two lists of which some examples stand in both. */
function covarianceOf(shared: Shared, one: Moments, other: Moments): number {
  if (shared.n === 0 || one.mean === null || other.mean === null) return 0;
  const together =
    shared.sumProduct -
    one.mean * shared.sumOther -
    other.mean * shared.sumOne +
    shared.n * one.mean * other.mean;
  return together / (one.n * other.n);
}

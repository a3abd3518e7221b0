import { mean } from "../describe/moments.ts";
import { groupSums } from "../paired/cluster-mean.ts";
import { detectableInErrors } from "../power/mde-paired-mean.ts";
import { defaultResamples } from "../ratio/bootstrap.ts";
import { expInterval, logRatios } from "../ratio/geometric-mean-ratio.ts";
import { ratioOfMeans, ratioOfMeansInterval, swapPermutation } from "../ratio/ratio-of-means.ts";
import { assessScore, type Pairs, type Terms } from "./assess-score.ts";
import { countChanges, level, power, snap, type Assessment } from "./assessment.ts";
import { alpha, type Power } from "./verdict.ts";

/** The bootstrap of a ratio of means covers too little below this many pairs. */
const enoughToResample = 50;

/**
 * How many times the baseline a typical example takes: geometric mean, t on logarithms, sign-flip of
 * the same. A value of zero or less has no logarithm: totals are compared then.
 */
export function assessTypical(pairs: Pairs, terms: Terms): Assessment {
  const logs = logRatios(pairs.baseline, pairs.run);
  if (logs === null) return assessTotal(pairs, terms);
  const zeros = logs.map(() => 0);
  const onLogs = assessScore({ ...pairs, baseline: zeros, run: logs }, null, {
    ...terms,
    margin: Math.log1p(terms.margin),
  });
  const { values, ci, mde } = onLogs;
  return {
    ...onLogs,
    values: {
      baseline: geometricMean(pairs.baseline),
      run: geometricMean(pairs.run),
      effect: values.effect === null ? null : Math.exp(values.effect),
      scale: "ratio",
    },
    ci: ci && { ...ci, ...expInterval(ci), method: `${ci.method}-on-logs` },
    mde: mde && { ...mde, value: Math.expm1(mde.value) },
  };
}

function geometricMean(values: readonly number[]): number | null {
  const logarithm = mean(values.map((value) => Math.log(value)));
  return logarithm === null ? null : Math.exp(logarithm);
}

/**
 * How many times the baseline all examples take together: ratio of means, percentile bootstrap from 50
 * pairs on, swap permutation. Groups are added up first, so that they are drawn and swapped whole.
 * Without a positive mean on both sides there is no ratio: the difference of means is shown.
 */
export function assessTotal(pairs: Pairs, terms: Terms): Assessment {
  const { groups } = pairs;
  const baseline = groups === null ? pairs.baseline : groupSums(pairs.baseline, groups);
  const run = groups === null ? pairs.run : groupSums(pairs.run, groups);
  const effect = ratioOfMeans(baseline, run);
  if (effect === null) {
    const before = mean(pairs.baseline);
    return { ...assessScore(pairs, null, terms), baselineIsZero: before !== null && before <= 0 };
  }
  const differences = snap(pairs.run.map((value, at) => value - pairs.baseline[at]!));
  const changes = countChanges(differences, terms.direction);
  const test = swapPermutation(baseline, run, terms.seed);
  const varies = run.some((value, at) => Math.abs(value - effect * baseline[at]!) > 1e-12 * value);
  const resampled = varies && baseline.length >= enoughToResample;
  const ci = resampled ? ratioOfMeansInterval(baseline, run, terms.seed) : null;
  return {
    values: {
      baseline: mean(pairs.baseline),
      run: mean(pairs.run),
      effect,
      scale: "ratio",
    },
    ci: ci && { level, ...ci, method: "bootstrap-percentile-log-ratio" },
    p: { raw: test.midP, test: groups === null ? "swap-midp" : "swap-midp-groups" },
    paired: pairs.baseline.length,
    groups: groups === null ? null : baseline.length,
    changes,
    mde: ci && powerFrom(ci, baseline.length, terms.margin, groups !== null),
    width: null,
    baselineIsZero: false,
    noSpread: !varies,
    draws: test.draws ?? (ci === null ? null : defaultResamples),
  };
}

/** The error of the log ratio, read off the interval: a ratio of means has no simple formula for it. */
function powerFrom(
  { low, high }: { readonly low: number; readonly high: number },
  n: number,
  margin: number,
  grouped: boolean,
): Power | null {
  const se = Math.log(high / low) / (2 * 1.96);
  if (!(se > 0)) return null;
  const detectable = detectableInErrors(alpha, power) * se;
  const scale = detectable / Math.log1p(margin);
  const needed = grouped || margin === 0 ? null : Math.ceil(n * scale * scale);
  return { power, value: Math.expm1(detectable), needed };
}

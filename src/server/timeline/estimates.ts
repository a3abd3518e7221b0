import { passHatK } from "#analysis/stats/pass-fail/pass-k.ts";
import { wilson } from "#analysis/stats/pass-fail/wilson.ts";
import { expInterval } from "#analysis/stats/ratio/geometric-mean-ratio.ts";
import type { Metric } from "#contract/registries.ts";
import { type Estimate, estimate, intervalOfMoments, withinRange } from "../estimates/estimate.ts";
import type { RunTotal } from "../store/comparison/scorers.ts";
import type { FigureSums, PassSums, ScoreSums } from "../store/timeline/series-sums.ts";

/** Mean of a score, cut to the metric's range; of a ratio the geometric mean where all values are positive. */
export function scoreEstimate({ kind, range }: Metric, sums: ScoreSums): Estimate {
  if (kind === "ratio" && sums.logMean !== null) return typicalEstimate(sums);
  const ci = intervalOfMoments(sums.n, sums.mean, sums.variance);
  return estimate(sums.mean, withinRange("other", range, ci), sums.n);
}

type Moments = Omit<FigureSums, "run" | "figure">;

/** Geometric mean with the interval of the logarithms. */
function typicalEstimate({ n, logMean, logVariance }: Moments): Estimate {
  return estimate(
    logMean === null ? null : Math.exp(logMean),
    expInterval(intervalOfMoments(n, logMean, logVariance)),
    n,
  );
}

/** Latency of a typical example; money, tokens and failures as the mean over examples. */
export function figureEstimate(sums: FigureSums): Estimate {
  if (sums.figure === "latencyMs" && sums.logMean !== null) return typicalEstimate(sums);
  if (sums.figure === "errorRate" && sums.mean !== null) {
    const failed = sums.mean * sums.n;
    if (Number.isInteger(Number(failed.toFixed(6))))
      return estimate(sums.mean, wilson(Math.round(failed), sums.n), sums.n);
  }
  const ci = intervalOfMoments(sums.n, sums.mean, sums.variance);
  return estimate(sums.mean, withinRange("figure", null, ci), sums.n);
}

/** Share of right answers: Wilson with one try an example, t over the rates of examples otherwise. */
export function passEstimate(rows: readonly PassSums[]): Estimate {
  return powerEstimate(rows, 1);
}

/** Chance that k tries at one example all pass, over the examples that have k tries. */
export function powerEstimate(rows: readonly PassSums[], k: number): Estimate {
  let [n, sum, squares] = [0, 0, 0];
  const single = rows.every(({ tries }) => tries === 1);
  for (const { tries, passes, examples } of rows) {
    // Scores between 0 and 1 are a rate already.
    const rate = k === 1 ? passes / tries : passHatK(Math.round(passes), tries, k);
    if (rate === null) continue;
    n += examples;
    sum += rate * examples;
    squares += rate * rate * examples;
  }
  if (n === 0) return estimate(null, null, 0);
  const mean = sum / n;
  if (single && Number.isInteger(sum)) return estimate(mean, wilson(sum, n), n);
  const variance = n < 2 ? null : Math.max(0, squares - n * mean * mean) / (n - 1);
  const ci = intervalOfMoments(n, mean, variance);
  return estimate(mean, withinRange("pass", null, ci), n);
}

/** Most tries that any example has: how far pass^k goes. */
export function mostTries(rows: readonly PassSums[]): number {
  return Math.max(1, ...rows.map(({ tries }) => tries));
}

/**
 * A value that was sent for the whole run. Of a pass metric it is a share of n, in per cent where the series has
 * one above 1.
 */
export function totalEstimate(
  { kind, range }: Metric,
  total: RunTotal,
  perCent: boolean,
): Estimate {
  if (kind !== "pass") return estimate(total.value, null, total.n);
  const share = total.value / (range?.[1] ?? (perCent ? 100 : 1));
  const known = total.n > 0 && share >= 0 && share <= 1;
  return estimate(share, known ? wilson(share * total.n, total.n) : null, total.n);
}

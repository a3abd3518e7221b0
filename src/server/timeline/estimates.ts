import { clipInterval, type Interval } from "#analysis/stats/interval.ts";
import { meanEstimate } from "#analysis/stats/paired/paired-t.ts";
import { passHatK } from "#analysis/stats/pass-fail/pass-k.ts";
import { wilson } from "#analysis/stats/pass-fail/wilson.ts";
import { expInterval } from "#analysis/stats/ratio/geometric-mean-ratio.ts";
import type { Metric } from "#contract/registries.ts";
import type { RunTotal } from "../store/comparison/scorers.ts";
import type { FigureSums, PassSums, ScoreSums } from "../store/timeline/series-sums.ts";

/** A value with its 95 % interval over examples. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

const level = 0.95;

function estimate(value: number | null, ci: Interval | null, n: number): Estimate {
  return { value, low: ci?.low ?? null, high: ci?.high ?? null, n };
}

/** Mean and variance over n examples as a t interval. */
function meanOf(n: number, mean: number | null, variance: number | null): Interval | null {
  if (mean === null || variance === null) return null;
  return meanEstimate(n, mean, Math.sqrt(variance / n), n - 1, level).ci;
}

/** Mean of a score, cut to the metric's range; of a ratio the geometric mean where all values are positive. */
export function scoreEstimate({ kind, range }: Metric, sums: ScoreSums): Estimate {
  if (kind === "ratio" && sums.logMean !== null) return typicalEstimate(sums);
  const ci = meanOf(sums.n, sums.mean, sums.variance);
  return estimate(sums.mean, ci && (range ? clipInterval(ci, range[0], range[1]) : ci), sums.n);
}

type Moments = Omit<FigureSums, "run" | "figure">;

/** Geometric mean with the interval of the logarithms. */
function typicalEstimate({ n, logMean, logVariance }: Moments): Estimate {
  return estimate(
    logMean === null ? null : Math.exp(logMean),
    expInterval(meanOf(n, logMean, logVariance)),
    n,
  );
}

/** Latency of a typical example; money, tokens and failures as the mean over examples. */
export function figureEstimate(sums: FigureSums): Estimate {
  if (sums.figure === "latencyMs" && sums.logMean !== null) return typicalEstimate(sums);
  if (sums.figure === "errorRate" && sums.mean !== null) {
    const failed = sums.mean * sums.n;
    if (Number.isInteger(Number(failed.toFixed(6))))
      return estimate(sums.mean, wilson(Math.round(failed), sums.n, level), sums.n);
  }
  const ci = meanOf(sums.n, sums.mean, sums.variance);
  return estimate(sums.mean, ci && clipInterval(ci, 0, Infinity), sums.n);
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
  if (single && Number.isInteger(sum)) return estimate(mean, wilson(sum, n, level), n);
  const variance = n < 2 ? null : Math.max(0, squares - n * mean * mean) / (n - 1);
  const ci = meanOf(n, mean, variance);
  return estimate(mean, ci && clipInterval(ci, 0, 1), n);
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
  return estimate(share, known ? wilson(share * total.n, total.n, level) : null, total.n);
}

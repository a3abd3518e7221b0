import { mean, variance } from "../describe/moments.ts";
import { meanEstimate, type MeanEstimate } from "../paired/paired-t.ts";

/**
 * Mean of `run` minus mean of `baseline` for two sets without shared examples (Welch 1947).
 *
 * Variances need not be equal; df by Satterthwaite. Null interval below two values on either side, or
 * without any spread.
 */
export function welch(
  baseline: readonly number[],
  run: readonly number[],
  level = 0.95,
): MeanEstimate {
  const n = baseline.length + run.length;
  const a = mean(baseline);
  const b = mean(run);
  const difference = a === null || b === null ? null : b - a;
  const spreadA = variance(baseline);
  const spreadB = variance(run);
  if (spreadA === null || spreadB === null) return meanEstimate(n, difference, null, 0, level);
  const partA = spreadA / baseline.length;
  const partB = spreadB / run.length;
  const df =
    (partA + partB) ** 2 / (partA ** 2 / (baseline.length - 1) + partB ** 2 / (run.length - 1));
  return meanEstimate(n, difference, Math.sqrt(partA + partB), df, level);
}

import { mean, variance } from "../describe/moments.ts";

export interface Estimate {
  readonly estimate: number | null;
  readonly se: number | null;
}

/**
 * Mean of what people would say, from many judge scores and few human ones (prediction-powered inference,
 * Angelopoulos et al. 2023): mean(judge, unlabelled) + mean(human - judge, labelled).
 *
 * se^2 = var(judge)/N + var(human - judge)/n. Assumes that labelled items are a random part of all. Both
 * label lists have one entry per labelled item. Null without items on either side.
 */
export function ppiMean(
  judgeUnlabelled: readonly number[],
  judgeLabelled: readonly number[],
  humanLabelled: readonly number[],
): Estimate {
  const corrections = humanLabelled.map((human, at) => human - judgeLabelled[at]!);
  const base = mean(judgeUnlabelled);
  const shift = mean(corrections);
  if (base === null || shift === null) return { estimate: null, se: null };
  const spread = variance(judgeUnlabelled);
  const spreadShift = variance(corrections);
  const se =
    spread === null || spreadShift === null
      ? null
      : Math.sqrt(spread / judgeUnlabelled.length + spreadShift / corrections.length);
  return { estimate: base + shift, se };
}

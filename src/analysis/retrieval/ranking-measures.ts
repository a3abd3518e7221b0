import { isRelevant } from "./relevance.ts";

/** How well one list of documents is ordered, against what is known to be relevant. */
export interface RankingMeasures {
  /** 1 where a relevant document stands among the first k, else 0. */
  readonly hit: number;
  /** Relevant documents among the first k over k, also where fewer than k were given (as trec_eval does). */
  readonly precision: number;
  /** Relevant documents among the first k over all that are known to be relevant. */
  readonly recall: number;
  /** 1 over the rank of the first relevant document of the whole list, 0 where there is none. */
  readonly reciprocalRank: number;
  /** Discounted cumulative gain of the first k over that of the best order of all known gains, 0 to 1. */
  readonly ndcg: number;
}

/**
 * Measures at k of gains in the order of the list. `known` are the gains of everything that is known to be
 * relevant, given or not; a document without a label counts as not relevant.
 *
 * Gains are linear and discounted by log2(rank + 1) (Järvelin and Kekäläinen 2002, as trec_eval and
 * scikit-learn compute it). Null where nothing is known to be relevant: then no order is better than another.
 */
export function rankingMeasures(
  gains: readonly (number | null)[],
  known: readonly number[],
  k: number,
): RankingMeasures | null {
  const all = known.filter(isRelevant).length;
  const ideal = discountedGain(known.toSorted((a, b) => b - a).slice(0, k));
  if (all === 0 || ideal <= 0) return null;
  const first = gains.slice(0, k);
  const found = first.filter(isRelevant).length;
  const rank = gains.findIndex(isRelevant) + 1;
  return {
    hit: found > 0 ? 1 : 0,
    precision: found / k,
    recall: found / all,
    reciprocalRank: rank === 0 ? 0 : 1 / rank,
    ndcg: discountedGain(first) / ideal,
  };
}

/** Sum of gain / log2(rank + 1); missing and negative gains count as 0. */
export function discountedGain(gains: readonly (number | null)[]): number {
  let sum = 0;
  for (const [at, gain] of gains.entries()) sum += Math.max(0, gain ?? 0) / Math.log2(at + 2);
  return sum;
}

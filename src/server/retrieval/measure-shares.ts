import type { RankingMeasures } from "#analysis/retrieval/ranking-measures.ts";
import { clipInterval } from "#analysis/stats/interval.ts";
import { clusterMean } from "#analysis/stats/paired/cluster-mean.ts";
import { wilson } from "#analysis/stats/pass-fail/wilson.ts";
import type { MeasuredShare, RetrievalMeasures } from "#contract/retrieval.ts";
import { type JudgedQuestion, unitOf } from "./judged-questions.ts";

/** Below this many independent questions an interval would promise too much. */
const fewestUnits = 10;

/** Means over the labelled questions with 95 % intervals; null where none is labelled. */
export function measureShares(questions: readonly JudgedQuestion[]): RetrievalMeasures | null {
  const labelled = questions.filter(({ measures }) => measures !== null);
  if (labelled.length === 0) return null;
  const units = labelled.map(unitOf);
  const share = (name: keyof RankingMeasures): MeasuredShare =>
    shareOf(
      labelled.map(({ measures }) => measures![name]),
      units,
    );
  return {
    hit: share("hit"),
    precision: share("precision"),
    recall: share("recall"),
    reciprocalRank: share("reciprocalRank"),
    ndcg: share("ndcg"),
  };
}

/**
 * Mean of values between 0 and 1 over independent units: Wilson for single yes or no, else Student's interval
 * over the units. No interval below ten units, or without spread.
 */
export function shareOf(values: readonly number[], units: readonly string[]): MeasuredShare {
  const count = new Set(units).size;
  const { mean, ci } = clusterMean(values, units);
  const isCount = count === values.length && values.every((value) => value === 0 || value === 1);
  const passed = values.filter((value) => value === 1).length;
  const interval =
    count < fewestUnits ? null : isCount ? wilson(passed, count) : ci && clipInterval(ci, 0, 1);
  return {
    value: mean,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n: values.length,
  };
}

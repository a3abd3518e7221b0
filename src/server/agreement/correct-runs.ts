import { meanOfScores } from "#analysis/stats/agreement/mean-of-scores.ts";
import { correctedDifference, correctedMean } from "#analysis/stats/agreement/ppi-moments.ts";
import type { Interval } from "#analysis/stats/interval.ts";
import type { Agreement, Corrected } from "#contract/agreement.ts";
import type { RunMoments, StoredMoments } from "../store/labels/corrected-moments.ts";
import { estimateOf } from "./measure-likeness.ts";

/** Scores of each run by one judge, by people, and corrected. */
export function correctedRuns(
  judge: string,
  runs: readonly RunMoments[],
  range: Interval | null,
  isPass: boolean,
): Corrected[] {
  const counted = (moments: StoredMoments, fractions: number) => ({
    ...estimateOf(moments.mean, meanOfScores(moments, range, isPass && fractions === 0)),
    n: moments.n,
  });
  return runs.map((run) => {
    const { estimate, ci } = correctedMean(run, range);
    return {
      judge,
      run: run.run,
      byJudge: counted(run.judge, run.judgeFractions),
      byPeople: counted(run.people, run.peopleFractions),
      corrected: estimateOf(estimate, ci),
      labelled: run.corrections.n,
      unlabelled: run.unlabelled.n,
    };
  });
}

/** Every other run against the first. */
export function correctedDifferences(
  judge: string,
  [baseline, ...others]: readonly RunMoments[],
  range: Interval | null,
): Agreement["differences"] {
  if (!baseline) return [];
  const width = range && range.high - range.low;
  const span = width === null ? null : { low: -width, high: width };
  return others.map((run) => {
    const { estimate, ci } = correctedDifference(baseline, run, run.shared, range);
    return {
      judge,
      run: run.run,
      byJudge: {
        ...estimateOf(run.judgeDifference.mean, meanOfScores(run.judgeDifference, span, false)),
        n: run.judgeDifference.n,
      },
      corrected: estimateOf(estimate, ci),
    };
  });
}

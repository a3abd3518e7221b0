import { type Agreement, getAgreement } from "#contract/agreement.ts";
import { compareJudge, comparePeople } from "../agreement/compare-raters.ts";
import { correctedDifferences, correctedRuns } from "../agreement/correct-runs.ts";
import { judgeAlone, judgesOf } from "../agreement/judges.ts";
import { ratedUnits } from "../agreement/rated-units.ts";
import { rangeOf, ratingScale } from "../agreement/rating-scale.ts";
import { route } from "../route.ts";
import { namesOfRuns } from "../store/evaluation/run-names.ts";
import { correctedMoments } from "../store/labels/corrected-moments.ts";
import { ratersOf } from "../store/labels/raters.ts";
import { labelledRatings } from "../store/labels/ratings.ts";
import { readScope } from "./labelled-runs.ts";

/** Examples whose scores are compared one by one; of more, a part is taken and said. */
const mostLabelled = 20_000;
/** Judges beyond these, programs last, are left out. */
const mostJudges = 20;

export const agreementRoute = route(getAgreement, async (input, { store: { db }, signal }) => {
  const options = { signal };
  const { scope, metric } = await readScope(db, input, options);
  const [names, raters, ratings] = await Promise.all([
    namesOfRuns(db, input.p, scope.runs, options),
    ratersOf(db, input.p, scope.runs, scope.metric, options),
    labelledRatings(db, scope, mostLabelled, options),
  ]);
  const judges = judgesOf(raters).slice(0, mostJudges);
  const scale = ratingScale(metric, ratings.rows);
  const units = ratedUnits(ratings.rows, scale);
  const seen = raters.flatMap(({ lowest, highest }) =>
    [lowest, highest].filter((value) => value !== null),
  );
  const range = rangeOf(metric, seen);
  const moments = await Promise.all(
    metric.kind === "label"
      ? []
      : judges.map(async ({ id, source, name, version }) => ({
          id,
          runs: await correctedMoments(
            db,
            scope,
            { source, evaluator: name ?? "", version: version ?? "" },
            options,
          ),
        })),
  );
  const answer: Agreement = {
    metric,
    level: scale.level,
    runs: scope.runs.map((id) => ({ id, name: names.get(id) ?? id })),
    labelled: {
      results: units.length,
      examples: new Set(units.map(({ example }) => example)).size,
      of: ratings.labelledExamples,
    },
    judges: judges.map((judge) => ({
      judge: judgeAlone(judge),
      ...compareJudge(judge.id, units, scale),
    })),
    ...comparePeople(units, scale),
    corrected: moments.flatMap(({ id, runs }) =>
      correctedRuns(id, runs, range, metric.kind === "pass"),
    ),
    differences: moments.flatMap(({ id, runs }) => correctedDifferences(id, runs, range)),
  };
  return answer;
});

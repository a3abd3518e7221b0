import { judge } from "#analysis/stats/verdict/judge.ts";
import { verdictSentence } from "#analysis/stats/verdict/sentence.ts";
import type { Verdict } from "#contract/verdict.ts";
import { acrossSlicesOf } from "./across-slices.ts";
import { cellsOf } from "./cells.ts";
import { costsPerCorrectOf } from "./cost-per-correct.ts";
import type { Conclusions, JudgedQuantity, JudgeJob } from "./judge-job.ts";
import { ownValues } from "./own-values.ts";
import { passPowersOf } from "./pass-powers.ts";
import { figureWords } from "./quantity.ts";

/** Every number of a comparison from its columns: pure, and the same on whatever thread it runs. */
export function conclude(job: JudgeJob): Conclusions {
  const verdicts = job.families.flatMap((family) => verdictsOf(job, family));
  const quantities = job.families.flat();
  return {
    verdicts,
    values: quantities.flatMap((judged) => ownValues(job, judged)),
    passPowers: quantities.flatMap((judged) => passPowersOf(judged, job.slices[0]!.members)),
    costsPerCorrect: quantities.flatMap((judged) => costsPerCorrectOf(job, judged)),
    acrossSlices: acrossSlicesOf(verdicts),
  };
}

function verdictsOf(job: JudgeJob, family: readonly JudgedQuantity[]): Verdict[] {
  const figures = new Map(
    family.map(({ quantity }) => [quantity.name, quantity.figure && figureWords[quantity.figure]]),
  );
  return judge(cellsOf(job, family)).map((verdict) => ({
    ...verdict,
    warnings: [...verdict.warnings],
    n: { ...verdict.n, repeats: [...verdict.n.repeats] },
    sentence: verdictSentence(verdict, figures.get(verdict.metric) ?? "other"),
  }));
}

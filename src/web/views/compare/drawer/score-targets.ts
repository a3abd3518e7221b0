import type { ResultKey } from "#contract/labels.ts";
import type { Run } from "#contract/runs.ts";
import type { StoredScore } from "#web/data/own-score.ts";
import type { RunAnswer } from "./example-results.tsx";

/** An output that can be scored. */
export interface ScoreTarget {
  readonly id: string;
  readonly place: number;
  /** Name of the run, with the repetition where there are several. */
  readonly name: string;
  readonly key: ResultKey;
  readonly scores: readonly StoredScore[];
}

/** Every output on screen; what failed has none. */
export function scoreTargets(
  answers: readonly Pick<RunAnswer, "place" | "detail">[],
  runs: readonly Pick<Run, "id" | "name">[],
  example: string,
): ScoreTarget[] {
  return answers.flatMap(({ place, detail }) => {
    const run = runs[place]!;
    const results = (detail?.results ?? []).filter(({ output }) => output !== null);
    return results.map(({ repetition, scores }) => ({
      id: `${place} ${repetition}`,
      place,
      name: results.length > 1 ? `${run.name}, repetition ${repetition + 1}` : run.name,
      key: { run: run.id, example, repetition },
      scores,
    }));
  });
}

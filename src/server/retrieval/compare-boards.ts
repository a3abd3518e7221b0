import { mean } from "#analysis/stats/describe/moments.ts";
import type { RankingMeasures } from "#analysis/retrieval/ranking-measures.ts";
import type { Cell, Sample } from "#analysis/stats/verdict/cell.ts";
import type { RetrievalStage } from "#contract/retrieval.ts";
import type { Run } from "#contract/runs.ts";
import type { Verdict } from "#contract/verdict.ts";
import type { Board } from "./board.ts";
import { judgeMeasures } from "./judge-measures.ts";
import { judgedQuestions, type JudgedQuestion } from "./judged-questions.ts";

export interface RunBoard {
  readonly run: Run;
  readonly board: Board;
}

/** Verdicts on what two runs retrieved, example by example: the mean over an example's lists is its value. */
export function compareBoards(
  baseline: RunBoard,
  other: RunBoard,
  stage: RetrievalStage,
  k: number,
): Verdict[] {
  const before = byExample(judgedQuestions(baseline.board, stage, k));
  const after = byExample(judgedQuestions(other.board, stage, k));
  const shared = [...before.keys()].filter((example) => after.has(example)).toSorted();
  return judgeMeasures(
    {
      baseline: baseline.run.id,
      run: other.run.id,
      progress: progressOf(baseline.run, other.run),
      counts: {
        onlyBaseline: before.size - shared.length,
        onlyRun: after.size - shared.length,
        repeats: [mostLists(before), mostLists(after)],
      },
      sampleOf: (name) => sampleOf(before, after, shared, name),
    },
    k,
  );
}

type Lists = ReadonlyMap<string, readonly RankingMeasures[]>;

/** Only labelled lists of examples count: without a label there is nothing to compare. */
function byExample(questions: readonly JudgedQuestion[]): Lists {
  const lists = new Map<string, RankingMeasures[]>();
  for (const { example, measures } of questions) {
    if (example === null || measures === null) continue;
    const known = lists.get(example);
    if (known) known.push(measures);
    else lists.set(example, [measures]);
  }
  return lists;
}

function sampleOf(
  before: Lists,
  after: Lists,
  shared: readonly string[],
  name: keyof RankingMeasures,
): Sample {
  const valueOf = (lists: readonly RankingMeasures[]) => mean(lists.map((one) => one[name])) ?? 0;
  if (shared.length === 0)
    return {
      kind: "separate",
      baseline: [...before.values()].map(valueOf),
      run: [...after.values()].map(valueOf),
    };
  return {
    kind: "pairs",
    baseline: shared.map((example) => valueOf(before.get(example)!)),
    run: shared.map((example) => valueOf(after.get(example)!)),
    groups: null,
  };
}

function mostLists(lists: Lists): number {
  return Math.max(1, ...[...lists.values()].map(({ length }) => length));
}

/** A run that is filling up gets no verdict yet. */
function progressOf(...runs: readonly Run[]): Cell["progress"] {
  const running = runs.find(({ status }) => status === "running");
  if (!running) return null;
  return {
    done: running.exampleCount,
    of: Math.max(...runs.map(({ exampleCount }) => exampleCount)),
  };
}

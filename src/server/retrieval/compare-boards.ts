import { mean } from "#analysis/stats/describe/moments.ts";
import type { RankingMeasures } from "#analysis/retrieval/ranking-measures.ts";
import type { Cell, Sample } from "#analysis/stats/verdict/cell.ts";
import { judge } from "#analysis/stats/verdict/judge.ts";
import { verdictSentence } from "#analysis/stats/verdict/sentence.ts";
import { wholeSlice } from "#analysis/stats/verdict/verdict.ts";
import type { RetrievalStage } from "#contract/retrieval.ts";
import type { Run } from "#contract/runs.ts";
import type { Verdict } from "#contract/verdict.ts";
import type { Board } from "./board.ts";
import { judgedQuestions, type JudgedQuestion } from "./judged-questions.ts";

/** Measures that are judged, with the names they have at so many places. */
const judged: readonly {
  readonly name: keyof RankingMeasures;
  readonly measure: "pass" | "score";
  readonly label: (k: number) => string;
}[] = [
  { name: "hit", measure: "pass", label: (k) => `hit@${k}` },
  { name: "ndcg", measure: "score", label: (k) => `ndcg@${k}` },
  { name: "reciprocalRank", measure: "score", label: () => "reciprocal rank" },
  { name: "precision", measure: "score", label: (k) => `precision@${k}` },
  { name: "recall", measure: "score", label: (k) => `recall@${k}` },
];

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
  const cells = judged.map(({ name, measure, label }): Cell => {
    const { sample, onlyBaseline, onlyRun } = sampleOf(before, after, name);
    return {
      metric: label(k),
      slice: wholeSlice,
      baseline: baseline.run.id,
      run: other.run.id,
      measure,
      direction: "up",
      margin: null,
      range: [0, 1],
      sample,
      counts: {
        onlyBaseline,
        onlyRun,
        errored: { baseline: 0, run: 0 },
        unscored: 0,
        unfinished: 0,
        repeats: [mostLists(before), mostLists(after)],
      },
      versionsDiffer: null,
      progress: progressOf(baseline.run, other.run),
      known: [],
    };
  });
  return judge(cells).map((verdict) => ({
    ...verdict,
    warnings: [...verdict.warnings],
    n: { ...verdict.n, repeats: [...verdict.n.repeats] },
    sentence: verdictSentence(verdict),
  }));
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

function sampleOf(before: Lists, after: Lists, name: keyof RankingMeasures) {
  const valueOf = (lists: readonly RankingMeasures[]) => mean(lists.map((one) => one[name])) ?? 0;
  const shared = [...before.keys()].filter((example) => after.has(example)).toSorted();
  const sample: Sample =
    shared.length === 0
      ? {
          kind: "separate",
          baseline: [...before.values()].map(valueOf),
          run: [...after.values()].map(valueOf),
        }
      : {
          kind: "pairs",
          baseline: shared.map((example) => valueOf(before.get(example)!)),
          run: shared.map((example) => valueOf(after.get(example)!)),
          groups: null,
        };
  return {
    sample,
    onlyBaseline: before.size - shared.length,
    onlyRun: after.size - shared.length,
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

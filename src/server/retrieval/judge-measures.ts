import type { RankingMeasures } from "#analysis/retrieval/ranking-measures.ts";
import type { Cell, Sample } from "#analysis/stats/verdict/cell.ts";
import { judge } from "#analysis/stats/verdict/judge.ts";
import { verdictSentence } from "#analysis/stats/verdict/sentence.ts";
import { type Counts, wholeSlice } from "#analysis/stats/verdict/verdict.ts";
import { afterReranking, beforeReranking } from "#contract/retrieval.ts";
import type { Verdict } from "#contract/verdict.ts";
import { listMeasures } from "./judge-list.ts";
import { type JudgedQuestion, unitOf } from "./judged-questions.ts";

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

/** Two sides of a comparison, as far as every measure has them in common. */
export interface Sides extends Pick<Cell, "baseline" | "run" | "progress"> {
  readonly sampleOf: (name: keyof RankingMeasures) => Sample;
  readonly counts: Pick<Counts, "onlyBaseline" | "onlyRun" | "repeats">;
}

/** Verdicts on the measures at k places: one Holm family. */
export function judgeMeasures({ sampleOf, counts, ...sides }: Sides, k: number): Verdict[] {
  const cells = judged.map(({ name, measure, label }): Cell => ({
    ...sides,
    metric: label(k),
    slice: wholeSlice,
    measure,
    direction: "up",
    margin: null,
    range: [0, 1],
    sample: sampleOf(name),
    counts: { ...counts, errored: { baseline: 0, run: 0 }, unscored: 0, unfinished: 0 },
    versionsDiffer: null,
    known: [],
  }));
  return judge(cells).map((verdict) => ({
    ...verdict,
    warnings: [...verdict.warnings],
    n: { ...verdict.n, repeats: [...verdict.n.repeats] },
    sentence: verdictSentence(verdict),
  }));
}

/** What rerankers made of the lists they were given: labelled questions alone, the same ones on both sides. */
export function rerankingVerdicts(questions: readonly JudgedQuestion[], k: number): Verdict[] {
  const pairs = questions.flatMap((question) => {
    const { before, known, measures } = question;
    const given = before && listMeasures(before, before, known, k);
    return given && measures ? [{ given, measures, unit: unitOf(question) }] : [];
  });
  if (pairs.length === 0) return [];
  const units = pairs.map(({ unit }) => unit);
  const isRepeated = new Set(units).size < units.length;
  return judgeMeasures(
    {
      baseline: beforeReranking,
      run: afterReranking,
      progress: null,
      counts: { onlyBaseline: 0, onlyRun: 0, repeats: [1, 1] },
      sampleOf: (name) => ({
        kind: "pairs",
        baseline: pairs.map(({ given }) => given[name]),
        run: pairs.map(({ measures }) => measures[name]),
        groups: isRepeated ? units : null,
      }),
    },
    k,
  );
}

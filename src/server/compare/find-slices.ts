import type { Cell, Sample } from "#analysis/stats/verdict/cell.ts";
import { judge } from "#analysis/stats/verdict/judge.ts";
import { verdictSentence } from "#analysis/stats/verdict/sentence.ts";
import type { Verdict } from "#analysis/stats/verdict/verdict.ts";
import type { FindJob, Found } from "./find-job.ts";
import { figureWords } from "./quantity.ts";
import { type SearchedSlice, searchSlices } from "./search-slices.ts";
import { at } from "./slice-sums.ts";

const mostFound = 100;

/**
 * The slices where the run is worse, the surest first: all that are looked at are one family of the
 * false-discovery control. Pure, and the same on whatever thread it runs.
 */
export function findSlices(job: FindJob): Found {
  const slices = searchSlices(job);
  const verdicts = judge(slices.map((slice, index) => cellOf(job, slice, String(index))));
  const { quantity } = job.judged;
  const words = (quantity.figure && figureWords[quantity.figure]) ?? "other";
  const ranked = verdicts
    .map((verdict, index) => ({ verdict, terms: slices[index]!.terms }))
    .toSorted((a, b) => byRegression(a.verdict, b.verdict));
  return {
    items: ranked.slice(0, mostFound).map(({ verdict, terms }) => ({
      terms,
      verdict: {
        ...verdict,
        warnings: [...verdict.warnings],
        n: { ...verdict.n, repeats: [...verdict.n.repeats] },
        sentence: verdictSentence(verdict, words),
      },
    })),
    tested: slices.length,
  };
}

function cellOf(
  { judged, groups }: FindJob,
  { sums, ...slice }: SearchedSlice,
  name: string,
): Cell {
  const { quantity, baseline, others, known } = judged;
  const { column, scorerDiffers, progress } = others[0]!;
  const repeats = [Math.max(1, baseline.repeats), Math.max(1, column.repeats)] as const;
  return {
    metric: quantity.name,
    slice: name,
    baseline: baseline.run,
    run: column.run,
    measure: quantity.measure,
    direction: quantity.direction,
    margin: quantity.margin,
    range: quantity.range,
    sample: sampleOf(
      quantity.measure === "pass" && groups === null && repeats.every((each) => each === 1),
      sums,
      slice.groups,
    ),
    counts: {
      onlyBaseline: sums[at.onlyBaseline]!,
      onlyRun: sums[at.onlyRun]!,
      errored: { baseline: sums[at.erroredBaseline]!, run: sums[at.erroredRun]! },
      unscored: sums[at.unscored]!,
      unfinished: sums[at.unfinished]!,
      repeats,
    },
    versionsDiffer: scorerDiffers ? "scorer" : null,
    progress,
    known,
  };
}

/** Passes are counted where every value is one: a square is as large as its value for 0 and 1 alone. */
function sampleOf(single: boolean, sums: Float64Array, groups: SearchedSlice["groups"]): Sample {
  const [n, a, b, both] = [sums[at.n]!, sums[at.baseline]!, sums[at.run]!, sums[at.products]!];
  if (single && sums[at.baselineSquares] === a && sums[at.runSquares] === b)
    return {
      kind: "counts",
      counts: { bothPass: both, loss: a - both, win: b - both, bothFail: n - a - b + both },
    };
  return {
    kind: "sums",
    sums: {
      n,
      baseline: a,
      run: b,
      baselineSquares: sums[at.baselineSquares]!,
      runSquares: sums[at.runSquares]!,
      products: both,
      differences: sums[at.differences]!,
      differenceSquares: sums[at.differenceSquares]!,
      baselineLogs: sums[at.baselineLogs]!,
      up: sums[at.up]!,
      down: sums[at.down]!,
      groups,
    },
  };
}

/** Regressed ones first, by adjusted p, then by effect; the others by effect, the worst first. */
function byRegression(a: Verdict, b: Verdict): number {
  const [first, second] = [a.status === "regressed", b.status === "regressed"];
  if (first !== second) return first ? -1 : 1;
  const byP = first ? (a.p?.adjusted ?? 1) - (b.p?.adjusted ?? 1) : 0;
  return byP !== 0 ? byP : goodness(a) - goodness(b);
}

/** Smallest where the run is worst. */
function goodness({ values, direction }: Verdict): number {
  const none = values.scale === "ratio" ? 1 : 0;
  const gain = (values.effect ?? none) - none;
  return direction === "up" ? gain : -gain;
}

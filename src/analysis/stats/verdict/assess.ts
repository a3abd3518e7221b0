import { fnv1a32 } from "../random/fnv1a32.ts";
import { assessCounts } from "./assess-counts.ts";
import { assessTotal, assessTypical } from "./assess-ratio.ts";
import { assessScore, type Pairs, type Terms } from "./assess-score.ts";
import { assessSeparate } from "./assess-separate.ts";
import { assessSums } from "./assess-sums.ts";
import { assessTotals } from "./assess-totals.ts";
import type { Assessment } from "./assessment.ts";
import { marginOf, type Cell } from "./cell.ts";

/** The same cell is drawn the same way for everyone, so a shared link shows the same digits. */
export function seedOf({ baseline, run, metric, slice }: Cell): number {
  return fnv1a32(`${baseline}|${run}|${metric}|${slice}`);
}

/** Values, interval and raw p of one cell by the method that its kind of data asks for. */
export function assess(cell: Cell): Assessment {
  const { sample, measure, direction } = cell;
  const margin = marginOf(cell);
  const seed = seedOf(cell);
  if (sample.kind === "counts") return assessCounts(sample.counts, direction, margin);
  if (sample.kind === "separate") {
    const [baseline, run] = [sample.baseline, sample.run].map(onlyNumbers);
    return assessSeparate(baseline ?? [], run ?? [], measure, seed);
  }
  if (sample.kind === "totals") return assessTotals(sample.baseline, sample.run, measure);
  if (sample.kind === "sums") return assessSums(sample.sums, cell);
  const pairs = onlyNumberPairs(sample);
  const terms: Terms = { direction, margin, seed };
  switch (measure) {
    case "pass":
      return assessPassRates(pairs, terms);
    case "score":
      return assessScore(pairs, rangeWidth(cell, pairs), terms);
    case "typical":
      return assessTypical(pairs, terms);
    case "total":
      return assessTotal(pairs, terms);
  }
}

/** Single results are counted; rates over repetitions are scores between 0 and 1. */
function assessPassRates(pairs: Pairs, terms: Terms): Assessment {
  const values = [...pairs.baseline, ...pairs.run];
  const single = pairs.groups === null && values.every((value) => value === 0 || value === 1);
  if (!single) return assessScore(pairs, 1, terms);
  const counts = { bothPass: 0, loss: 0, win: 0, bothFail: 0 };
  for (const [at, before] of pairs.baseline.entries()) {
    const after = pairs.run[at]!;
    counts[before === 1 ? (after === 1 ? "bothPass" : "loss") : after === 1 ? "win" : "bothFail"] +=
      1;
  }
  return assessCounts(counts, terms.direction, terms.margin);
}

function rangeWidth({ range }: Cell, { baseline, run }: Pairs): number | null {
  if (range !== null) return range[1] - range[0];
  return [...baseline, ...run].every((value) => value >= 0 && value <= 1) ? 1 : null;
}

function onlyNumbers(values: readonly number[]): number[] {
  return values.filter((value) => Number.isFinite(value));
}

/** What is no number is no score, and leaves with its partner. */
function onlyNumberPairs({ baseline, run, groups }: Pairs): Pairs {
  const kept = [...baseline.keys()].filter(
    (at) => Number.isFinite(baseline[at]) && Number.isFinite(run[at]),
  );
  if (kept.length === baseline.length) return { baseline, run, groups };
  return {
    baseline: kept.map((at) => baseline[at]!),
    run: kept.map((at) => run[at]!),
    groups: groups && kept.map((at) => groups[at]!),
  };
}

import type { ComparedValue } from "#contract/compare.ts";
import { mean } from "#analysis/stats/describe/moments.ts";
import { clusterMean } from "#analysis/stats/paired/cluster-mean.ts";
import { pairedT } from "#analysis/stats/paired/paired-t.ts";
import { wilson } from "#analysis/stats/pass-fail/wilson.ts";
import { expInterval } from "#analysis/stats/ratio/geometric-mean-ratio.ts";
import { wholeSlice } from "#contract/compare.ts";
import { type Estimate, estimate, withinRange } from "../estimates/estimate.ts";
import type { JudgedQuantity, JudgeJob } from "./judge-job.ts";
import type { Quantity } from "./quantity.ts";
import type { RunColumn } from "./run-column.ts";
import type { SliceSet } from "./slice-sets.ts";

/** The value of each run by itself, over the whole and over each slice. */
export function ownValues(job: JudgeJob, judged: JudgedQuantity): ComparedValue[] {
  const { quantity, baseline, others, sliced } = judged;
  const slices = sliced ? job.slices : job.slices.slice(0, 1);
  return [baseline, ...others.map(({ column }) => column)].flatMap((column) =>
    slices.map((slice) => ({
      run: column.run,
      metric: quantity.name,
      slice: slice.name,
      ...estimateOf(quantity, column, slice, job.groups),
      ...countsOf(column, slice.members),
    })),
  );
}

function estimateOf(
  quantity: Quantity,
  column: RunColumn,
  { name, members }: SliceSet,
  groups: Int32Array | null,
): Estimate {
  if (column.total !== null && name === wholeSlice) return totalEstimate(quantity, column.total);
  const kept = keptPlaces(column.values, members);
  const values = kept.map((place) => column.values[place]!);
  const grouped = groups && kept.map((place) => String(groups[place]!));
  const typical = quantity.measure === "typical" && values.every((value) => value > 0);
  if (typical) {
    const { mean: logarithm, ci } = meanOf(
      values.map((value) => Math.log(value)),
      grouped,
    );
    return estimate(
      logarithm === null ? null : Math.exp(logarithm),
      expInterval(ci),
      values.length,
    );
  }
  const single =
    quantity.measure === "pass" &&
    groups === null &&
    column.repeats <= 1 &&
    values.every((value) => value === 0 || value === 1);
  if (single) {
    const passes = values.filter((value) => value > 0).length;
    return estimate(mean(values), wilson(passes, values.length), values.length);
  }
  const { mean: centre, ci } = meanOf(values, grouped);
  const kind = quantity.measure === "pass" ? "pass" : quantity.figure === null ? "other" : "figure";
  return estimate(centre, withinRange(kind, quantity.range, ci), values.length);
}

function meanOf(values: readonly number[], groups: readonly string[] | null) {
  return groups === null ? pairedT(values) : clusterMean(values, groups);
}

function totalEstimate(
  { measure }: Quantity,
  { value, n }: { readonly value: number; readonly n: number },
): Estimate {
  const isShare = measure === "pass" && value >= 0 && value <= 1;
  return estimate(value, isShare ? wilson(value * n, n) : null, n);
}

function keptPlaces(values: Float64Array, members: Int32Array | null): number[] {
  const kept: number[] = [];
  const length = members?.length ?? values.length;
  for (let at = 0; at < length; at++) {
    const place = members === null ? at : members[at]!;
    if (!Number.isNaN(values[place]!)) kept.push(place);
  }
  return kept;
}

function countsOf(column: RunColumn, members: Int32Array | null) {
  let [errored, unscored, unfinished] = [0, 0, 0];
  const length = members?.length ?? column.values.length;
  for (let at = 0; at < length; at++) {
    const place = members === null ? at : members[at]!;
    errored += column.failed[place]!;
    unscored += column.unscored[place]!;
    unfinished += column.unfinished[place]!;
  }
  return { errored, unscored, unfinished };
}

import { wholeSlice } from "#contract/compare.ts";
import type { Cell, Sample } from "#analysis/stats/verdict/cell.ts";
import type { Counts } from "#analysis/stats/verdict/verdict.ts";
import type { JudgedQuantity, JudgedRun, JudgeJob } from "./judge-job.ts";
import type { RunColumn } from "./run-column.ts";
import type { SliceSet } from "./slice-sets.ts";

/** The cells of one family: every run and quantity over the whole and over each slice. */
export function cellsOf(job: JudgeJob, family: readonly JudgedQuantity[]): Cell[] {
  return family.flatMap((judged) =>
    judged.others.flatMap((other) =>
      job.slices
        .filter(({ name }) => judged.sliced || name === wholeSlice)
        .flatMap((slice) => cellOf(judged, other, slice, job.groups) ?? []),
    ),
  );
}

/** Null where neither run has anything in the slice, or one of them nothing of this quantity at all. */
function cellOf(
  { quantity, baseline, known }: JudgedQuantity,
  { column, scorerDiffers, progress, sameContent }: JudgedRun,
  slice: SliceSet,
  groups: Int32Array | null,
): Cell | null {
  if (progress === null && (hasNothing(baseline) || hasNothing(column))) return null;
  const sides = sidesOf(baseline, column, sameContent, slice.members);
  const isWhole = slice.name === wholeSlice;
  const totals = isWhole ? totalsOf(baseline, column, sides) : null;
  if (totals === null && sides.counts.results === 0) return null;
  const { paired } = sides;
  const single = quantity.measure === "pass" && groups === null && isSingle(baseline, column);
  const sample: Sample =
    totals ??
    (paired.length === 0
      ? { kind: "separate", baseline: sides.before, run: sides.after }
      : (single && passCounts(baseline.values, column.values, paired)) ||
        pairsOf(baseline.values, column.values, paired, groups));
  const { results: _results, ...counts } = sides.counts;
  return {
    metric: quantity.name,
    slice: slice.name,
    baseline: baseline.run,
    run: column.run,
    measure: quantity.measure,
    direction: quantity.direction,
    margin: quantity.margin,
    range: quantity.range,
    sample,
    counts: totals === null ? counts : { ...counts, ...totals.counts },
    versionsDiffer: scorerDiffers ? "scorer" : null,
    progress,
    known,
  };
}

function hasNothing({ hasValues, total }: RunColumn): boolean {
  return !hasValues && total === null;
}

function isSingle(baseline: RunColumn, run: RunColumn): boolean {
  return baseline.repeats <= 1 && run.repeats <= 1;
}

interface Sides {
  /** Places of the examples that both runs have a value for. */
  readonly paired: number[];
  /** Values of each run alone, filled where nothing is paired. */
  readonly before: number[];
  readonly after: number[];
  readonly counts: Counts & { readonly results: number };
}

function sidesOf(
  baseline: RunColumn,
  run: RunColumn,
  sameContent: Uint8Array | null,
  members: Int32Array | null,
): Sides {
  const paired: number[] = [];
  const errored = { baseline: 0, run: 0 };
  let [onlyBaseline, onlyRun, unscored, unfinished, results] = [0, 0, 0, 0, 0];
  const length = members?.length ?? baseline.values.length;
  for (let at = 0; at < length; at++) {
    const place = members === null ? at : members[at]!;
    const hasBefore = !Number.isNaN(baseline.values[place]!);
    const hasAfter = !Number.isNaN(run.values[place]!);
    if (hasBefore && hasAfter && (sameContent === null || sameContent[place] === 1))
      paired.push(place);
    else {
      if (hasBefore) onlyBaseline++;
      if (hasAfter) onlyRun++;
    }
    errored.baseline += baseline.failed[place]!;
    errored.run += run.failed[place]!;
    unscored += baseline.unscored[place]! + run.unscored[place]!;
    unfinished += run.unfinished[place]!;
    results +=
      baseline.results[place]! + run.results[place]! + Number(hasBefore) + Number(hasAfter);
  }
  const alone = paired.length === 0;
  return {
    paired,
    before: alone ? valuesOf(baseline.values, members) : [],
    after: alone ? valuesOf(run.values, members) : [],
    counts: {
      onlyBaseline,
      onlyRun,
      errored,
      unscored,
      unfinished,
      repeats: [Math.max(1, baseline.repeats), Math.max(1, run.repeats)],
      results,
    },
  };
}

/** The values that there are. */
export function valuesOf(values: Float64Array, members: Int32Array | null): number[] {
  const found: number[] = [];
  const length = members?.length ?? values.length;
  for (let at = 0; at < length; at++) {
    const value = values[members === null ? at : members[at]!]!;
    if (!Number.isNaN(value)) found.push(value);
  }
  return found;
}

/** Null where a value is a share of several scores and no plain pass or fail. */
function passCounts(
  before: Float64Array,
  after: Float64Array,
  paired: readonly number[],
): Sample | null {
  // Twice the baseline's pass plus the run's.
  const seen = [0, 0, 0, 0];
  for (const place of paired) {
    const [a, b] = [before[place]!, after[place]!];
    if ((a !== 0 && a !== 1) || (b !== 0 && b !== 1)) return null;
    seen[a * 2 + b]! += 1;
  }
  const [bothFail = 0, win = 0, loss = 0, bothPass = 0] = seen;
  return { kind: "counts", counts: { bothPass, loss, win, bothFail } };
}

function pairsOf(
  before: Float64Array,
  after: Float64Array,
  paired: readonly number[],
  groups: Int32Array | null,
): Sample {
  return {
    kind: "pairs",
    baseline: paired.map((place) => before[place]!),
    run: paired.map((place) => after[place]!),
    groups: groups && paired.map((place) => String(groups[place]!)),
  };
}

/** Both sides as totals where at least one of them is nothing else. */
function totalsOf(baseline: RunColumn, run: RunColumn, { before, after }: Sides) {
  if (baseline.total === null && run.total === null) return null;
  const first = baseline.total ?? summary(before);
  const second = run.total ?? summary(after);
  if (first === null || second === null) return null;
  return {
    kind: "totals" as const,
    baseline: first,
    run: second,
    counts: { onlyBaseline: first.n, onlyRun: second.n },
  };
}

function summary(values: readonly number[]): { value: number; n: number } | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (const value of values) sum += value;
  return { value: sum / values.length, n: values.length };
}

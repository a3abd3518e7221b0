import type { Interval } from "../interval.ts";
import { missingBounds } from "../pass-fail/missing-bounds.ts";
import type { Assessment } from "./assessment.ts";
import type { Cell } from "./cell.ts";
import { alpha, type BlockReason, type Direction, type Reason, type Status } from "./verdict.ts";

const fewestExamples = 10;
const fewestGroups = 10;

/** Why a cell is shown and not judged, the first that holds; null if it is judged. */
export function blockOf(cell: Cell, assessment: Assessment): BlockReason | null {
  const { versionsDiffer, progress, sample } = cell;
  if (versionsDiffer === "scorer") return "scorer_version_differs";
  if (versionsDiffer === "dataset") return "dataset_version_differs";
  if (progress !== null) return "run_unfinished";
  if (sample.kind === "separate" || sample.kind === "totals" || assessment.paired === 0)
    return "no_shared_examples";
  if (assessment.paired < fewestExamples) return "too_few_examples";
  if (assessment.groups !== null && assessment.groups < fewestGroups) return "too_few_groups";
  return missingFlipsSign(cell, assessment) ? "missing_could_flip_sign" : null;
}

/** Examples that only one of the runs has a value for. */
export function missingOf({ counts }: Cell): number {
  return counts.onlyBaseline + counts.onlyRun;
}

/** Whether the unpaired examples, at their worst, turn the observed sign around. */
function missingFlipsSign(cell: Cell, { values, paired, width }: Assessment): boolean {
  const missing = missingOf(cell);
  const { effect, scale } = values;
  if (missing === 0 || width === null || effect === null || scale === "ratio") return false;
  const worst = missingBounds(effect, paired, missing, width);
  return worst !== null && (effect > 0 ? worst.low < 0 : effect < 0 && worst.high > 0);
}

export interface Decision {
  readonly status: Status;
  readonly reason: Reason;
}

/**
 * The verdict on a judged cell: a small adjusted p decides the direction; else an interval inside the
 * margin shows that nothing that matters changed; else the data are too few, which is not "no difference".
 */
export function decide(
  { values, ci }: Assessment,
  adjustedP: number,
  direction: Direction,
  margin: number,
): Decision {
  const { effect, scale } = values;
  const moved = effect === null ? 0 : scale === "ratio" ? Math.log(effect) : effect;
  if (adjustedP <= alpha && moved !== 0) {
    const status = moved > 0 === (direction === "up") ? "improved" : "regressed";
    return { status, reason: "p_below_alpha" };
  }
  if (ci === null) return { status: "not_enough_data", reason: "no_interval" };
  return insideMargin(ci, margin, scale)
    ? { status: "no_detectable_change", reason: "ci_within_margin" }
    : { status: "not_enough_data", reason: "ci_wider_than_margin" };
}

/** For a ratio the margin is 1/(1+m)..1+m: swapping the runs must not change the answer. */
export function insideMargin(
  { low, high }: Interval,
  margin: number,
  scale: "difference" | "ratio",
): boolean {
  return scale === "ratio"
    ? low >= 1 / (1 + margin) && high <= 1 + margin
    : low >= -margin && high <= margin;
}

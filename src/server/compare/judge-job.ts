import type { ComparedValue, Comparison } from "#contract/compare.ts";
import type { Verdict } from "#contract/verdict.ts";
import type { KnownWarning } from "#analysis/stats/verdict/verdict.ts";
import type { Quantity } from "./quantity.ts";
import type { RunColumn } from "./run-column.ts";
import type { SliceSet } from "./slice-sets.ts";

/** A run against the baseline, as far as one quantity goes. */
export interface JudgedRun {
  readonly column: RunColumn;
  readonly scorerDiffers: boolean;
  /** Where the run is still filling up. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  /** 0 where an example had another content in this run than in the baseline; null: nowhere. */
  readonly sameContent: Uint8Array | null;
}

export interface JudgedQuantity {
  readonly quantity: Quantity;
  readonly baseline: RunColumn;
  readonly others: readonly JudgedRun[];
  readonly known: readonly KnownWarning[];
  /** Whether it is judged in slices too. */
  readonly sliced: boolean;
}

/** Everything that the numbers of a comparison come from: plain data, which another thread can take. */
export interface JudgeJob {
  /** The first slice is the whole. */
  readonly slices: readonly SliceSet[];
  /** Which examples belong together, by place; null where each stands for itself. */
  readonly groups: Int32Array | null;
  /** Quantities of one family, and of another one that never changes the first. */
  readonly families: readonly (readonly JudgedQuantity[])[];
  /** Cost per example of each run, the baseline's first. */
  readonly costs: readonly Float64Array[];
}

export interface Conclusions extends Pick<
  Comparison,
  "passPowers" | "costsPerCorrect" | "acrossSlices"
> {
  readonly verdicts: Verdict[];
  readonly values: ComparedValue[];
}

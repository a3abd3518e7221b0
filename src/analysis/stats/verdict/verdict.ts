import type { Interval } from "../interval.ts";

/** The slice that holds every example. */
export const wholeSlice = "(all)";
/** Version of the methods behind a stored verdict. */
export const engine = "stats/1";
export const alpha = 0.05;

export type Status = "improved" | "regressed" | "no_detectable_change" | "not_enough_data";

/** Why a cell is not judged at all, in the order in which the reasons are tried. */
export type BlockReason =
  | "scorer_version_differs"
  | "dataset_version_differs"
  | "run_unfinished"
  | "no_shared_examples"
  | "too_few_examples"
  | "too_few_groups"
  | "missing_could_flip_sign";

export type Reason =
  | BlockReason
  | "p_below_alpha"
  | "ci_within_margin"
  | "ci_wider_than_margin"
  | "no_interval";

/** What the caller knows about the data and the numbers do not. */
export type KnownWarning = "duplicate_examples" | "conflicting_labels" | "judge_not_validated";

export type Warning =
  | KnownWarning
  | "ci_excludes_zero_but_adjusted_p_does_not"
  | "slices_disagree"
  | "run_has_unfinished_outputs"
  | "missing_over_5_percent"
  | "unpaired"
  | "few_changed"
  | "best_of_k"
  | "smaller_than_margin"
  | "baseline_is_zero"
  /** Every example moved by the same amount: no interval, the p stands alone. */
  | "no_spread";

/**
 * How a metric is compared: pass rate, mean of a bounded score, ratio for a typical example (latency),
 * ratio of totals (cost, tokens).
 */
export type Measure = "pass" | "score" | "typical" | "total";
export type Direction = "up" | "down";

export interface Values {
  readonly baseline: number | null;
  readonly run: number | null;
  /** run - baseline, or run / baseline. */
  readonly effect: number | null;
  readonly scale: "difference" | "ratio";
}

export interface LevelInterval extends Interval {
  readonly level: number;
  readonly method: string;
}

export interface RawP {
  readonly raw: number;
  readonly test: string;
}

export interface AdjustedP extends RawP {
  /** Null where the cell is shown and not judged: it is in no family then. */
  readonly adjusted: number | null;
  readonly adjust: "holm" | "bh";
  readonly family: "headline" | "slices";
  /** Cells tested in the family. */
  readonly m: number;
}

export interface Counts {
  /** Examples with a value in one of the runs alone. */
  readonly onlyBaseline: number;
  readonly onlyRun: number;
  /** Results that failed to run; for pass/fail they are in the values as wrong. */
  readonly errored: { readonly baseline: number; readonly run: number };
  /** Outputs without a score, left out. */
  readonly unscored: number;
  /** Outputs of the run that stop before an answer. */
  readonly unfinished: number;
  /** Results per example. */
  readonly repeats: readonly [baseline: number, run: number];
}

export interface Changes {
  /** Examples on which the run is better, worse, the same, by the metric's direction. */
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
}

export interface Power {
  readonly power: number;
  /** Smallest effect these examples can show; for a ratio the excess over 1. */
  readonly value: number;
  /** Examples that would show the margin. */
  readonly needed: number | null;
}

/** A run that is still filling up: values, and for pass/fail evidence that may be looked at any time. */
export interface Interim {
  readonly done: number;
  readonly of: number;
  readonly eValue: number | null;
}

/** What a comparison concludes for one run, metric and slice. Never changed after it is stored. */
export interface Verdict {
  readonly metric: string;
  readonly slice: string;
  readonly baseline: string;
  readonly run: string;
  readonly measure: Measure;
  readonly direction: Direction;
  readonly status: Status;
  readonly reason: Reason;
  readonly values: Values;
  readonly ci: LevelInterval | null;
  readonly p: AdjustedP | null;
  readonly n: Counts & { readonly paired: number; readonly groups: number | null };
  readonly changes: Changes;
  readonly mde: Power | null;
  /** Smallest change that matters: a difference, or for a ratio the excess over 1. */
  readonly margin: number;
  readonly interim: Interim | null;
  /** Number of runs this one is the best of; null for any other. */
  readonly bestOf: number | null;
  readonly warnings: readonly Warning[];
  readonly seed: number | null;
  readonly draws: number | null;
  readonly engine: string;
}

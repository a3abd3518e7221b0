import type { PairedCounts } from "../pass-fail/paired-counts.ts";
import type { Counts, Direction, KnownWarning, Measure } from "./verdict.ts";

/** What two runs have of one metric in one slice. */
export type Sample =
  /** Pass/fail, one result per example. */
  | { readonly kind: "counts"; readonly counts: PairedCounts }
  /** One value per shared example and run (the mean of its repetitions), in the same order. */
  | {
      readonly kind: "pairs";
      readonly baseline: readonly number[];
      readonly run: readonly number[];
      /** Document or session of each example, where examples are not independent. */
      readonly groups: readonly string[] | null;
    }
  /** No shared examples. */
  | {
      readonly kind: "separate";
      readonly baseline: readonly number[];
      readonly run: readonly number[];
    }
  /** Values of whole runs without those of their examples. */
  | { readonly kind: "totals"; readonly baseline: Total; readonly run: Total }
  /** Shared examples of which only sums are at hand, where thousands of slices are looked at. */
  | { readonly kind: "sums"; readonly sums: PairSums };

/** Sums over the shared examples: enough for means and t intervals. */
export interface PairSums {
  readonly n: number;
  readonly baseline: number;
  readonly run: number;
  readonly baselineSquares: number;
  readonly runSquares: number;
  readonly products: number;
  /** Of run - baseline, or of the logarithm of run / baseline for a typical ratio. */
  readonly differences: number;
  readonly differenceSquares: number;
  /** Of the logarithms of the baseline, for a typical ratio. */
  readonly baselineLogs: number;
  /** Examples whose value went up and down. */
  readonly up: number;
  readonly down: number;
  /** Sum over groups of the squared sum of (difference - mean difference) in the group. */
  readonly groups: { readonly count: number; readonly squares: number } | null;
}

/** A mean over so many examples. */
export interface Total {
  readonly value: number;
  readonly n: number;
}

/** Everything a verdict depends on. */
export interface Cell {
  readonly metric: string;
  readonly slice: string;
  readonly baseline: string;
  readonly run: string;
  readonly measure: Measure;
  readonly direction: Direction;
  /** Null: 5 points, or 10 % for a ratio. */
  readonly margin: number | null;
  /** Least and most a score can be; null: 0 and 1 if all values are inside, else unbounded. */
  readonly range: readonly [number, number] | null;
  readonly sample: Sample;
  readonly counts: Counts;
  readonly versionsDiffer: "scorer" | "dataset" | null;
  /** Null for a completed run. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly known: readonly KnownWarning[];
}

const differenceMargin = 0.05;
const ratioMargin = 0.1;

export function marginOf({ margin, measure }: Cell): number {
  return margin ?? (measure === "typical" || measure === "total" ? ratioMargin : differenceMargin);
}

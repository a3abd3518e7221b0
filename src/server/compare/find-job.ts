import type { Verdict } from "#contract/verdict.ts";
import type { JudgedQuantity } from "./judge-job.ts";

/** A metadata key, and which of its values every example has. */
export interface SearchedKey {
  readonly key: string;
  readonly values: readonly string[];
  /** 0 for an example without the key, else one more than a place in `valuesOf`. */
  readonly codes: Uint16Array;
  /** Values, as places in `values`, by code - 1: one, or those of a list. */
  readonly valuesOf: readonly (readonly number[])[];
}

/** Plain data, which another thread can take. */
export interface FindJob {
  /** One run against the baseline. */
  readonly judged: JudgedQuantity;
  readonly groups: Int32Array | null;
  readonly keys: readonly SearchedKey[];
  readonly pairs: boolean;
  /** Fewest examples of a slice. */
  readonly least: number;
}

export interface FoundSlice {
  readonly terms: readonly { readonly key: string; readonly value: string }[];
  readonly verdict: Verdict;
}

export interface Found {
  readonly items: readonly FoundSlice[];
  readonly tested: number;
}

import { z } from "zod";
import { get } from "./endpoint.ts";
import { spanKind } from "./span.ts";
import { diffFacet } from "./trace-diff.ts";
import { projectName } from "./wire.ts";

/** What became of an example in run A and in run B, by the pass metric. */
export const pairOutcomes = ["fixed", "broken", "both_right", "both_wrong", "not_judged"] as const;
export const pairOutcome = z.enum(pairOutcomes);
export type PairOutcome = z.output<typeof pairOutcome>;

const tracePair = z.object({
  example: z.string(),
  repetition: z.int(),
  /** Trace ids. */
  a: z.string(),
  b: z.string(),
  outcome: pairOutcome,
});
export type TracePair = z.output<typeof tracePair>;

/** Pairs of traces that part at the same step for the same reason. */
export const parting = z.object({
  /** Names of the steps from the root to the one where they part. */
  path: z.array(z.string()),
  kind: spanKind,
  /** `lost`: only A did this. `added`: only B did. `changed`: both did, and differ in `facet`. */
  change: z.enum(["lost", "added", "changed"]),
  facet: diffFacet.nullable(),
  count: z.int(),
  /** 95 % interval of the share of pairs that part here (Wilson). */
  low: z.number(),
  high: z.number(),
  /** Of the judged ones, those that A has right and B wrong, and the other way. */
  broken: z.int(),
  fixed: z.int(),
  judged: z.int(),
  /**
   * Whether pairs that part here are broken more or less often than the others: Fisher's exact mid-p, and adjusted
   * over all partings (Benjamini-Hochberg). Null where nothing is judged.
   */
  p: z.number().nullable(),
  adjusted: z.number().nullable(),
  /** The first of them, broken ones first. */
  pairs: z.array(tracePair),
});
export type Parting = z.output<typeof parting>;

export const runPartings = get("/api/v1/projects/:p/traces/diff/runs", {
  summary: "Where the traces of two runs part, over the examples that both have traces of",
  input: z.object({
    p: projectName,
    a: z.string(),
    b: z.string(),
    /** Pass metric that says which are right; without it all pass metrics have to be right. */
    metric: z.string().optional(),
  }),
  output: z.object({
    /** The most frequent first. */
    partings: z.array(parting),
    /** Pairs of traces there are: the same example and repetition in both runs. */
    total: z.int(),
    /** Of these, the ones that were aligned; a fixed choice that looks random where there are too many. */
    aligned: z.int(),
    /** Of the aligned, those that took the same course to the end. */
    same: z.int(),
    /** Of the chosen, those with a trace that has not arrived or is too long to be aligned among many. */
    unread: z.int(),
    judged: z.int(),
    broken: z.int(),
    fixed: z.int(),
  }),
});
export type RunPartings = z.output<typeof runPartings.output>;

import { z } from "zod";

const count = z.int().nonnegative();
const perRun = z.object({ baseline: count, run: count });

export const verdictStatus = z.enum([
  "improved",
  "regressed",
  "no_detectable_change",
  "not_enough_data",
]);
export type VerdictStatus = z.output<typeof verdictStatus>;

/** What a comparison concludes for one run against the baseline, one metric and one slice. */
export const verdict = z.object({
  metric: z.string(),
  /** `(all)`, or the name of the slice. */
  slice: z.string(),
  baseline: z.string(),
  run: z.string(),
  /** Pass rate, mean of a bounded score, ratio for a typical example, ratio of totals. */
  measure: z.enum(["pass", "score", "typical", "total"]),
  direction: z.enum(["up", "down"]),
  status: verdictStatus,
  /** Why, as a word of the method: `p_below_alpha`, `ci_within_margin`, `too_few_examples`, …. */
  reason: z.string(),
  values: z.object({
    baseline: z.number().nullable(),
    run: z.number().nullable(),
    /** run - baseline, or run / baseline. */
    effect: z.number().nullable(),
    scale: z.enum(["difference", "ratio"]),
  }),
  ci: z
    .object({ level: z.number(), low: z.number(), high: z.number(), method: z.string() })
    .nullable(),
  p: z
    .object({
      raw: z.number(),
      /** Null where the cell is shown and not judged. */
      adjusted: z.number().nullable(),
      test: z.string(),
      adjust: z.enum(["holm", "bh"]),
      family: z.enum(["headline", "slices"]),
      /** Cells tested in the family. */
      m: count,
    })
    .nullable(),
  n: z.object({
    paired: count,
    /** Examples with a value in one of the runs alone. */
    onlyBaseline: count,
    onlyRun: count,
    /** Results that failed to run. */
    errored: perRun,
    /** Outputs without a score, left out. */
    unscored: count,
    /** Outputs of the run that stop before an answer. */
    unfinished: count,
    /** Independent groups of examples; null where every example stands for itself. */
    groups: count.nullable(),
    /** Results per example. */
    repeats: z.tuple([count, count]),
  }),
  /** Examples on which the run is better, worse, the same, by the metric's direction. */
  changes: z.object({ wins: count, losses: count, ties: count }),
  mde: z
    .object({
      power: z.number(),
      /** Smallest effect these examples can show; for a ratio the excess over 1. */
      value: z.number(),
      /** Examples that would show the margin. */
      needed: z.number().nullable(),
    })
    .nullable(),
  /** Smallest change that matters: a difference, or for a ratio the excess over 1. */
  margin: z.number(),
  /** A run that is still filling up. */
  interim: z.object({ done: count, of: count, eValue: z.number().nullable() }).nullable(),
  /** Number of runs this one is the best of; null for any other. */
  bestOf: count.nullable(),
  warnings: z.array(z.string()),
  seed: z.number().nullable(),
  draws: z.number().nullable(),
  engine: z.string(),
  /** The verdict in plain words. */
  sentence: z.string(),
});
export type Verdict = z.output<typeof verdict>;

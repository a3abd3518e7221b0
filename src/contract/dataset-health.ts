import { z } from "zod";
import { get } from "./endpoint.ts";
import { job } from "./live.ts";
import { projectName } from "./wire.ts";

/** Warnings about a dataset that a comparison over it repeats. */
export const datasetWarnings = ["duplicate_examples", "conflicting_labels"] as const;
export type DatasetWarning = (typeof datasetWarnings)[number];

const examplePair = z.object({
  one: z.string(),
  other: z.string(),
  /** Jaccard similarity of their runs of five words, 0 to 1. */
  similarity: z.number(),
});

/** What the texts of a dataset say about it. Lists name the first; counts count all. */
export const textHealth = z.object({
  exampleCount: z.int(),
  /** Examples that were looked at: very large datasets are looked at in part. */
  checkedCount: z.int(),
  /** The same question more than once, but for case and white space. */
  duplicates: z.object({
    pairCount: z.int(),
    groupCount: z.int(),
    /** Examples that repeat an earlier one. */
    extraCount: z.int(),
    conflictCount: z.int(),
    groups: z.array(
      z.object({
        examples: z.array(z.string()),
        count: z.int(),
        /** Whether their references differ: two answers to one question. */
        conflicting: z.boolean(),
        /** The different references, in the order of the examples. */
        references: z.array(z.string()),
      }),
    ),
  }),
  near: z.object({
    pairCount: z.int(),
    /** Least similarity of a near pair. */
    threshold: z.number(),
    slices: z.array(
      z.object({
        slice: z.string(),
        exampleCount: z.int(),
        pairCount: z.int(),
        /** Examples near to at least one other. */
        itemCount: z.int(),
        pairs: z.array(examplePair),
        method: z.enum(["exact", "minhash"]),
        /** False where there were too many to look at: the count is a lower bound. */
        complete: z.boolean(),
      }),
    ),
  }),
  /** Examples that stand in the text of a prompt that was run over the dataset. */
  overlap: z.object({
    /** Different examples, over all prompts. */
    exampleCount: z.int(),
    prompts: z.array(
      z.object({
        prompt: z.string(),
        version: z.string(),
        examples: z.array(z.object({ id: z.string(), found: z.number(), own: z.int() })),
        count: z.int(),
      }),
    ),
    /** Prompt versions that were not looked at because there are too many. */
    uncheckedPrompts: z.int(),
  }),
});
export type TextHealth = z.output<typeof textHealth>;

const exampleList = z.object({
  count: z.int(),
  /** The first of them. */
  examples: z.array(z.object({ id: z.string(), input: z.string(), slice: z.string() })),
});

/** What the dataset can show: the smallest difference that a comparison over it finds in four of five tries. */
export const slicePower = z.object({
  slice: z.string(),
  n: z.int(),
  /** The baseline's mean; null where it scored nothing. */
  value: z.number().nullable(),
  /** In the metric's unit; null where no difference is large enough. */
  mde: z.number().nullable(),
  /** Seen between two runs, or assumed as if a second run were independent of the first. */
  basis: z.enum(["pair", "assumed"]),
  /** Examples whose outcome changed between the two runs. */
  changed: z.int().nullable(),
});
export type SlicePower = z.output<typeof slicePower>;

export const resultHealth = z.object({
  metric: z.string(),
  /** Runs that scored the metric, the oldest first. */
  runs: z.array(z.string()),
  baseline: z.string(),
  /** The run that stands beside the baseline; null where there is one run only. */
  other: z.string().nullable(),
  /** Every run has full marks; null where the metric has no full marks. */
  saturated: exampleList.nullable(),
  neverSolved: exampleList.nullable(),
  /** The whole dataset first, as slice "(all)". */
  power: z.array(slicePower),
});
export type ResultHealth = z.output<typeof resultHealth>;

export const getDatasetHealth = get("/api/v1/projects/:p/datasets/:name/health", {
  summary: "Duplicates, conflicts, prompt overlap, saturation and power of a dataset",
  input: z.object({
    p: projectName,
    name: z.string(),
    /** Metadata key to slice by; one with few values where left out, "" for none. */
    slices: z.string().optional(),
    metric: z.string().optional(),
    /** Baseline of the power; the second latest run where left out. */
    run: z.string().optional(),
  }),
  output: z.object({
    /** `running` while texts are looked at: ask again, or wait for the job. */
    status: z.enum(["running", "done"]),
    job: job.nullable(),
    slices: z.string(),
    sliceKeys: z.array(z.object({ key: z.string(), values: z.int() })),
    metrics: z.array(z.string()),
    texts: textHealth.nullable(),
    /** Null where no run over the dataset has scores. */
    results: resultHealth.nullable(),
  }),
});
export type DatasetHealth = z.output<typeof getDatasetHealth.output>;

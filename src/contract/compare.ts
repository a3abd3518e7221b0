import { z } from "zod";
import { get } from "./endpoint.ts";
import { metric } from "./registries.ts";
import { run } from "./runs.ts";
import { csv, pageInput, projectName } from "./wire.ts";

/** One run's value of one metric in one slice, and how it stands to the baseline example by example. */
export const comparedValue = z.object({
  run: z.string(),
  metric: z.string(),
  /** `(all)`, or the value of the metadata key. */
  slice: z.string(),
  /** Mean over the run's scored examples of the slice; null where nothing was scored. */
  value: z.number().nullable(),
  n: z.int(),
  /** Against the baseline, over examples that both runs scored; null for the baseline itself. */
  paired: z
    .object({
      n: z.int(),
      baseline: z.number().nullable(),
      value: z.number().nullable(),
      /** Examples where this run's value is better, worse, the same, by the metric's direction. */
      wins: z.int(),
      losses: z.int(),
      ties: z.int(),
    })
    .nullable(),
});
export type ComparedValue = z.output<typeof comparedValue>;

const comparedRuns = {
  p: projectName,
  /** Two to twenty run ids. */
  runs: csv,
};

export const compareRuns = get("/api/v1/projects/:p/compare", {
  summary: "Values of two or more runs per metric and slice",
  input: z.object({
    ...comparedRuns,
    baseline: z.string().optional(),
    metrics: csv.optional(),
    /** A metadata key of the examples. */
    slices: z.string().optional(),
  }),
  output: z.object({
    baseline: z.string(),
    runs: z.array(run),
    metrics: z.array(metric),
    /** Metadata keys of the examples with few enough values to slice by. */
    sliceKeys: z.array(z.object({ key: z.string(), values: z.int() })),
    values: z.array(comparedValue),
  }),
});
export type Comparison = z.output<typeof compareRuns.output>;

export const matrixCell = z.object({
  run: z.string(),
  repetition: z.int(),
  /** First characters of the output; null where the run failed or has no result. */
  output: z.string().nullable(),
  outputTruncated: z.boolean(),
  error: z.string().nullable(),
  latencyMs: z.number().nullable(),
  costUsd: z.number().nullable(),
  traceId: z.string().nullable(),
  scores: z.record(z.string(), z.number().nullable()),
});
export type MatrixCell = z.output<typeof matrixCell>;

export const matrixRow = z.object({
  example: z.string(),
  input: z.string().nullable(),
  inputTruncated: z.boolean(),
  reference: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  /** Mean of the metric over repetitions per run, in the order of `runs`; null where not scored. */
  values: z.array(z.number().nullable()),
  /** Value of the last run minus the baseline's; null where either is missing. */
  delta: z.number().nullable(),
  cells: z.array(matrixCell),
});
export type MatrixRow = z.output<typeof matrixRow>;

export const matrixSorts = ["worst", "best", "example", "disagreement"] as const;
export const matrixShows = [
  "all",
  "regressed",
  "improved",
  "disagree",
  "errored",
  "unfinished",
] as const;

export const compareExamples = get("/api/v1/projects/:p/compare/examples", {
  summary: "One row an example, one column a run, a page at a time",
  input: z.object({
    ...comparedRuns,
    ...pageInput,
    baseline: z.string().optional(),
    metric: z.string().optional(),
    where: z.string().max(4000).optional(),
    sort: z.enum(matrixSorts).optional(),
    show: z.enum(matrixShows).optional(),
  }),
  output: z.object({
    items: z.array(matrixRow),
    nextCursor: z.string().nullable(),
    /** Examples that match. */
    total: z.int(),
  }),
});

export const getResult = get("/api/v1/projects/:p/runs/:run/results/:example", {
  summary: "Every repetition of one example in one run, whole",
  input: z.object({ p: projectName, run: z.string(), example: z.string() }),
  output: z.object({
    example: z
      .object({
        id: z.string(),
        dataset: z.string(),
        input: z.string(),
        reference: z.string().nullable(),
        metadata: z.record(z.string(), z.string()),
        split: z.string().nullable(),
      })
      .nullable(),
    results: z.array(
      z.object({
        repetition: z.int(),
        output: z.string().nullable(),
        error: z.string().nullable(),
        latencyMs: z.number().nullable(),
        costUsd: z.number().nullable(),
        promptTokens: z.number().nullable(),
        completionTokens: z.number().nullable(),
        traceId: z.string().nullable(),
        scores: z.array(
          z.object({
            metric: z.string(),
            value: z.number().nullable(),
            label: z.string().nullable(),
            source: z.string(),
            evaluator: z.string().nullable(),
            annotator: z.string().nullable(),
            explanation: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
});
export type ResultDetail = z.output<typeof getResult.output>;

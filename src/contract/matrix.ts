import { z } from "zod";
import { comparedRuns } from "./compare.ts";
import { get } from "./endpoint.ts";
import { count, csv, pageInput, projectName } from "./wire.ts";

export const matrixCell = z.object({
  run: z.string(),
  repetition: z.int(),
  /** First characters of the output; null where the run failed or has no result. */
  output: z.string().nullable(),
  outputTruncated: z.boolean(),
  error: z.string().nullable(),
  latencyMs: z.number().nullable(),
  costUsd: z.number().nullable(),
  totalTokens: z.number().nullable(),
  traceId: z.string().nullable(),
  /** Whether the output stops before an answer. */
  unfinished: z.boolean(),
  /** Of the metrics asked for in `scores`; labels as text. */
  scores: z.record(z.string(), z.union([z.number(), z.string()]).nullable()),
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
  /** Value of `run` minus the baseline's; null where either is missing. */
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

/** Which rows of the matrix, in which order. */
export const matrixView = {
  ...comparedRuns,
  metric: z.string().optional(),
  /** The run that delta, sort, `regressed` and `improved` are about; the last where not given. */
  run: z.string().optional(),
  where: z.string().max(4000).optional(),
  sort: z.enum(matrixSorts).optional(),
  show: z.enum(matrixShows).optional(),
};

export const compareExamples = get("/api/v1/projects/:p/compare/examples", {
  summary: "One row an example, one column a run, a page at a time",
  input: z.object({
    ...matrixView,
    ...pageInput,
    /** Row to start at instead of a cursor, for jumping. */
    offset: count.optional(),
    /** Metrics whose scores the cells carry; the metric alone where not given. */
    scores: csv.optional(),
  }),
  output: z.object({
    items: z.array(matrixRow),
    nextCursor: z.string().nullable(),
    /** Examples that match. */
    total: z.int(),
    /** Of the examples that `where` lets through, how many each `show` keeps. */
    counts: z.record(z.enum(matrixShows), z.int()),
  }),
});

/** `GET`: the rows of the view as a file. */
export const matrixExportPath = "/api/v1/projects/:p/compare/examples/export";
export const matrixExportFormats = ["csv", "jsonl", "parquet"] as const;
export const matrixExportInput = z.object({
  ...matrixView,
  format: z.enum(matrixExportFormats),
  scores: csv.optional(),
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
        unfinished: z.boolean(),
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
            evaluatorVersion: z.string().nullable(),
            annotator: z.string().nullable(),
            explanation: z.string().nullable(),
            at: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
});
export type ResultDetail = z.output<typeof getResult.output>;

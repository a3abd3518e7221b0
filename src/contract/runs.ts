import { z } from "zod";
import { get } from "./endpoint.ts";
import { isoTime, page, pageInput, projectName } from "./wire.ts";

/** A metric's value over one whole run. The example is the unit: repetitions are averaged first. */
export const metricValue = z.object({
  metric: z.string(),
  /** Mean over examples; null where nothing was scored. */
  value: z.number().nullable(),
  /** Examples with a score. */
  n: z.int(),
});

export const run = z.object({
  id: z.string(),
  name: z.string(),
  experiment: z.string().nullable(),
  dataset: z.string().nullable(),
  /** Number of the dataset's version that the results belong to; null where unknown. */
  datasetVersion: z.int().nullable(),
  promptVersion: z.object({ prompt: z.string(), version: z.string() }).nullable(),
  model: z.string().nullable(),
  settings: z.record(z.string(), z.unknown()),
  status: z.enum(["running", "completed", "failed"]),
  startedAt: isoTime.nullable(),
  endedAt: isoTime.nullable(),
  metadata: z.record(z.string(), z.unknown()),
  /** Results received. */
  resultCount: z.int(),
  exampleCount: z.int(),
  repetitions: z.int(),
  errorCount: z.int(),
  /** Results that name a trace. */
  traceCount: z.int(),
  /** Arithmetic mean over the results that report it; null where none does. */
  latencyMs: z.object({
    mean: z.number().nullable(),
    p50: z.number().nullable(),
    p95: z.number().nullable(),
  }),
  tokensTotal: z.number().nullable(),
  costUsd: z.number().nullable(),
  metrics: z.array(metricValue),
});
export type Run = z.output<typeof run>;

export const runSort = z.enum(["latest", "oldest", "name"]);

export const listRuns = get("/api/v1/projects/:p/runs", {
  summary: "Runs with their headline metrics",
  input: z.object({
    p: projectName,
    ...pageInput,
    experiment: z.string().optional(),
    dataset: z.string().optional(),
    search: z.string().max(200).optional(),
    sort: runSort.optional(),
  }),
  output: page(run),
});

export const getRun = get("/api/v1/projects/:p/runs/:id", {
  summary: "One run",
  input: z.object({ p: projectName, id: z.string() }),
  output: run,
});

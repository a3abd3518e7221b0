import { z } from "zod";
import type { ResultDetail } from "#contract/matrix.ts";
import { isUnfinished, markedRuns } from "../comparison/endings.ts";
import type { Db, ReadOptions } from "../db.ts";

const nullable = z.number().nullable();
const exampleRow = z.object({
  example: z.string(),
  dataset: z.string(),
  input: z.string(),
  reference: z.string(),
  has_reference: z.boolean(),
  metadata: z.record(z.string(), z.string()),
  split: z.string(),
});
const resultRow = z.object({
  repetition: z.number(),
  output: z.string(),
  failed: z.boolean(),
  error: z.string(),
  unfinished: z.boolean(),
  latency_ms: nullable,
  cost_usd: nullable,
  prompt_tokens: nullable,
  completion_tokens: nullable,
  trace_id: z.string(),
});
const scoreRow = z.object({
  repetition: z.number(),
  metric: z.string(),
  value: nullable,
  label: z.string(),
  source: z.string(),
  evaluator: z.string(),
  evaluator_version: z.string(),
  annotator: z.string(),
  explanation: z.string(),
  at: z.string().nullable(),
});

/** Every repetition of one example in one run, with its scores; texts whole. */
export async function resultDetail(
  db: Db,
  at: {
    readonly project: string;
    readonly run: string;
    readonly dataset: string;
    readonly example: string;
  },
  options: ReadOptions = {},
): Promise<ResultDetail> {
  const marked = await markedRuns(db, at.project, [at.run], options);
  const [[example], results, scores] = await Promise.all([
    db.rows(
      exampleRow,
      `SELECT example, dataset, input, reference, has_reference, metadata, split FROM examples FINAL
       WHERE project = {project:String} AND dataset = {dataset:String} AND example = {example:String}`,
      at,
      options,
    ),
    db.rows(
      resultRow,
      `SELECT repetition, output, failed, error, toBool(${isUnfinished}) AS unfinished, latency_ms, cost_usd,
         prompt_tokens, completion_tokens, trace_id
       FROM results FINAL WHERE project = {project:String} AND run = {run:String} AND example = {example:String}
       ORDER BY repetition`,
      { ...at, marked },
      options,
    ),
    db.rows(
      scoreRow,
      `SELECT repetition, metric, value, label, source, evaluator, evaluator_version, annotator, explanation,
         formatDateTime(at, '%FT%T.%fZ', 'UTC') AS at
       FROM scores FINAL WHERE project = {project:String} AND run = {run:String} AND example = {example:String}
       ORDER BY metric, source, evaluator, annotator`,
      at,
      options,
    ),
  ]);
  return {
    example: example
      ? {
          id: example.example,
          dataset: example.dataset,
          input: example.input,
          reference: example.has_reference ? example.reference : null,
          metadata: example.metadata,
          split: example.split || null,
        }
      : null,
    results: results.map((result) => ({
      repetition: result.repetition,
      output: result.failed ? null : result.output,
      error: result.failed ? result.error : null,
      unfinished: result.unfinished,
      latencyMs: result.latency_ms,
      costUsd: result.cost_usd,
      promptTokens: result.prompt_tokens,
      completionTokens: result.completion_tokens,
      traceId: result.trace_id || null,
      scores: scores.filter(({ repetition }) => repetition === result.repetition).map(scoreOf),
    })),
  };
}

function scoreOf(
  row: z.output<typeof scoreRow>,
): ResultDetail["results"][number]["scores"][number] {
  return {
    metric: row.metric,
    value: row.value,
    label: row.label || null,
    source: row.source,
    evaluator: row.evaluator || null,
    evaluatorVersion: row.evaluator_version || null,
    annotator: row.annotator || null,
    explanation: row.explanation || null,
    at: row.at,
  };
}

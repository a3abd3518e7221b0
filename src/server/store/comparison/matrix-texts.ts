import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { isUnfinished } from "./endings.ts";

const exampleRow = z.object({
  example: z.string(),
  input: z.string(),
  long: z.boolean(),
  reference: z.string(),
  has_reference: z.boolean(),
  metadata: z.record(z.string(), z.string()),
});
export type ExampleTextRow = z.output<typeof exampleRow>;
const nullable = z.number().nullable();
const resultRow = z.object({
  run: z.string(),
  example: z.string(),
  repetition: z.number(),
  output: z.string(),
  long: z.boolean(),
  failed: z.boolean(),
  error: z.string(),
  unfinished: z.boolean(),
  latency_ms: nullable,
  cost_usd: nullable,
  total_tokens: nullable,
  trace_id: z.string(),
});
export type CellRow = z.output<typeof resultRow>;
const scoreRow = z.object({
  run: z.string(),
  example: z.string(),
  repetition: z.number(),
  metric: z.string(),
  source: z.string(),
  evaluator: z.string(),
  evaluator_version: z.string(),
  value: nullable,
  label: z.string(),
});
export type CellScoreRow = z.output<typeof scoreRow>;

export interface MatrixTexts {
  readonly project: string;
  readonly dataset: string;
  readonly runs: readonly string[];
  readonly ids: readonly string[];
  readonly metrics: readonly string[];
  /** Runs whose outputs end in an answer. */
  readonly marked: readonly string[];
  /** Characters of every text; null for all of them. */
  readonly preview: number | null;
}

/** What stands in the matrix for these examples: texts, results by repetition, scores of the metrics. */
export async function readMatrixTexts(
  db: Db,
  { preview, ...place }: MatrixTexts,
  options: ReadOptions = {},
) {
  const values = { ...place, preview: preview ?? 0 };
  const text = (column: string): string =>
    preview === null ? column : `substringUTF8(${column}, 1, {preview:UInt32})`;
  const isLong = (column: string): string =>
    preview === null ? "false" : `toBool(lengthUTF8(${column}) > {preview:UInt32})`;
  // Of sorting keys alone, so that texts are read of the rows that are wanted and of no others in their granule.
  // The newest version of so few rows is found faster by sorting them than by FINAL.
  const ofRuns =
    "project = {project:String} AND run IN {runs:Array(String)} AND example IN {ids:Array(String)}";
  const [examples, results, scores] = await Promise.all([
    db.rows(
      exampleRow,
      `SELECT example, ${text("examples.input")} AS input, ${isLong("examples.input")} AS long,
         ${text("examples.reference")} AS reference, has_reference, metadata
       FROM examples FINAL PREWHERE project = {project:String} AND dataset = {dataset:String} AND example IN {ids:Array(String)}`,
      values,
      options,
    ),
    db.rows(
      resultRow,
      `SELECT run, example, repetition, ${text("results.output")} AS output, ${isLong("results.output")} AS long,
         failed, ${text("results.error")} AS error, toBool(${isUnfinished}) AS unfinished, latency_ms, cost_usd,
         toFloat64(coalesce(results.total_tokens, prompt_tokens + completion_tokens)) AS total_tokens, trace_id
       FROM results PREWHERE ${ofRuns} ORDER BY repetition, ver DESC LIMIT 1 BY run, example, repetition`,
      values,
      options,
    ),
    db.rows(
      scoreRow,
      `SELECT run, example, repetition, metric, source, evaluator, evaluator_version, value, label
       FROM scores PREWHERE ${ofRuns} AND metric IN {metrics:Array(String)}
       ORDER BY ver DESC LIMIT 1 BY run, metric, example, repetition, source, evaluator, evaluator_version, annotator`,
      values,
      options,
    ),
  ]);
  return { examples, results, scores };
}

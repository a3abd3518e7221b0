import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { mostVersions } from "./versions.ts";

const nullable = z.number().nullable();
const resultRow = z.object({
  ver: z.number(),
  repetition: z.number(),
  output: z.string(),
  failed: z.boolean(),
  error: z.string(),
  latencyMs: nullable,
  costUsd: nullable,
  totalTokens: nullable,
  traceId: z.string(),
});
export type ResultVersion = z.output<typeof resultRow>;

/** What is stored of a result: its present version, and replaced ones that are not merged away yet. */
export function resultRows(
  db: Db,
  of: { readonly project: string; readonly run: string; readonly example: string },
  options: ReadOptions,
): Promise<ResultVersion[]> {
  return db.rows(
    resultRow,
    `SELECT toFloat64(ver) AS ver, repetition, left(output, 4000) AS output, failed, error, latency_ms AS latencyMs,
       cost_usd AS costUsd, total_tokens AS totalTokens, trace_id AS traceId FROM results
     WHERE project = {project:String} AND run = {run:String} AND example = {example:String}
     ORDER BY ver DESC LIMIT ${mostVersions}`,
    { ...of },
    options,
  );
}

const scoreRow = z.object({
  ver: z.number(),
  metric: z.string(),
  repetition: z.number(),
  spanId: z.string(),
  document: z.string(),
  source: z.string(),
  evaluator: z.string(),
  version: z.string(),
  annotator: z.string(),
  value: nullable,
  label: z.string(),
  boolean: z.boolean(),
  explanation: z.string(),
});
export type ScoreVersion = z.output<typeof scoreRow>;

/** What scores are about: a result, a run as a whole, or a trace. */
export interface ScoredTarget {
  readonly project: string;
  readonly run: string;
  readonly example: string;
  readonly trace: string;
}

/** The same of every score of a target. */
export function scoreRows(db: Db, of: ScoredTarget, options: ReadOptions): Promise<ScoreVersion[]> {
  return db.rows(
    scoreRow,
    `SELECT toFloat64(ver) AS ver, metric, repetition, span_id AS spanId, document, source, evaluator,
       evaluator_version AS version, annotator, value, label, boolean, explanation FROM scores
     WHERE project = {project:String} AND run = {run:String} AND example = {example:String}
       AND trace_id = {trace:String} ORDER BY ver DESC LIMIT ${mostVersions}`,
    { ...of },
    options,
  );
}

const arrival = z.object({ second: z.number(), spans: z.number() });

/** Seconds since the epoch in which spans of a trace arrived, the latest first, and how many. */
export function spanArrivals(
  db: Db,
  of: { readonly project: string; readonly trace: string },
  options: ReadOptions,
): Promise<z.output<typeof arrival>[]> {
  return db.rows(
    arrival,
    `SELECT toUInt32(intDiv(ver, 1024000)) AS second, toUInt32(uniqExact(span_id)) AS spans FROM spans
     WHERE project = {project:String} AND trace_id = {trace:String}
     GROUP BY second ORDER BY second DESC LIMIT ${mostVersions}`,
    { ...of },
    options,
  );
}

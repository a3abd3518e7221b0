import { z } from "zod";
import type { AttachedScore } from "#contract/span-detail.ts";
import type { Db, ReadOptions } from "../db.ts";

const columns = `run, example, repetition, metric, span_id, document, source, evaluator, evaluator_version, annotator,
  value, label, boolean, explanation, formatDateTime(at, '%FT%T.%fZ', 'UTC') AS at`;

const scoreRow = z.object({
  run: z.string(),
  example: z.string(),
  repetition: z.number(),
  metric: z.string(),
  span_id: z.string(),
  document: z.string(),
  source: z.string(),
  evaluator: z.string(),
  evaluator_version: z.string(),
  annotator: z.string(),
  value: z.number().nullable(),
  label: z.string(),
  boolean: z.boolean(),
  explanation: z.string(),
  at: z.string().nullable(),
});

const mostScores = 2000;

/**
 * Scores of a span, of its trace, of the documents that the trace retrieved, and of the results that the
 * trace belongs to. Scores of traces have no run, which the sorting key finds; a trace by its bloom filter.
 */
export async function attachedScores(
  db: Db,
  place: { readonly project: string; readonly traceId: string; readonly spanId: string },
  options: ReadOptions = {},
): Promise<AttachedScore[]> {
  const ofTrace = `SELECT run, example, repetition FROM results FINAL
    WHERE project = {project:String} AND trace_id = {traceId:String}`;
  const rows = await db.rows(
    scoreRow,
    `SELECT * FROM (
       SELECT ${columns} FROM scores FINAL
       WHERE project = {project:String} AND run = '' AND trace_id = {traceId:String}
         AND (span_id IN ('', {spanId:String}) OR document != '')
       UNION ALL
       SELECT ${columns} FROM scores FINAL
       WHERE project = {project:String} AND run GLOBAL IN (SELECT run FROM (${ofTrace}))
         AND (run, example, repetition) GLOBAL IN (${ofTrace})
     )
     ORDER BY document != '', span_id = '', metric, source, evaluator, annotator, document LIMIT {most:UInt32}`,
    { ...place, most: mostScores },
    options,
  );
  return rows.map((row) => ({
    metric: row.metric,
    value: row.value,
    label: row.label || null,
    boolean: row.boolean,
    source: row.source,
    evaluator: [row.evaluator, row.evaluator_version].filter(Boolean).join(" ") || null,
    annotator: row.annotator || null,
    explanation: row.explanation || null,
    at: row.at,
    spanId: row.span_id || null,
    document: row.document || null,
    result:
      row.run === "" ? null : { run: row.run, example: row.example, repetition: row.repetition },
  }));
}

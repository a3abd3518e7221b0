import { z } from "zod";
import { relevanceMetrics } from "#contract/relevance.ts";
import type { Db, ReadOptions } from "../db.ts";

const scoreRow = z.object({
  trace_id: z.string(),
  span_id: z.string(),
  document: z.string(),
  metric: z.string(),
  source: z.string(),
  value: z.number().nullable(),
});
export type DocumentScoreRow = z.output<typeof scoreRow>;

/** Scores of relevance on documents that these traces retrieved. */
export async function documentScores(
  db: Db,
  project: string,
  traceIds: readonly string[],
  options: ReadOptions = {},
): Promise<DocumentScoreRow[]> {
  if (traceIds.length === 0) return [];
  return db.rows(
    scoreRow,
    `SELECT trace_id, span_id, document, metric, source, value FROM scores FINAL
     WHERE project = {project:String} AND run = '' AND lower(metric) IN {metrics:Array(String)}
       AND trace_id IN {traceIds:Array(String)} AND document != ''`,
    { project, traceIds, metrics: [...relevanceMetrics] },
    options,
  );
}

const digest = "concat(toString(count()), '.', toString(max(ver)), '.', toString(sum(ver)))";

/** Different from before whenever something was written that judging retrievals of a project depends on. */
export async function retrievalStamp(
  db: Db,
  project: string,
  options: ReadOptions = {},
): Promise<string> {
  const tables = ["roll_ups", "scores", "results", "runs", "examples"];
  const rows = await db.rows(
    z.object({ stamp: z.string() }),
    tables
      .map(
        (table) =>
          `SELECT concat('${table} ', ${digest}) AS stamp FROM ${table} WHERE project = {project:String}`,
      )
      .join(" UNION ALL "),
    { project },
    options,
  );
  return rows
    .map(({ stamp }) => stamp)
    .toSorted()
    .join(", ");
}

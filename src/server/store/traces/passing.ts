import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";

const idRow = z.object({ trace_id: z.string() });
const candidateRow = idRow.extend({ input: z.string() });

interface Failed {
  readonly project: string;
  readonly traceId: string;
  readonly name: string;
  /** Nanoseconds since the epoch. */
  readonly startNs: string;
}

const mostCandidates = 300;

/** Traces that passed, of the same root: the latest before the one given and the first after it. */
export async function passingOfName(
  db: Db,
  { project, traceId, name, startNs }: Failed,
  options: ReadOptions = {},
) {
  return db.rows(
    candidateRow,
    // Ids first: the texts of all traces of a root would be read otherwise.
    `SELECT trace_id, substringUTF8(input, 1, 2000) AS input FROM roll_ups FINAL
     PREWHERE project = {project:String} AND trace_id GLOBAL IN (
       SELECT trace_id FROM roll_ups FINAL
       WHERE project = {project:String} AND name = {name:String} AND trace_id != {traceId:String}
         AND status != 'error' AND NOT running
       ORDER BY abs(toUnixTimestamp64Nano(start_time) - {startNs:Int64}), trace_id LIMIT {most:UInt32}
     )
     ORDER BY abs(toUnixTimestamp64Nano(start_time) - {startNs:Int64}), trace_id`,
    { project, traceId, name, startNs, most: mostCandidates },
    options,
  );
}

/** Those of the traces that are of a result which failed, or which a pass metric says is wrong. */
export async function judgedWrong(
  db: Db,
  project: string,
  ids: readonly string[],
  options: ReadOptions = {},
): Promise<Set<string>> {
  const rows = await db.rows(
    idRow,
    `SELECT r.trace_id AS trace_id
     FROM (
       SELECT run, example, repetition, trace_id, failed FROM results FINAL
       WHERE project = {project:String} AND trace_id IN {ids:Array(String)}
     ) AS r
     GLOBAL LEFT JOIN (
       SELECT run, example, repetition, minIf(value, boolean) AS least, countIf(boolean AND value IS NOT NULL) AS judged
       FROM scores FINAL WHERE project = {project:String} AND example GLOBAL IN (
         SELECT example FROM results WHERE project = {project:String} AND trace_id IN {ids:Array(String)}
       )
       GROUP BY run, example, repetition
     ) AS s ON s.run = r.run AND s.example = r.example AND s.repetition = r.repetition
     WHERE failed OR (judged > 0 AND least < 1)`,
    { project, ids },
    options,
  );
  return new Set(rows.map(({ trace_id }) => trace_id));
}

/**
 * Traces of other results of the example that this trace is a result of, where all pass metrics passed and
 * nothing failed; those of the same run first.
 */
export async function passingOfExample(
  db: Db,
  { project, traceId }: Pick<Failed, "project" | "traceId">,
  options: ReadOptions = {},
): Promise<string[]> {
  const rows = await db.rows(
    idRow,
    `WITH own AS (
       SELECT run, example FROM results FINAL WHERE project = {project:String} AND trace_id = {traceId:String} LIMIT 1
     )
     SELECT r.trace_id AS trace_id
     FROM (
       SELECT run, example, repetition, trace_id FROM results FINAL
       WHERE project = {project:String} AND trace_id NOT IN ('', {traceId:String}) AND NOT failed
         AND example GLOBAL IN (SELECT example FROM own)
     ) AS r
     GLOBAL INNER JOIN (
       SELECT run, example, repetition, minIf(value, boolean) AS least, countIf(boolean) AS judged FROM scores FINAL
       WHERE project = {project:String} AND example GLOBAL IN (SELECT example FROM own)
       GROUP BY run, example, repetition
     ) AS s ON s.run = r.run AND s.example = r.example AND s.repetition = r.repetition
     WHERE judged > 0 AND least = 1
     ORDER BY r.run GLOBAL IN (SELECT run FROM own) DESC, r.run, r.repetition LIMIT 20`,
    { project, traceId },
    options,
  );
  return rows.map(({ trace_id }) => trace_id);
}

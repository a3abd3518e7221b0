import type { Db, ReadOptions } from "../db.ts";
import type { SetPlace } from "./sets.ts";

/** Which model answered, "" where none is named, and when. */
export interface Origin {
  readonly model: string;
  /** Milliseconds since the epoch; null where unknown. */
  readonly startMs: number | null;
}

/** Where points come from, by subject: of results their run, of spans their trace. Examples have no origin. */
export async function readOrigins(
  db: Db,
  place: SetPlace,
  options: ReadOptions = {},
): Promise<Map<string, Origin>> {
  const points = `SELECT subject, JSONExtractString(subject, 'run') AS run, lower(JSONExtractString(subject, 'traceId')) AS trace_id
    FROM embeddings FINAL WHERE project = {project:String} AND embedding_set = {set:String} AND model = {model:String}`;
  const rows = await db.tuples(
    `SELECT subject, answered, start FROM (${points} AND JSONHas(subject, 'run')) AS points GLOBAL INNER JOIN (
       SELECT toString(run) AS run, toString(model) AS answered, toFloat64(toUnixTimestamp64Milli(started_at)) AS start
       FROM runs FINAL WHERE project = {project:String}
     ) AS known USING (run)
     UNION ALL
     SELECT subject, answered, start FROM (${points} AND JSONHas(subject, 'traceId')) AS points GLOBAL INNER JOIN (
       SELECT trace_id, arrayStringConcat(models, ', ') AS answered,
         toNullable(toFloat64(toUnixTimestamp64Milli(start_time))) AS start
       FROM roll_ups FINAL WHERE project = {project:String}
     ) AS traces USING (trace_id)`,
    { ...place },
    options,
  );
  return new Map(
    rows.map(([subject, model, start]) => [
      String(subject),
      { model: String(model), startMs: start === null ? null : Number(start) },
    ]),
  );
}

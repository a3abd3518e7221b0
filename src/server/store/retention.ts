import { z } from "zod";
import { retentionRules, type RetentionRules } from "#contract/deletion.ts";
import type { Db } from "./db.ts";
import { nextVersion } from "./version.ts";

const row = z.object({ project: z.string(), record: z.string() });

export async function readRetention(
  db: Db,
  project?: string,
): Promise<Map<string, RetentionRules>> {
  const rows = await db.rows(
    row,
    "SELECT project, record FROM retention_rules FINAL WHERE {project:String} IN ('', project)",
    { project: project ?? "" },
  );
  return new Map(
    rows.map(({ project, record }) => [project, retentionRules.parse(JSON.parse(record))]),
  );
}

export async function saveRetention(db: Db, project: string, rules: RetentionRules): Promise<void> {
  const record = JSON.stringify(rules);
  await db.insert("retention_rules", [{ project, record, ver: nextVersion() }]);
}

/** Bytes of spans and logs, before they are compressed, of one day (UTC) of starts. */
export interface DayOfData {
  readonly day: string;
  readonly bytes: number;
}

const dayRow = z.object({ day: z.string(), bytes: z.number() });

/** The days of a project that hold data, the latest first. */
export async function daysOfData(db: Db, project: string): Promise<DayOfData[]> {
  return db.rows(
    dayRow,
    `SELECT day, sum(bytes) AS bytes FROM (
       SELECT toString(toDate(start_time, 'UTC')) AS day,
         toFloat64(sum(byteSize(trace_id, name, input, output, attributes, resource, events, error_message, error_stack))) AS bytes
       FROM spans WHERE project = {project:String} GROUP BY day
       UNION ALL
       SELECT toString(toDate(time, 'UTC')), toFloat64(sum(byteSize(body, attributes, resource)))
       FROM span_logs WHERE project = {project:String} GROUP BY 1
     ) GROUP BY day ORDER BY day DESC`,
    { project },
  );
}

export async function countTracesBefore(db: Db, project: string, cutoff: string): Promise<number> {
  const [found] = await db.rows(
    z.object({ n: z.number() }),
    `SELECT count() AS n FROM roll_ups FINAL
     WHERE project = {project:String} AND first_start < parseDateTime64BestEffort({cutoff:String}, 3, 'UTC')`,
    { project, cutoff },
  );
  return found?.n ?? 0;
}

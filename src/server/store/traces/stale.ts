import { z } from "zod";
import type { Db } from "../db.ts";
import type { TouchedTrace } from "./roll-up-source.ts";

const row = z.object({
  project: z.string(),
  traceId: z.string(),
  first: z.string().transform(BigInt),
  last: z.string().transform(BigInt),
});

/** Versions are 1024 a millisecond: roll-ups this much older than the newest are looked at again. */
const marginVersions = 10 * 60 * 1000 * 1024;

/** Traces with spans newer than their roll-up, which only a server killed in between leaves behind. */
export async function staleTraces(db: Db): Promise<TouchedTrace[]> {
  const rows = await db.rows(
    row,
    `SELECT project, trace_id AS traceId, toString(toUnixTimestamp64Nano(first)) AS first,
       toString(toUnixTimestamp64Nano(last)) AS last
     FROM (
       SELECT project, trace_id, max(ver) AS newest, min(start_time) AS first, max(start_time) AS last FROM spans
       WHERE ver > (SELECT max(ver) FROM roll_ups) - {margin:UInt64} OR ver = 1 GROUP BY project, trace_id
     ) AS arrived GLOBAL LEFT JOIN (
       SELECT project, trace_id, max(ver) AS summed FROM roll_ups GROUP BY project, trace_id
     ) AS rolled USING (project, trace_id)
     WHERE newest > summed`,
    { margin: marginVersions },
  );
  return rows.map(({ project, traceId, first, last }) => ({
    project,
    traceId,
    firstStartNs: first,
    lastStartNs: last,
  }));
}

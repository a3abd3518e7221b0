import { z } from "zod";
import type { TraceSummary } from "#contract/traces.ts";
import type { Db, ReadOptions } from "../db.ts";
import type { SpanPlace } from "../spans/read.ts";
import { summaryColumns, summaryOf, summaryRow } from "./summary-row.ts";

/** One trace, and where its spans are. */
export interface FoundTrace {
  readonly summary: TraceSummary;
  readonly place: SpanPlace;
}

const foundRow = summaryRow.extend({ first_ns: z.string(), last_ns: z.string() });
/** Spans may be stored whose roll-up is still to come. */
const marginNs = 3_600_000_000_000n;

/** Undefined when there is no such trace in the project. */
export async function findTrace(
  db: Db,
  project: string,
  traceId: string,
  options: ReadOptions = {},
): Promise<FoundTrace | undefined> {
  const [row] = await db.rows(
    foundRow,
    `SELECT ${summaryColumns}, toString(toUnixTimestamp64Nano(first_start)) AS first_ns,
       toString(toUnixTimestamp64Nano(last_start)) AS last_ns
     FROM roll_ups FINAL PREWHERE project = {project:String} AND trace_id = {traceId:String}
     ORDER BY ver DESC LIMIT 1`,
    { project, traceId },
    options,
  );
  if (!row) return undefined;
  const fromNs = BigInt(row.first_ns) - marginNs;
  const place = {
    project,
    traceId,
    fromNs: String(fromNs < 0n ? 0n : fromNs),
    toNs: String(BigInt(row.last_ns) + marginNs),
  };
  return { summary: summaryOf(row), place };
}

/** Those of the traces that are there, in the order of the ids. */
export async function findTraces(
  db: Db,
  project: string,
  ids: readonly string[],
  options: ReadOptions = {},
): Promise<TraceSummary[]> {
  if (ids.length === 0) return [];
  const rows = await db.rows(
    summaryRow,
    `SELECT ${summaryColumns} FROM roll_ups FINAL
     PREWHERE project = {project:String} AND trace_id IN {ids:Array(String)} ORDER BY ver`,
    { project, ids },
    options,
  );
  const byId = new Map(rows.map((row) => [row.trace_id, summaryOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

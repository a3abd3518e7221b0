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

import { z } from "zod";
import { status } from "#contract/span.ts";
import type { Db, ReadOptions } from "../db.ts";
import { heavyRow, logRow } from "./read.ts";

const spanRow = heavyRow.extend({
  trace_id: z.string(),
  parent_span_id: z.string(),
  name: z.string(),
  status,
  /** Nanoseconds since the epoch. */
  start_ns: z.string(),
  model: z.string(),
});
export type SpanOfMany = z.output<typeof spanRow>;

const extentRow = z.object({
  trace_id: z.string(),
  span_count: z.number(),
  first_ns: z.string(),
  last_ns: z.string(),
});

/** How long traces are and when they happened; those that are not there are left out. */
export async function extentsOf(
  db: Db,
  project: string,
  ids: readonly string[],
  options: ReadOptions = {},
) {
  return db.rows(
    extentRow,
    `SELECT trace_id, span_count, toString(toUnixTimestamp64Nano(first_start)) AS first_ns,
       toString(toUnixTimestamp64Nano(last_start)) AS last_ns
     FROM roll_ups FINAL PREWHERE project = {project:String} AND trace_id IN {ids:Array(String)}
     ORDER BY ver DESC LIMIT 1 BY trace_id`,
    { project, ids },
    options,
  );
}

interface ManyTraces {
  readonly project: string;
  readonly ids: readonly string[];
  readonly fromNs: string;
  readonly toNs: string;
}

/** Every span of several traces with its texts, by trace. */
export async function spansOfMany(
  db: Db,
  traces: ManyTraces,
  options: ReadOptions = {},
): Promise<SpanOfMany[]> {
  const columns = Object.keys(spanRow.shape).map((name) =>
    name === "start_ns" ? "toString(toUnixTimestamp64Nano(start_time)) AS start_ns" : name,
  );
  return db.rows(
    spanRow,
    `SELECT ${columns.join(", ")} FROM spans FINAL
     WHERE project = {project:String} AND trace_id IN {ids:Array(String)}
       AND start_time >= fromUnixTimestamp64Nano({fromNs:Int64}, 'UTC')
       AND start_time <= fromUnixTimestamp64Nano({toNs:Int64}, 'UTC')
     ORDER BY ver DESC LIMIT 1 BY trace_id, span_id`,
    { ...traces },
    options,
  );
}

const logOfMany = logRow.extend({ trace_id: z.string() });
export type LogOfMany = z.output<typeof logOfMany>;

/** Log records that name spans of several traces, in the order of time and then of arrival. */
export async function logsOfMany(
  db: Db,
  { project, ids }: Pick<ManyTraces, "project" | "ids">,
  options: ReadOptions = {},
): Promise<LogOfMany[]> {
  return db.rows(
    logOfMany,
    `SELECT trace_id, span_id, toString(toUnixTimestamp64Nano(time)) AS time_ns, event_name, body, attributes,
       resource, scope
     FROM span_logs FINAL WHERE project = {project:String} AND trace_id IN {ids:Array(String)} ORDER BY time, ver`,
    { project, ids },
    options,
  );
}

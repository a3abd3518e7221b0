import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { scopeSql, type TraceScope } from "../traces/scope.ts";

/** Whose retrievals a question is about: traces of a filter, and of a run's results. */
export interface RetrievalScope extends TraceScope {
  readonly run?: string | undefined;
}

const placeRow = z.object({
  trace_id: z.string(),
  span_id: z.string(),
  kind: z.enum(["RETRIEVER", "RERANKER"]),
  name: z.string(),
  start_ns: z.string(),
});
export type RetrievingSpan = z.output<typeof placeRow>;

/**
 * The newest spans that retrieve or rerank, newest first. Narrow columns of one project and time alone; a
 * re-sent span is told from its first version after the newest were taken.
 */
export async function newestRetrievingSpans(
  db: Db,
  scope: RetrievalScope,
  most: number,
  options: ReadOptions = {},
): Promise<{ spans: RetrievingSpan[]; total: number }> {
  const { condition, values } = spansIn(scope);
  const spans = await db.rows(
    placeRow,
    `SELECT trace_id, span_id, kind, name, toString(toUnixTimestamp64Nano(start_time)) AS start_ns FROM (
       SELECT trace_id, span_id, kind, name, start_time, ver FROM spans WHERE ${condition}
       ORDER BY start_time DESC, trace_id, span_id LIMIT {read:UInt32}
     ) ORDER BY start_time DESC, trace_id, span_id, ver DESC LIMIT 1 BY trace_id, span_id LIMIT {most:UInt32}`,
    { ...values, most, read: most * 2 },
    options,
  );
  if (spans.length < most) return { spans, total: spans.length };
  // Exact up to many thousand, then within a per cent: it only says how much was left out.
  const [row] = await db.rows(
    z.object({ total: z.string() }),
    `SELECT toString(uniqCombined(cityHash64(trace_id, span_id))) AS total FROM spans WHERE ${condition}`,
    values,
    options,
  );
  return { spans, total: Number(row?.total ?? spans.length) };
}

function spansIn(scope: RetrievalScope): {
  condition: string;
  values: Record<string, unknown>;
} {
  const { project, where = "", from, to, run } = scope;
  const bounds = ["project = {project:String}", "kind IN ('RETRIEVER', 'RERANKER')"];
  const values: Record<string, unknown> = { project };
  for (const [name, instant, operator] of [
    ["from", from, ">="],
    ["to", to, "<"],
  ] as const)
    if (instant !== undefined) {
      bounds.push(`start_time ${operator} parseDateTime64BestEffort({${name}:String}, 3, 'UTC')`);
      values[name] = new Date(instant).toISOString();
    }
  if (where.trim() !== "") {
    const traces = scopeSql(scope);
    bounds.push(
      `trace_id GLOBAL IN (SELECT trace_id FROM roll_ups FINAL WHERE ${traces.condition})`,
    );
    Object.assign(values, traces.values);
  }
  if (run !== undefined) {
    bounds.push(
      "trace_id GLOBAL IN (SELECT trace_id FROM results FINAL WHERE project = {project:String} AND run = {run:String} AND trace_id != '')",
    );
    values["run"] = run;
  }
  return { condition: bounds.join(" AND "), values };
}

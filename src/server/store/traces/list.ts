import { z } from "zod";
import { ProblemError } from "#contract/problem.ts";
import type { TraceSort, TraceSummary } from "#contract/traces.ts";
import type { Db, ReadOptions } from "../db.ts";
import { type TraceScope, scopeSql } from "./scope.ts";
import { summaryColumns, summaryOf, summaryRow } from "./summary-row.ts";

/** What each order sorts by; ties go by id, so that a cursor never skips or repeats. */
const orders: Readonly<
  Record<TraceSort, { readonly key: string; readonly type: string; readonly down: boolean }>
> = {
  latest: { key: "toUnixTimestamp64Nano(start_time)", type: "Int64", down: true },
  oldest: { key: "toUnixTimestamp64Nano(start_time)", type: "Int64", down: false },
  slowest: { key: "coalesce(duration_ms, -1)", type: "Float64", down: true },
  costliest: { key: "coalesce(cost_usd, -1)", type: "Float64", down: true },
  most_tokens: { key: "toInt64(coalesce(total_tokens, -1))", type: "Int64", down: true },
  most_spans: { key: "toInt64(span_count)", type: "Int64", down: true },
};

const idRow = z.object({ trace_id: z.string(), sort_key: z.string() });
const cursorText = z.tuple([z.string(), z.string()]);

export interface TracePage {
  readonly items: TraceSummary[];
  readonly nextCursor: string | null;
}

/** A page of traces: the ids of the page first, because reading whole rows of all candidates costs more. */
export async function listTraces(
  db: Db,
  scope: TraceScope,
  page: { readonly sort: TraceSort; readonly limit: number; readonly cursor?: string | undefined },
  options: ReadOptions = {},
): Promise<TracePage> {
  const { key, type, down } = orders[page.sort];
  const { condition, values } = scopeSql(scope);
  const order = down ? "DESC" : "ASC";
  const after = page.cursor
    ? `AND (sort_value, trace_id) ${down ? "<" : ">"} ({cursorKey:${type}}, {cursorId:String})`
    : "";
  const cursor = page.cursor ? readCursor(page.cursor) : undefined;
  const ids = await db.rows(
    idRow,
    `SELECT trace_id, toString(sort_value) AS sort_key FROM (
       SELECT trace_id, ${key} AS sort_value FROM traces FINAL WHERE ${condition}
     ) WHERE 1 ${after}
     ORDER BY sort_value ${order}, trace_id ${order} LIMIT {limit:UInt32}`,
    {
      ...values,
      limit: page.limit + 1,
      ...(cursor && { cursorKey: cursor[0], cursorId: cursor[1] }),
    },
    options,
  );
  const shown = ids.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: await summariesOf(
      db,
      scope.project,
      shown.map(({ trace_id }) => trace_id),
      options,
    ),
    nextCursor:
      ids.length > page.limit && last
        ? Buffer.from(JSON.stringify([last.sort_key, last.trace_id])).toString("base64url")
        : null,
  };
}

/** Summaries of these traces, in the order of the ids. */
export async function summariesOf(
  db: Db,
  project: string,
  ids: readonly string[],
  options: ReadOptions = {},
): Promise<TraceSummary[]> {
  if (ids.length === 0) return [];
  const rows = await db.rows(
    summaryRow,
    `SELECT ${summaryColumns} FROM traces FINAL
     WHERE project = {project:String} AND trace_id IN {ids:Array(String)}`,
    { project, ids },
    options,
  );
  const byId = new Map(rows.map((row) => [row.trace_id, summaryOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function readCursor(text: string): readonly [string, string] {
  try {
    return cursorText.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    throw new ProblemError("bad_request", "The cursor is not one that this list gave.", {
      hint: "Start again without a cursor.",
    });
  }
}

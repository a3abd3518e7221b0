import { z } from "zod";
import { spanEvent, spanKind, spanLink } from "#contract/span.ts";
import type { Db, ReadOptions } from "../db.ts";

const textMap = z.record(z.string(), z.string());

/** What is stored of a span beside the columns of the waterfall. */
export const heavyRow = z.object({
  span_id: z.string(),
  kind: spanKind,
  synthetic: z.boolean(),
  error_type: z.string(),
  error_message: z.string(),
  dialect: z.string(),
  error_stack: z.string(),
  tool_name: z.string(),
  prompt_name: z.string(),
  prompt_version: z.string(),
  session_id: z.string(),
  user_id: z.string(),
  tags: z.array(z.string()),
  metadata: textMap,
  scope_version: z.string(),
  input: z.string(),
  input_key: z.string(),
  output: z.string(),
  output_key: z.string(),
  attributes: textMap,
  resource: textMap,
  events: z.string(),
  links: z.string(),
  vector_count: z.number(),
});
export type HeavySpan = z.output<typeof heavyRow>;

/** Where a trace's spans are: what its roll-up knows of their time keeps the search to a few hours. */
export interface SpanPlace {
  readonly project: string;
  readonly traceId: string;
  /** Nanoseconds since the epoch, as text; with room for spans that the roll-up does not know yet. */
  readonly fromNs: string;
  readonly toNs: string;
}

export const inTrace = `project = {project:String} AND trace_id = {traceId:String}
  AND start_time >= fromUnixTimestamp64Nano({fromNs:Int64}, 'UTC')
  AND start_time <= fromUnixTimestamp64Nano({toNs:Int64}, 'UTC')`;
export const newest = "ORDER BY ver DESC LIMIT 1 BY span_id";

/** Texts and attributes of the spans of a trace, or of one of them. */
export async function heavySpans(
  db: Db,
  place: SpanPlace & { readonly spanId?: string },
  options: ReadOptions = {},
): Promise<HeavySpan[]> {
  return db.rows(
    heavyRow,
    `SELECT ${Object.keys(heavyRow.shape).join(", ")} FROM spans FINAL
     WHERE ${inTrace} ${place.spanId !== undefined ? "AND span_id = {spanId:String}" : ""} ${newest}`,
    { ...place },
    options,
  );
}

export const logRow = z.object({
  span_id: z.string(),
  time_ns: z.string(),
  event_name: z.string(),
  body: z.string(),
  attributes: textMap,
  resource: textMap,
  scope: z.string(),
});

/** Log records that name spans of a trace, or one of them, in the order of time and then of arrival. */
export async function spanLogs(
  db: Db,
  place: Pick<SpanPlace, "project" | "traceId"> & { readonly spanId?: string },
  options: ReadOptions = {},
) {
  return db.rows(
    logRow,
    `SELECT span_id, toString(toUnixTimestamp64Nano(time)) AS time_ns, event_name, body, attributes, resource, scope
     FROM span_logs FINAL WHERE project = {project:String} AND trace_id = {traceId:String}
       ${place.spanId !== undefined ? "AND span_id = {spanId:String}" : ""} ORDER BY time, ver`,
    { ...place },
    options,
  );
}

export const storedEvents = z.array(spanEvent);
export const storedLinks = z.array(spanLink);

import { z } from "zod";
import { spanEvent, spanKind, spanLink, status } from "#contract/span.ts";
import type { Db, ReadOptions } from "../db.ts";

const nullable = z.number().nullable();
const textMap = z.record(z.string(), z.string());

/** Columns that a row of the waterfall needs. */
const lightRow = z.object({
  span_id: z.string(),
  parent_span_id: z.string(),
  name: z.string(),
  kind: spanKind,
  status,
  start_ns: z.string(),
  duration_ns: z.string(),
  running: z.boolean(),
  synthetic: z.boolean(),
  error_type: z.string(),
  error_message: z.string(),
  model: z.string(),
  provider: z.string(),
  prompt_tokens: nullable,
  completion_tokens: nullable,
  total_tokens: nullable,
  cache_read_tokens: nullable,
  cache_write_tokens: nullable,
  reasoning_tokens: nullable,
  cost_usd: nullable,
  cost_computed: z.boolean(),
  first_token_ms: nullable,
  service: z.string(),
  scope: z.string(),
});
export type LightSpan = z.output<typeof lightRow>;

/** The columns beside those that hold texts and maps. */
const heavyRow = lightRow.extend({
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

const expressions: Readonly<Record<string, string>> = {
  start_ns: "toString(toUnixTimestamp64Nano(start_time)) AS start_ns",
  duration_ns: "toString(spans.duration_ns) AS duration_ns",
  error_message: "substringUTF8(spans.error_message, 1, 2000) AS error_message",
};

function select(names: readonly string[], whole: boolean): string {
  return names
    .map((name) => (whole && name === "error_message" ? name : (expressions[name] ?? name)))
    .join(", ");
}

/** Where a trace's spans are: bounds from its roll-up keep the search to a few hours. */
export interface SpanPlace {
  readonly project: string;
  readonly traceId: string;
}

const inTrace = `project = {project:String} AND trace_id = {traceId:String}
  AND start_time >= (SELECT min(first_start) - INTERVAL 1 HOUR FROM traces WHERE project = {project:String} AND trace_id = {traceId:String})
  AND start_time <= (SELECT max(last_start) + INTERVAL 1 HOUR FROM traces WHERE project = {project:String} AND trace_id = {traceId:String})`;
const newest = "ORDER BY ver DESC LIMIT 1 BY span_id";

/** Spans of a trace without their texts, in no order. Unparsed: a long trace has hundreds of thousands. */
export async function lightSpans(
  db: Db,
  place: SpanPlace,
  options: ReadOptions = {},
): Promise<LightSpan[]> {
  const names = Object.keys(lightRow.shape);
  const rows = await db.tuples(
    `SELECT ${select(names, false)} FROM spans FINAL WHERE ${inTrace} ${newest}`,
    { ...place },
    options,
  );
  return rows.map((row) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the SELECT decides these types
    return Object.fromEntries(names.map((name, index) => [name, row[index]])) as LightSpan;
  });
}

/** Spans of a trace, or one of them, with everything that is stored. */
export async function heavySpans(
  db: Db,
  place: SpanPlace & { readonly spanId?: string },
  options: ReadOptions = {},
): Promise<HeavySpan[]> {
  return db.rows(
    heavyRow,
    `SELECT ${select(Object.keys(heavyRow.shape), true)} FROM spans FINAL
     WHERE ${inTrace} ${place.spanId ? "AND span_id = {spanId:String}" : ""} ${newest}`,
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

/** Log records that name spans of a trace, in the order of time and then of arrival. */
export async function spanLogs(db: Db, place: SpanPlace, options: ReadOptions = {}) {
  return db.rows(
    logRow,
    `SELECT span_id, toString(toUnixTimestamp64Nano(time)) AS time_ns, event_name, body, attributes, resource, scope
     FROM span_logs FINAL WHERE project = {project:String} AND trace_id = {traceId:String} ORDER BY time, ver`,
    { ...place },
    options,
  );
}

export const storedEvents = z.array(spanEvent);
export const storedLinks = z.array(spanLink);

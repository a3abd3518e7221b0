import type { Db } from "../db.ts";
import { RowBinaryWriter } from "../row-binary.ts";
import type { SpanRow } from "./span-row.ts";

type WriteColumn = (to: RowBinaryWriter, row: SpanRow) => void;

const statusNumbers = { unset: 0, ok: 1, error: 2 } as const;

type TextColumn = {
  [Name in keyof SpanRow]: SpanRow[Name] extends string ? Name : never;
}[keyof SpanRow];
type CountColumn =
  `${"prompt" | "completion" | "total" | "cache_read" | "cache_write" | "reasoning"}_tokens`;

function text(name: TextColumn): WriteColumn {
  return (to, row) => to.text(row[name]);
}

function count(name: CountColumn): WriteColumn {
  return (to, row) => to.nullable(row[name], (value) => to.uint64(BigInt(value)));
}

/** How each column of `spans` is written, in the order of the INSERT. */
const columns: { readonly [Name in keyof SpanRow]: WriteColumn } = {
  project: text("project"),
  trace_id: text("trace_id"),
  span_id: text("span_id"),
  parent_span_id: text("parent_span_id"),
  name: text("name"),
  kind: text("kind"),
  dialect: text("dialect"),
  // Seconds with nine decimals are nanoseconds once the point is gone.
  start_time: (to, row) => to.uint64(BigInt(row.start_time.replace(".", ""))),
  duration_ns: (to, row) => to.uint64(BigInt(row.duration_ns)),
  running: (to, row) => to.bool(row.running),
  synthetic: (to, row) => to.bool(row.synthetic),
  status: (to, row) => to.byte(statusNumbers[row.status]),
  error_type: text("error_type"),
  error_message: text("error_message"),
  error_stack: text("error_stack"),
  model: text("model"),
  provider: text("provider"),
  prompt_tokens: count("prompt_tokens"),
  completion_tokens: count("completion_tokens"),
  total_tokens: count("total_tokens"),
  cache_read_tokens: count("cache_read_tokens"),
  cache_write_tokens: count("cache_write_tokens"),
  reasoning_tokens: count("reasoning_tokens"),
  cost_usd: (to, row) => to.nullable(row.cost_usd, (value) => to.float64(value)),
  cost_computed: (to, row) => to.bool(row.cost_computed),
  first_token_ms: (to, row) => to.nullable(row.first_token_ms, (value) => to.float64(value)),
  tool_name: text("tool_name"),
  prompt_name: text("prompt_name"),
  prompt_version: text("prompt_version"),
  session_id: text("session_id"),
  user_id: text("user_id"),
  tags: (to, row) => to.texts(row.tags),
  metadata: (to, row) => to.textMap(row.metadata),
  environment: text("environment"),
  release: text("release"),
  service: text("service"),
  scope: text("scope"),
  scope_version: text("scope_version"),
  input: text("input"),
  input_key: text("input_key"),
  output: text("output"),
  output_key: text("output_key"),
  attributes: (to, row) => to.textMap(row.attributes),
  numbers: (to, row) => to.numberMap(row.numbers),
  resource: (to, row) => to.textMap(row.resource),
  events: text("events"),
  links: text("links"),
  vector_count: (to, row) => to.uint32(row.vector_count),
  mapping: (to, row) => to.uint16(row.mapping),
  ver: (to, row) => to.uint64(BigInt(row.ver)),
};
const names = Object.keys(columns);
const writers = Object.values(columns);

/** Spans of one sender, ready to be stored. Bytes wait outside the heap, where rows would crowd it. */
export interface EncodedSpans {
  readonly bytes: Uint8Array;
  readonly count: number;
}

/** More than most spans take. */
const usualBytes = 2048;

export function encodeSpans(rows: readonly SpanRow[]): EncodedSpans {
  const writer = new RowBinaryWriter(rows.length * usualBytes);
  for (const row of rows) for (const write of writers) write(writer, row);
  return { bytes: writer.bytes(), count: rows.length };
}

/** Stores spans; returns when they are. */
export async function insertSpans(db: Db, blocks: readonly EncodedSpans[]): Promise<void> {
  const bytes = blocks.map((block) => block.bytes);
  await db.insertBinary("spans", names, bytes);
}

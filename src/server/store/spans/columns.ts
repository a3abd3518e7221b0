import { z } from "zod";
import type { SpanKind } from "#contract/span.ts";
import type { Db, ReadOptions } from "../db.ts";
import { inTrace, newest, type SpanPlace } from "./read.ts";

type Amounts = readonly (number | null)[];
type Texts = readonly string[];

/** Bits of `marks`. */
export const spanMark = { running: 1, synthetic: 2, costComputed: 4 } as const;

/** The narrow columns of a trace's spans, by start and then by id. */
export interface SpanColumns {
  readonly id: Texts;
  /** "" where there is none. */
  readonly parent: Texts;
  readonly name: Texts;
  readonly kind: readonly SpanKind[];
  /** 0 unset, 1 ok, 2 error. */
  readonly status: readonly number[];
  /** Nanoseconds since the base; null where the start is missing. */
  readonly start: Amounts;
  readonly duration: readonly number[];
  readonly marks: readonly number[];
  readonly errorType: Texts;
  readonly errorMessage: Texts;
  readonly model: Texts;
  readonly provider: Texts;
  readonly promptTokens: Amounts;
  readonly completionTokens: Amounts;
  readonly totalTokens: Amounts;
  readonly cacheReadTokens: Amounts;
  readonly cacheWriteTokens: Amounts;
  readonly reasoningTokens: Amounts;
  readonly costUsd: Amounts;
  readonly firstTokenMs: Amounts;
  readonly service: Texts;
  readonly scope: Texts;
  /** Nanoseconds since the epoch as text, where they were asked for. */
  readonly startNs?: Texts;
}

const nanoseconds = "toUnixTimestamp64Nano(start_time)";
const expressions: Readonly<Record<keyof Omit<SpanColumns, "startNs">, string>> = {
  id: "span_id",
  parent: "parent_span_id",
  name: "name",
  kind: "kind",
  status: "toUInt8(status)",
  start: `if(${nanoseconds} = 0, NULL, ${nanoseconds} - {baseNs:Int64})`,
  duration: "duration_ns",
  marks: `running * ${spanMark.running} + synthetic * ${spanMark.synthetic} + cost_computed * ${spanMark.costComputed}`,
  errorType: "error_type",
  errorMessage: "substringUTF8(error_message, 1, 2000)",
  model: "model",
  provider: "provider",
  promptTokens: "prompt_tokens",
  completionTokens: "completion_tokens",
  totalTokens: "total_tokens",
  cacheReadTokens: "cache_read_tokens",
  cacheWriteTokens: "cache_write_tokens",
  reasoningTokens: "reasoning_tokens",
  costUsd: "cost_usd",
  firstTokenMs: "first_token_ms",
  service: "service",
  scope: "scope",
};
const stored = `span_id, parent_span_id, name, kind, status, start_time, duration_ns, running, synthetic, cost_computed,
  error_type, error_message, model, provider, prompt_tokens, completion_tokens, total_tokens, cache_read_tokens,
  cache_write_tokens, reasoning_tokens, cost_usd, first_token_ms, service, scope`;
const narrow = Object.entries(expressions)
  .map(([name, expression]) => `${expression} AS "${name}"`)
  .join(", ");

/** What the rows of a waterfall are made of, or one of them. Unparsed: a long trace has hundreds of thousands. */
export async function spanColumns(
  db: Db,
  place: SpanPlace & { readonly spanId?: string },
  { baseNs, exact, ...options }: ReadOptions & { readonly baseNs: string; readonly exact: boolean },
): Promise<SpanColumns> {
  const columns = await db.columns(
    `SELECT ${narrow}${exact ? `, toString(${nanoseconds}) AS "startNs"` : ""}
     FROM (SELECT ${stored} FROM spans FINAL
       WHERE ${inTrace} ${place.spanId !== undefined ? "AND span_id = {spanId:String}" : ""} ${newest}) AS spans
     ORDER BY start_time, span_id`,
    { ...place, baseNs },
    options,
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the SELECT decides these names and types
  return columns as unknown as SpanColumns;
}

/** Who stands below whom, in no order, and who failed (1). */
export interface SpanPlaces {
  readonly id: Texts;
  readonly parent: Texts;
  readonly failed: readonly number[];
}

export async function spanPlaces(
  db: Db,
  place: SpanPlace,
  options: ReadOptions = {},
): Promise<SpanPlaces> {
  const columns = await db.columns(
    `SELECT span_id AS id, parent_span_id AS parent, status = 'error' AS failed
     FROM spans FINAL WHERE ${inTrace} ${newest}`,
    { ...place },
    options,
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the SELECT decides these names and types
  return columns as unknown as SpanPlaces;
}

/** The earliest start among those that are known, "0" if none is. */
export async function firstStart(
  db: Db,
  place: SpanPlace,
  options: ReadOptions = {},
): Promise<string> {
  const [row] = await db.rows(
    z.object({ first: z.string() }),
    `SELECT toString(minIf(${nanoseconds}, ${nanoseconds} > 0)) AS first FROM spans WHERE ${inTrace}`,
    { ...place },
    options,
  );
  return row?.first ?? "0";
}

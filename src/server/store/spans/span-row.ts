import type { SpanKind, Status } from "#contract/span.ts";

/** A row of `spans` as it is inserted. Absent texts are "", absent numbers null. */
export interface SpanRow {
  readonly project: string;
  readonly trace_id: string;
  readonly span_id: string;
  readonly parent_span_id: string;
  readonly name: string;
  readonly kind: SpanKind;
  readonly dialect: string;
  /** Seconds since the epoch with nine decimals. */
  readonly start_time: string;
  /** Decimal text: a broken clock can make it larger than a double holds. */
  readonly duration_ns: string;
  readonly running: boolean;
  readonly synthetic: boolean;
  readonly status: Status;
  readonly error_type: string;
  readonly error_message: string;
  readonly error_stack: string;
  readonly model: string;
  readonly provider: string;
  readonly prompt_tokens: number | null;
  readonly completion_tokens: number | null;
  readonly total_tokens: number | null;
  readonly cache_read_tokens: number | null;
  readonly cache_write_tokens: number | null;
  readonly reasoning_tokens: number | null;
  readonly cost_usd: number | null;
  readonly cost_computed: boolean;
  readonly first_token_ms: number | null;
  readonly tool_name: string;
  readonly prompt_name: string;
  readonly prompt_version: string;
  readonly session_id: string;
  readonly user_id: string;
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly environment: string;
  readonly release: string;
  readonly service: string;
  readonly scope: string;
  readonly scope_version: string;
  /** The text is kept here only, and put back under its key when attributes are read. */
  readonly input: string;
  readonly input_key: string;
  readonly output: string;
  readonly output_key: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly numbers: Readonly<Record<string, number>>;
  readonly resource: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly events: string;
  readonly links: string;
  readonly vector_count: number;
  readonly mapping: number;
  readonly ver: number;
}

/** A row of `span_logs`: a log record that names a span. */
export interface SpanLogRow {
  readonly project: string;
  readonly trace_id: string;
  readonly span_id: string;
  readonly time: string;
  readonly event_name: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly resource: Readonly<Record<string, string>>;
  readonly scope: string;
  readonly content_hash: string;
  readonly ver: number;
}

/** The year 2262 ends what 64 bits hold; some months of it are left for the reach of searches. */
const largestNs = 9_214_646_400_000_000_000n;

/** An instant as it is stored: the nearest that the column holds. */
export function storableNs(ns: bigint): bigint {
  return ns < 0n ? 0n : ns > largestNs ? largestNs : ns;
}

/** Seconds with nine decimals, the form in which ClickHouse takes an instant without losing digits. */
export function secondsText(ns: bigint): string {
  // Ten digits before the point: fewer would be read as a day or an hour.
  const text = storableNs(ns).toString().padStart(19, "0");
  return `${text.slice(0, -9)}.${text.slice(-9)}`;
}

import type { SpanEvent, SpanLink } from "#contract/span.ts";

/**
 * Attributes as text, one way for every reader: strings as they are, numbers and booleans in decimal or
 * `true`/`false`, arrays and key-value lists as JSON text, an unset value as "". A repeated key keeps its
 * last value.
 */
export type Attributes = Readonly<Record<string, string>>;

/** One OTLP span, of either encoding, before any dialect is known. */
export interface DecodedSpan {
  /** 32 and 16 lower-case hex digits, not all zero. */
  readonly traceId: string;
  readonly spanId: string;
  /** "" for a root. */
  readonly parentSpanId: string;
  readonly name: string;
  readonly startNs: bigint;
  /** 0n when the sender gave none. */
  readonly endNs: bigint;
  /** OpenTelemetry's: 0 unset, 1 ok, 2 error. */
  readonly statusCode: 0 | 1 | 2;
  readonly statusMessage: string;
  readonly attributes: Attributes;
  /** The finite numbers (and booleans, as 0 and 1) among the attributes, for range filters. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly events: readonly SpanEvent[];
  readonly links: readonly SpanLink[];
  readonly resource: Attributes;
  readonly scopeName: string;
  readonly scopeVersion: string;
}

/** One OTLP log record that names a span. */
export interface DecodedLog {
  readonly traceId: string;
  readonly spanId: string;
  readonly timeNs: bigint;
  /** `EventName`, else the attribute `event.name`. */
  readonly eventName: string;
  /** Text, or JSON text of a structured body. */
  readonly body: string;
  readonly attributes: Attributes;
  readonly resource: Attributes;
  readonly scopeName: string;
}

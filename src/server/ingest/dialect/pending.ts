import type { DecodedSpan } from "../decoded.ts";

/**
 * True for a Logfire placeholder: sent when a span starts, as a child of the span it announces.
 * semconv: Logfire `logfire.span_type`.
 */
export function isPlaceholder(span: Pick<DecodedSpan, "attributes">): boolean {
  return span.attributes["logfire.span_type"] === "pending_span";
}

/**
 * A Logfire placeholder turned into an unfinished version of the span it announces, which the finished
 * one replaces whichever comes first; any other span is returned as it is.
 */
export function unfoldPending(span: DecodedSpan): DecodedSpan {
  if (!isPlaceholder(span) || span.parentSpanId === "") return span;
  const parent = span.attributes["logfire.pending_parent_id"] ?? "";
  return {
    ...span,
    spanId: span.parentSpanId,
    parentSpanId: /^[0-9a-f]{16}$/.test(parent) && !/^0+$/.test(parent) ? parent : "",
    endNs: 0n,
  };
}

import type { DecodedSpan } from "../decoded.ts";

/** What the mapping reads of a span: the same whether it was just decoded or comes from the store. */
export type SpanSource = Pick<
  DecodedSpan,
  | "name"
  | "startNs"
  | "endNs"
  | "statusCode"
  | "statusMessage"
  | "attributes"
  | "events"
  | "resource"
  | "scopeName"
>;

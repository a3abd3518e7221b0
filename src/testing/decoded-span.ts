import type { DecodedSpan } from "#server/ingest/decoded.ts";

/** A root span of one second with the given attributes, for tests of what reads decoded spans. */
export function aDecodedSpan(
  attributes: Readonly<Record<string, string>>,
  more: Partial<DecodedSpan> = {},
): DecodedSpan {
  return {
    traceId: "0af7651916cd43dd8448eb211c80319c",
    spanId: "b7ad6b7169203331",
    parentSpanId: "",
    name: "span",
    startNs: 1_700_000_000_000_000_000n,
    endNs: 1_700_000_001_000_000_000n,
    statusCode: 0,
    statusMessage: "",
    attributes,
    numbers: {},
    events: [],
    links: [],
    resource: {},
    scopeName: "test",
    scopeVersion: "",
    ...more,
  };
}

import { logsRequest, tracesRequest } from "#server/ingest/otlp/schema.ts";

/** Fields of a span as OTLP/JSON writes them. */
export type OtlpSpan = Readonly<Record<string, unknown>>;

const second = 1_000_000_000n;
const start = 1_750_000_000n * second;

/** Hex id of a number: `hexId(7, 16)` is a trace id, `hexId(7, 8)` a span id. */
export function hexId(value: number, bytes: number): string {
  return value.toString(16).padStart(bytes * 2, "0");
}

/** A span of one second; `at` is its start in seconds after a fixed instant. */
export function anOtlpSpan(
  trace: number,
  span: number,
  { at = 0, ...more }: OtlpSpan & { readonly at?: number } = {},
): OtlpSpan {
  const startNs = start + BigInt(Math.round(at * 1000)) * 1_000_000n;
  return {
    traceId: hexId(trace, 16),
    spanId: hexId(span, 8),
    name: `span ${span}`,
    kind: 1,
    startTimeUnixNano: String(startNs),
    endTimeUnixNano: String(startNs + second),
    attributes: [],
    status: {},
    ...more,
  };
}

/** Attributes with text values, as OTLP/JSON lists them. */
export function keyValues(texts: Readonly<Record<string, string>>): object[] {
  return Object.entries(texts).map(([key, stringValue]) => ({ key, value: { stringValue } }));
}

/** An OTLP/JSON request with these spans. */
export function tracesBody(
  spans: readonly OtlpSpan[],
  resource: Readonly<Record<string, string>> = {},
): object {
  return {
    resourceSpans: [
      {
        resource: { attributes: keyValues(resource) },
        scopeSpans: [{ scope: { name: "test", version: "1" }, spans }],
      },
    ],
  };
}

/** An OTLP/JSON request with these log records. */
export function logsBody(logRecords: readonly object[]): object {
  return { resourceLogs: [{ resource: {}, scopeLogs: [{ scope: {}, logRecords }] }] };
}

/** The same requests as protobuf. */
export function asProtobuf(body: object): Uint8Array {
  const type = "resourceLogs" in body ? logsRequest : tracesRequest;
  return Uint8Array.from(type.encode(type.fromObject(withBytes(body))).finish());
}

/** Ids are hex in OTLP/JSON and bytes in protobuf. */
function withBytes(body: object): Record<string, unknown> {
  const text = JSON.stringify(body, (key, value: unknown) =>
    /^(traceId|spanId|parentSpanId)$/.test(key) && typeof value === "string"
      ? Buffer.from(value, "hex").toString("base64")
      : value,
  );
  return JSON.parse(text) as Record<string, unknown>;
}

import type { SpanEvent, SpanLink } from "#contract/span.ts";
import type { DecodedSpan } from "../decoded.ts";
import { bytesToHex, parentOrRoot } from "./ids.ts";
import { longToBigint, readAttributes } from "./protobuf-value.ts";
import { SpanCollector, statusCode, type DecodedTraces } from "./result.ts";
import type { WireSpan, WireTraces } from "./schema.ts";

/** Spans of a decoded protobuf request. */
export function walkTraces(request: WireTraces): DecodedTraces {
  const collector = new SpanCollector();
  for (const origin of request.resourceSpans) {
    const resource = readAttributes(origin.resource?.attributes ?? []).texts;
    for (const { scope, spans } of origin.scopeSpans) {
      const scopeName = scope?.name ?? "";
      const scopeVersion = scope?.version ?? "";
      for (const span of spans) {
        const traceId = bytesToHex(span.traceId);
        const spanId = bytesToHex(span.spanId);
        if (!collector.accepts(traceId, spanId)) continue;
        collector.spans.push(toSpan(span, { traceId, spanId, resource, scopeName, scopeVersion }));
      }
    }
  }
  return collector.result();
}

type Origin = Pick<DecodedSpan, "traceId" | "spanId" | "resource" | "scopeName" | "scopeVersion">;

function toSpan(span: WireSpan, origin: Origin): DecodedSpan {
  const { texts, numbers } = readAttributes(span.attributes);
  return {
    traceId: origin.traceId,
    spanId: origin.spanId,
    parentSpanId: parentOrRoot(bytesToHex(span.parentSpanId)),
    name: span.name,
    startNs: longToBigint(span.startTimeUnixNano),
    endNs: longToBigint(span.endTimeUnixNano),
    statusCode: statusCode(span.status?.code ?? 0),
    statusMessage: span.status?.message ?? "",
    attributes: texts,
    numbers,
    events: span.events.length === 0 ? [] : span.events.map(toEvent),
    links: span.links.length === 0 ? [] : span.links.map(toLink),
    resource: origin.resource,
    scopeName: origin.scopeName,
    scopeVersion: origin.scopeVersion,
  };
}

function toEvent(event: WireSpan["events"][number]): SpanEvent {
  return {
    name: event.name,
    timeNs: String(longToBigint(event.timeUnixNano)),
    attributes: readAttributes(event.attributes).texts,
  };
}

function toLink(link: WireSpan["links"][number]): SpanLink {
  return {
    traceId: bytesToHex(link.traceId),
    spanId: bytesToHex(link.spanId),
    attributes: readAttributes(link.attributes).texts,
  };
}

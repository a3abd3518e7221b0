import type { SpanEvent, SpanLink } from "#contract/span.ts";
import type { DecodedSpan } from "../decoded.ts";
import { jsonIdToHex, parentOrRoot } from "./ids.ts";
import { nanosecondsAt, objectAt, objectsAt, stringAt, type JsonObject } from "./json-reader.ts";
import { readJsonAttributes } from "./json-value.ts";
import { SpanCollector, statusCode, type DecodedTraces } from "./result.ts";

/** Spans of a parsed OTLP/JSON request. Names are lowerCamelCase; others are unknown and skipped. */
export function walkJsonTraces(request: JsonObject): DecodedTraces {
  const collector = new SpanCollector();
  for (const origin of objectsAt(request, "resourceSpans")) {
    const resource = readJsonAttributes(objectAt(origin, "resource")).texts;
    for (const group of objectsAt(origin, "scopeSpans")) {
      const scope = objectAt(group, "scope");
      const scopeName = stringAt(scope, "name");
      const scopeVersion = stringAt(scope, "version");
      for (const span of objectsAt(group, "spans")) {
        const traceId = jsonIdToHex(stringAt(span, "traceId"));
        const spanId = jsonIdToHex(stringAt(span, "spanId"));
        if (!collector.accepts(traceId, spanId)) continue;
        collector.spans.push(toSpan(span, { traceId, spanId, resource, scopeName, scopeVersion }));
      }
    }
  }
  return collector.result();
}

type Origin = Pick<DecodedSpan, "traceId" | "spanId" | "resource" | "scopeName" | "scopeVersion">;

function toSpan(span: JsonObject, origin: Origin): DecodedSpan {
  const { texts, numbers } = readJsonAttributes(span);
  const status = objectAt(span, "status");
  return {
    ...origin,
    parentSpanId: parentOrRoot(jsonIdToHex(stringAt(span, "parentSpanId"))),
    name: stringAt(span, "name"),
    startNs: nanosecondsAt(span, "startTimeUnixNano"),
    endNs: nanosecondsAt(span, "endTimeUnixNano"),
    statusCode: readStatusCode(status["code"]),
    statusMessage: stringAt(status, "message"),
    attributes: texts,
    numbers,
    events: objectsAt(span, "events").map(toEvent),
    links: objectsAt(span, "links").map(toLink),
  };
}

/** Enums are integers in OTLP/JSON; generic mappers write their names. */
function readStatusCode(code: unknown): 0 | 1 | 2 {
  if (code === "STATUS_CODE_OK") return 1;
  if (code === "STATUS_CODE_ERROR") return 2;
  return statusCode(Number(code ?? 0));
}

function toEvent(event: JsonObject): SpanEvent {
  return {
    name: stringAt(event, "name"),
    timeNs: String(nanosecondsAt(event, "timeUnixNano")),
    attributes: readJsonAttributes(event).texts,
  };
}

function toLink(link: JsonObject): SpanLink {
  return {
    traceId: jsonIdToHex(stringAt(link, "traceId")),
    spanId: jsonIdToHex(stringAt(link, "spanId")),
    attributes: readJsonAttributes(link).texts,
  };
}

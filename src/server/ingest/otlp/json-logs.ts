import type { DecodedLog } from "../decoded.ts";
import { idFault, jsonIdToHex } from "./ids.ts";
import { nanosecondsAt, objectAt, objectsAt, stringAt, type JsonObject } from "./json-reader.ts";
import { jsonAnyText, readJsonAttributes } from "./json-value.ts";
import type { DecodedLogs } from "./result.ts";

/** Log records of a parsed OTLP/JSON request that name a span. */
export function walkJsonLogs(request: JsonObject): DecodedLogs {
  const logs: DecodedLog[] = [];
  let unjoined = 0;
  for (const origin of objectsAt(request, "resourceLogs")) {
    const resource = readJsonAttributes(objectAt(origin, "resource")).texts;
    for (const group of objectsAt(origin, "scopeLogs")) {
      const scopeName = stringAt(objectAt(group, "scope"), "name");
      for (const record of objectsAt(group, "logRecords")) {
        const traceId = jsonIdToHex(stringAt(record, "traceId"));
        const spanId = jsonIdToHex(stringAt(record, "spanId"));
        if (idFault(traceId, spanId) !== undefined) unjoined += 1;
        else logs.push(toLog(record, { traceId, spanId, resource, scopeName }));
      }
    }
  }
  return { logs, unjoined, rejected: 0, message: "" };
}

type Origin = Pick<DecodedLog, "traceId" | "spanId" | "resource" | "scopeName">;

function toLog(record: JsonObject, origin: Origin): DecodedLog {
  const attributes = readJsonAttributes(record).texts;
  return {
    ...origin,
    timeNs: nanosecondsAt(record, "timeUnixNano") || nanosecondsAt(record, "observedTimeUnixNano"),
    eventName: stringAt(record, "eventName") || (attributes["event.name"] ?? ""),
    body: jsonAnyText(record["body"]),
    attributes,
  };
}

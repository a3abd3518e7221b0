import type { DecodedLog } from "../decoded.ts";
import { bytesToHex, idFault } from "./ids.ts";
import { anyText, longToBigint, readAttributes } from "./protobuf-value.ts";
import type { DecodedLogs } from "./result.ts";
import type { WireLogRecord, WireLogs } from "./schema.ts";

/** Log records of a decoded protobuf request that name a span. */
export function walkLogs(request: WireLogs): DecodedLogs {
  const logs: DecodedLog[] = [];
  let unjoined = 0;
  for (const origin of request.resourceLogs) {
    const resource = readAttributes(origin.resource?.attributes ?? []).texts;
    for (const { scope, logRecords } of origin.scopeLogs) {
      for (const record of logRecords) {
        const traceId = bytesToHex(record.traceId);
        const spanId = bytesToHex(record.spanId);
        if (idFault(traceId, spanId) !== undefined) unjoined += 1;
        else logs.push(toLog(record, { traceId, spanId, resource, scopeName: scope?.name ?? "" }));
      }
    }
  }
  return { logs, unjoined, rejected: 0, message: "" };
}

type Origin = Pick<DecodedLog, "traceId" | "spanId" | "resource" | "scopeName">;

function toLog(record: WireLogRecord, origin: Origin): DecodedLog {
  const attributes = readAttributes(record.attributes).texts;
  return {
    ...origin,
    timeNs: longToBigint(record.timeUnixNano) || longToBigint(record.observedTimeUnixNano),
    eventName: record.eventName || (attributes["event.name"] ?? ""),
    body: anyText(record.body),
    attributes,
  };
}

import type { Encoding } from "./result.ts";
import { exportAnswer, statusMessage } from "./schema.ts";

/** `rejected` 0 with a message is a warning; both empty is plain success. */
export interface Answer {
  readonly rejected: number;
  readonly message: string;
}

/** Bytes of an ExportTraceServiceResponse. */
export function encodeTracesAnswer(answer: Answer, encoding: Encoding): Uint8Array {
  return encodeAnswer(answer, encoding, "rejectedSpans");
}

/** Bytes of an ExportLogsServiceResponse. */
export function encodeLogsAnswer(answer: Answer, encoding: Encoding): Uint8Array {
  return encodeAnswer(answer, encoding, "rejectedLogRecords");
}

/** Bytes of an ExportMetricsServiceResponse. */
export function encodeMetricsAnswer(answer: Answer, encoding: Encoding): Uint8Array {
  return encodeAnswer(answer, encoding, "rejectedDataPoints");
}

/** Bytes of a google.rpc.Status, the body of every answer that is not a success. */
export function encodeStatus(message: string, encoding: Encoding): Uint8Array {
  if (encoding === "json") return jsonBytes({ message });
  return statusMessage.encode(statusMessage.fromObject({ message })).finish();
}

function encodeAnswer(answer: Answer, encoding: Encoding, countName: string): Uint8Array {
  const { rejected, message: errorMessage } = answer;
  const plain = rejected === 0 && errorMessage === "";
  if (encoding === "json") {
    // Protobuf's JSON mapping writes 64-bit integers as text.
    return jsonBytes(
      plain ? {} : { partialSuccess: { [countName]: String(rejected), errorMessage } },
    );
  }
  const body = plain ? {} : { partialSuccess: { rejected, errorMessage } };
  return exportAnswer.encode(exportAnswer.fromObject(body)).finish();
}

function jsonBytes(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value), "utf8");
}

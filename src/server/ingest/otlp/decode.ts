import protobuf from "protobufjs";
import { asDecodeError } from "./decode-error.ts";
import { walkJsonLogs } from "./json-logs.ts";
import type { JsonObject } from "./json-reader.ts";
import { parseBody } from "./json-text.ts";
import { walkJsonTraces } from "./json-traces.ts";
import { walkLogs } from "./protobuf-logs.ts";
import { walkTraces } from "./protobuf-traces.ts";
import type { DecodedLogs, DecodedTraces, Encoding } from "./result.ts";
import { logsRequest, tracesRequest, type WireLogs, type WireTraces } from "./schema.ts";

/**
 * Spans of an ExportTraceServiceRequest, already inflated. Spans with invalid ids are counted in
 * `rejected`, the rest is kept. Throws {@link DecodeError} when the body cannot be read at all.
 */
export function decodeTraces(body: Uint8Array, encoding: Encoding): DecodedTraces {
  try {
    if (encoding === "json") {
      const request = parseBody(body);
      return warnOfSnakeCase(walkJsonTraces(request), request, "resource_spans", "resourceSpans");
    }
    const message: unknown = tracesRequest.decode(reader(body));
    return isTraces(message) ? walkTraces(message) : { spans: [], rejected: 0, message: "" };
  } catch (thrown) {
    throw asDecodeError(thrown, "OTLP trace request");
  }
}

/** Log records of an ExportLogsServiceRequest; the same terms as {@link decodeTraces}. */
export function decodeLogs(body: Uint8Array, encoding: Encoding): DecodedLogs {
  try {
    if (encoding === "json") {
      const request = parseBody(body);
      return warnOfSnakeCase(walkJsonLogs(request), request, "resource_logs", "resourceLogs");
    }
    const message: unknown = logsRequest.decode(reader(body));
    if (isLogs(message)) return walkLogs(message);
    return { logs: [], unjoined: 0, rejected: 0, message: "" };
  } catch (thrown) {
    throw asDecodeError(thrown, "OTLP log request");
  }
}

/** Only the reader over a Node buffer replaces invalid UTF-8 instead of guessing at it. */
function reader(body: Uint8Array): protobuf.Reader {
  const created = protobuf.Reader.create(
    Buffer.from(body.buffer, body.byteOffset, body.byteLength),
  );
  created.discardUnknown = true;
  return created;
}

/** What the schema's own decoder made has the schema's shape: looking at one field tells them apart. */
function isTraces(message: unknown): message is WireTraces {
  return typeof message === "object" && message !== null && "resourceSpans" in message;
}

function isLogs(message: unknown): message is WireLogs {
  return typeof message === "object" && message !== null && "resourceLogs" in message;
}

function warnOfSnakeCase<Result extends { readonly message: string }>(
  result: Result,
  request: JsonObject,
  sent: string,
  expected: string,
): Result {
  if (!(sent in request) || expected in request) return result;
  const message = `"${sent}" is not a field of OTLP/JSON, which is lowerCamelCase: nothing was read. Send "${expected}".`;
  return { ...result, message };
}

const zeroTrace = "0".repeat(32);
const zeroSpan = "0".repeat(16);

/** Lower-case hex of an id's bytes. */
export function bytesToHex(bytes: Uint8Array): string {
  if (bytes.length === 0) return "";
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
}

const hexId = /^[0-9a-f]+$/i;
const base64Id = /^[0-9a-z+/]+={1,2}$/i;

/**
 * Lower-case hex of an id in OTLP/JSON: hex of any case, or the base64 that generic protobuf-to-JSON
 * mappers send (24 characters for a trace, 12 for a span). "" when it is neither.
 */
export function jsonIdToHex(text: string): string {
  if ((text.length === 32 || text.length === 16) && hexId.test(text)) return text.toLowerCase();
  if ((text.length === 24 || text.length === 12) && base64Id.test(text)) {
    return Buffer.from(text, "base64").toString("hex");
  }
  return "";
}

/** Why a span's ids cannot be stored, or undefined when they can. */
export function idFault(traceId: string, spanId: string): string | undefined {
  if (traceId.length !== 32) return "a trace id is not 16 bytes";
  if (traceId === zeroTrace) return "a trace id is all zero";
  if (spanId.length !== 16) return "a span id is not 8 bytes";
  if (spanId === zeroSpan) return "a span id is all zero";
  return undefined;
}

/** A parent id as stored: "" for a root, which some senders write as zeros. */
export function parentOrRoot(parentSpanId: string): string {
  return parentSpanId.length === 16 && parentSpanId !== zeroSpan ? parentSpanId : "";
}

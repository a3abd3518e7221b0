import { AttributeMap, doubleJson, doubleText, maxValueDepth } from "./attribute-map.ts";
import { DecodeError } from "./decode-error.ts";
import type { WireAnyValue, WireKeyValue, WireLong } from "./schema.ts";

const halves = new Uint32Array(2);
const unsigned = new BigUint64Array(halves.buffer);
const signed = new BigInt64Array(halves.buffer);

/** An unsigned 64-bit integer. One allocation, where shifting two bigints together takes four. */
export function longToBigint(value: WireLong): bigint {
  halves[0] = value.low;
  halves[1] = value.high;
  return unsigned[0] ?? 0n;
}

/** Exact decimal text of a signed 64-bit integer. */
function longText(value: WireLong): string {
  const { low, high } = value;
  if (high === 0 && low >= 0) return String(low);
  if (high >= -0x200000 && high < 0x200000) return String(high * 0x1_0000_0000 + (low >>> 0));
  halves[0] = low;
  halves[1] = high;
  return String(signed[0]);
}

/** Attributes of a decoded protobuf message as texts and numbers. */
export function readAttributes(list: readonly WireKeyValue[]): AttributeMap {
  const map = new AttributeMap();
  for (const { key, value } of list) {
    switch (value?.value) {
      case "stringValue":
        map.put(key, value.stringValue);
        break;
      case "intValue": {
        const text = longText(value.intValue);
        map.put(key, text, Number(text));
        break;
      }
      case "doubleValue":
        map.put(key, doubleText(value.doubleValue), value.doubleValue);
        break;
      case "boolValue":
        map.put(key, value.boolValue ? "true" : "false", value.boolValue ? 1 : 0);
        break;
      case undefined:
      default:
        map.put(key, anyText(value));
    }
  }
  return map;
}

/** Text of a value: strings as they are, lists as JSON text, an unset value as "". */
export function anyText(value: WireAnyValue | null): string {
  if (value === null) return "";
  switch (value.value) {
    case "stringValue":
      return value.stringValue;
    case "intValue":
      return longText(value.intValue);
    case "doubleValue":
      return doubleText(value.doubleValue);
    case "boolValue":
      return value.boolValue ? "true" : "false";
    case "bytesValue":
      return base64(value.bytesValue);
    case "arrayValue":
    case "kvlistValue":
      return anyJson(value, 0);
    case undefined:
    default:
      return "";
  }
}

function anyJson(value: WireAnyValue | null, depth: number): string {
  if (value === null) return "null";
  if (depth > maxValueDepth) throw new DecodeError("An attribute is nested too deeply");
  switch (value.value) {
    case "stringValue":
      return JSON.stringify(value.stringValue);
    case "intValue":
      return longText(value.intValue);
    case "doubleValue":
      return doubleJson(value.doubleValue);
    case "boolValue":
      return value.boolValue ? "true" : "false";
    case "bytesValue":
      return JSON.stringify(base64(value.bytesValue));
    case "arrayValue":
      return `[${value.arrayValue.values.map((item) => anyJson(item, depth + 1)).join(",")}]`;
    case "kvlistValue":
      return `{${lastValues(value.kvlistValue.values)
        .map(([key, item]) => `${JSON.stringify(key)}:${anyJson(item, depth + 1)}`)
        .join(",")}}`;
    case undefined:
    default:
      return "null";
  }
}

function lastValues(list: readonly WireKeyValue[]): [string, WireAnyValue | null][] {
  const byKey = new Map<string, WireAnyValue | null>();
  for (const { key, value } of list) byKey.set(key, value);
  return [...byKey];
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

import { AttributeMap, doubleJson, doubleText, maxValueDepth } from "./attribute-map.ts";
import { DecodeError } from "./decode-error.ts";
import {
  integerText,
  isJsonObject,
  objectAt,
  objectsAt,
  stringAt,
  type JsonObject,
} from "./json-reader.ts";

/** One AnyValue: its text, its JSON text, and its number if it is one. */
interface Value {
  readonly text: string;
  readonly json: string;
  readonly number?: number;
}

const unset: Value = { text: "", json: "null" };

/** Attributes of an OTLP/JSON list of key-value objects. */
export function readJsonAttributes(parent: JsonObject, field = "attributes"): AttributeMap {
  const map = new AttributeMap();
  for (const entry of objectsAt(parent, field)) {
    const { text, number } = readValue(entry["value"], 0);
    map.put(stringAt(entry, "key"), text, number);
  }
  return map;
}

/** Text of an OTLP/JSON AnyValue: strings as they are, lists as JSON text, an unset value as "". */
export function jsonAnyText(value: unknown): string {
  return readValue(value, 0).text;
}

function readValue(value: unknown, depth: number): Value {
  if (value === undefined || value === null) return unset;
  if (!isJsonObject(value)) throw new DecodeError('"value" must be an object');
  if (depth > maxValueDepth) throw new DecodeError("An attribute is nested too deeply");
  if (typeof value["stringValue"] === "string") return ofString(value["stringValue"]);
  for (const [field, read] of readers) {
    const inner = value[field];
    if (inner !== undefined && inner !== null) return read(value, inner, depth);
  }
  return unset;
}

type Read = (parent: JsonObject, inner: unknown, depth: number) => Value;

const readers: readonly (readonly [string, Read])[] = [
  ["stringValue", (parent) => ofString(stringAt(parent, "stringValue"))],
  ["intValue", (_parent, inner) => ofInteger(integerText(inner, "intValue"))],
  ["doubleValue", (_parent, inner) => ofDouble(inner)],
  ["boolValue", (_parent, inner) => ofBoolean(inner)],
  ["arrayValue", (parent, _inner, depth) => ofArray(objectAt(parent, "arrayValue"), depth)],
  ["kvlistValue", (parent, _inner, depth) => ofList(objectAt(parent, "kvlistValue"), depth)],
  ["bytesValue", (parent) => ofString(stringAt(parent, "bytesValue"))],
];

function ofString(text: string): Value {
  return {
    text,
    get json() {
      return JSON.stringify(text);
    },
  };
}

function ofInteger(text: string): Value {
  return { text, json: text, number: Number(text) };
}

const wordsOfDouble = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

function ofDouble(inner: unknown): Value {
  const number =
    typeof inner === "string" ? (wordsOfDouble.get(inner) ?? Number(inner || "x")) : inner;
  if (typeof number !== "number" || (Number.isNaN(number) && inner !== "NaN")) {
    throw new DecodeError('"doubleValue" must be a number');
  }
  return { text: doubleText(number), json: doubleJson(number), number };
}

function ofBoolean(inner: unknown): Value {
  if (typeof inner !== "boolean") throw new DecodeError('"boolValue" must be true or false');
  return { text: String(inner), json: String(inner), number: inner ? 1 : 0 };
}

function ofArray(list: JsonObject, depth: number): Value {
  const values = list["values"] ?? [];
  if (!Array.isArray(values)) throw new DecodeError('"values" must be an array');
  const json = `[${values.map((item) => readValue(item, depth + 1).json).join(",")}]`;
  return { text: json, json };
}

function ofList(list: JsonObject, depth: number): Value {
  const byKey = new Map<string, string>();
  for (const entry of objectsAt(list, "values")) {
    byKey.set(stringAt(entry, "key"), readValue(entry["value"], depth + 1).json);
  }
  const members = [...byKey].map(([key, json]) => `${JSON.stringify(key)}:${json}`);
  const json = `{${members.join(",")}}`;
  return { text: json, json };
}

import { DecodeError } from "./decode-error.ts";

/** An object of a parsed JSON body. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object, false for arrays and null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrong(field: string, expected: string): DecodeError {
  return new DecodeError(`"${field}" must be ${expected}`);
}

/** The object under a name; null and absent are an empty object, anything else a {@link DecodeError}. */
export function objectAt(parent: JsonObject, field: string): JsonObject {
  const value = parent[field];
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value)) throw wrong(field, "an object");
  return value;
}

/** The objects of the array under a name; null and absent are an empty array. */
export function objectsAt(parent: JsonObject, field: string): readonly JsonObject[] {
  const value = parent[field];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrong(field, "an array");
  if (!value.every(isJsonObject)) throw wrong(field, "an array of objects");
  return value;
}

/** The string under a name; null and absent are "". */
export function stringAt(parent: JsonObject, field: string): string {
  const value = parent[field];
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw wrong(field, "a string");
  return value;
}

const wholeNumber = /^\s*-?\d{1,20}\s*$/;

/** A 64-bit integer written as a string or a number, as exact decimal text. */
export function integerText(value: unknown, field: string): string {
  if (typeof value === "string" && wholeNumber.test(value)) return String(BigInt(value.trim()));
  if (typeof value === "number" && Number.isInteger(value)) return String(BigInt(value));
  throw wrong(field, "an integer");
}

/** Nanoseconds under a name; null, absent and negative are 0n. */
export function nanosecondsAt(parent: JsonObject, field: string): bigint {
  const value = parent[field];
  if (value === undefined || value === null || value === "") return 0n;
  const time = BigInt(integerText(value, field));
  return time < 0n || time > 0xffff_ffff_ffff_ffffn ? 0n : time;
}

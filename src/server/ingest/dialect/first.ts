import type { Attributes } from "../decoded.ts";

/** False for what senders write in place of nothing: absent, "" and the word null. */
export function isValue(text: string | undefined): text is string {
  return text !== undefined && text !== "" && text !== "null";
}

/** The first of the keys that has a value, or "". */
export function firstKey(attributes: Attributes, keys: readonly string[]): string {
  for (const key of keys) if (isValue(attributes[key])) return key;
  return "";
}

/** The value of the first of the keys that has one, or null. */
export function firstText(attributes: Attributes, keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = attributes[key];
    if (isValue(text)) return text;
  }
  return null;
}

/** A finite number from text; null for "", NaN, infinities and words. */
export function numberFrom(text: string | undefined | null): number | null {
  if (text === undefined || text === null || text === "") return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** The first of the keys whose value is a finite number that is not negative, or null. */
export function firstAmount(attributes: Attributes, keys: readonly string[]): number | null {
  for (const key of keys) {
    const value = numberFrom(attributes[key]);
    if (value !== null && value >= 0) return value;
  }
  return null;
}

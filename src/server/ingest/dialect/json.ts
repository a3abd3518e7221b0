export type JsonRecord = Readonly<Record<string, unknown>>;

/** The JSON value of a text that looks like an object, an array or a quoted string; undefined otherwise. */
export function parseJson(text: string | undefined | null): unknown {
  if (text === undefined || text === null) return undefined;
  const first = text.trimStart().charCodeAt(0);
  if (first !== 0x7b && first !== 0x5b && first !== 0x22) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The object in a JSON text, or undefined. */
export function parseRecord(text: string | undefined | null): JsonRecord | undefined {
  const value = parseJson(text);
  return isRecord(value) ? value : undefined;
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The items of an array, and none of anything else. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of an array, also of an array written as JSON text. */
export function recordsOf(value: unknown): readonly JsonRecord[] {
  return itemsOf(typeof value === "string" ? parseJson(value) : value).filter(isRecord);
}

/** Text of a JSON value: strings as they are, null and undefined as "", the rest as JSON text. */
export function jsonText(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    // Nested deeper than the stack.
    return "";
  }
}

/** The first of the names that holds a non-empty string or a number, as text; null otherwise. */
export function textAt(record: JsonRecord, ...names: string[]): string | null {
  for (const name of names) {
    const value = record[name];
    if (typeof value === "string" && value !== "") return value;
    if (typeof value === "number" && Number.isFinite(value)) return String(value);
  }
  return null;
}

/** The first of the names that holds a finite number, also one written as text; null otherwise. */
export function numberAt(record: JsonRecord, ...names: string[]): number | null {
  for (const name of names) {
    const value = record[name];
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number === "number" && Number.isFinite(number)) return number;
  }
  return null;
}

/** The first of the names that is present at all; undefined otherwise. */
export function valueAt(record: JsonRecord, ...names: string[]): unknown {
  for (const name of names) {
    const value = record[name];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** A text that is itself a JSON string without its quotes; any other text unchanged. */
export function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  const value = parseJson(text);
  return typeof value === "string" ? value : text;
}

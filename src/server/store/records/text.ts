import { createHash } from "node:crypto";

/** Text as it is; any other JSON value as JSON text. Lone surrogates become U+FFFD. */
export function asText(value: unknown): string {
  return (typeof value === "string" ? value : JSON.stringify(value)).toWellFormed();
}

/** Metadata for slicing: text as it is, other values as JSON text, nulls left out. */
export function asTextMap(
  metadata: Readonly<Record<string, unknown>> | null | undefined,
): Record<string, string> {
  const map: Record<string, string> = {};
  for (const [key, value] of Object.entries(metadata ?? {}))
    if (value !== null && value !== undefined) map[key.toWellFormed()] = asText(value);
  return map;
}

/** A JSON object without its null, undefined and empty-object fields; "" when nothing is left. */
export function compactJson(fields: Readonly<Record<string, unknown>>): string {
  const kept = withoutEmpty(fields);
  return Object.keys(kept).length === 0 ? "" : JSON.stringify(kept).toWellFormed();
}

export function withoutEmpty(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** The inverse of {@link compactJson}. */
export function parseJson(text: string): Record<string, unknown> {
  if (text === "") return {};
  const value: unknown = JSON.parse(text);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an object, whatever its fields
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** The value that {@link asText} made text of, given whether it was text. */
export function fromText(text: string, wasJson: unknown): unknown {
  if (wasJson !== true) return text;
  const value: unknown = JSON.parse(text);
  return value;
}

export function contentHash(...parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex").slice(0, 32);
}

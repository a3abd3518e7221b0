/** Fields of a JSON object, as texts; empty where the text is no object. */
export function fieldsOf(text: string | null | undefined): Record<string, string> {
  if (!text || !text.trimStart().startsWith("{")) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
        inner === null || inner === undefined
          ? []
          : [[key, typeof inner === "string" ? inner : JSON.stringify(inner)]],
      ),
    );
  } catch {
    return {};
  }
}

/** The value of the first of these names, whatever their case; undefined where none is there. */
export function firstField(
  fields: Readonly<Record<string, string>>,
  names: readonly string[],
): string | undefined {
  const byName = new Map(Object.entries(fields).map(([key, value]) => [key.toLowerCase(), value]));
  for (const name of names) {
    const value = byName.get(name);
    if (value !== undefined && value !== "") return value;
  }
  return undefined;
}

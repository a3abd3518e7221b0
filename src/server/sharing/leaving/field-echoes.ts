import { kindOf } from "./field-kinds.ts";

/** Shorter texts are words that stand everywhere. */
const shortest = 6;
const mostTaken = 1000;
const fieldMark = /^⟦(?:dropped )?field(?: [0-9a-f]{12})?⟧$/;

/**
 * What rules took out of fields may stand a second time in the same answer, under the name that a mapping gave it:
 * messages are made of attributes. There it is taken out of texts too.
 */
export function withoutEchoes(before: unknown, kept: unknown): unknown {
  const taken = new Map<string, string>();
  collect(before, kept, taken);
  return taken.size === 0 ? kept : replaced(kept, [...taken], "");
}

function collect(before: unknown, kept: unknown, taken: Map<string, string>): void {
  if (typeof before === "string" && typeof kept === "string") {
    if (before.length >= shortest && taken.size < mostTaken && fieldMark.test(kept))
      taken.set(before, kept);
    return;
  }
  if (typeof before !== "object" || typeof kept !== "object" || !before || !kept) return;
  const after: readonly unknown[] = Object.values(kept);
  // Keys may have changed; their order has not.
  for (const [at, value] of Object.values(before).entries()) collect(value, after[at], taken);
}

function replaced(
  value: unknown,
  taken: readonly (readonly [string, string])[],
  field: string,
): unknown {
  if (Array.isArray(value)) return value.map((item) => replaced(item, taken, field));
  if (typeof value === "object" && value !== null) {
    const inside = kindOf(field).kind === "tree";
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        replaced(inner, taken, inside ? field : key),
      ]),
    );
  }
  if (typeof value !== "string" || (kindOf(field).kind !== "tree" && kindOf(field).kind !== "text"))
    return value;
  return taken.reduce((text, [raw, mark]) => text.replaceAll(raw, () => mark), value);
}

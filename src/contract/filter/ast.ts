/** One alternative of a term. Fields and units are the reader's business, not the grammar's. */
export interface FilterValue {
  readonly op: "=" | "<" | "<=" | ">" | ">=" | "range";
  /**
   * The value as written, without quotes and escapes; lower end of a range.
   * Where `wildcard` is true it is a pattern: see {@link patternParts}.
   */
  readonly text: string;
  /** Upper end of a range. */
  readonly to?: string;
  readonly wildcard: boolean;
  readonly quoted: boolean;
}

export interface FilterTerm {
  readonly kind: "term";
  readonly field: string;
  /** Character offset into the source. */
  readonly position: number;
  /** Alternatives: one of them has to match. Never empty. */
  readonly values: readonly FilterValue[];
}

export interface FilterText {
  readonly kind: "text";
  readonly text: string;
  /** Character offset into the source. */
  readonly position: number;
}

/** What a filter says, after parsing. `and` and `or` hold at least two items, none of their own kind. */
export type Filter =
  | { readonly kind: "all" }
  | { readonly kind: "and"; readonly items: readonly Filter[] }
  | { readonly kind: "or"; readonly items: readonly Filter[] }
  | { readonly kind: "not"; readonly item: Filter }
  | FilterText
  | FilterTerm;

export const matchAll: Filter = { kind: "all" };

/** Joins filters of one connective, taking nested ones of the same kind apart. */
export function join(kind: "and" | "or", filters: readonly Filter[]): Filter {
  const items = filters.flatMap((filter) => (filter.kind === kind ? filter.items : [filter]));
  const [only] = items;
  if (!only) return matchAll;
  return items.length === 1 ? only : { kind, items };
}

/** The literal texts between the wildcards of a pattern: `a*b\*` gives `["a", "b*"]`. */
export function patternParts(pattern: string): string[] {
  const parts = [""];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at]!;
    if (char === "*") parts.push("");
    else if (char === "\\") parts[parts.length - 1] += pattern[++at] ?? "";
    else parts[parts.length - 1] += char;
  }
  return parts;
}

import { type FilterTerm, type FilterValue, patternParts } from "#contract/filter/ast.ts";
import { FilterError } from "#contract/filter/filter-error.ts";
import { parseDurationMs, parseNumber } from "#contract/filter/units.ts";
import type { Bindings } from "./bindings.ts";

/** SQL that is true where one of the term's values fits. */
export function anyValue(term: FilterTerm, predicate: (value: FilterValue) => string): string {
  return `(${term.values.map(predicate).join(" OR ")})`;
}

/** Equality or pattern match of a text expression. Texts have no order: a comparison is a fault. */
export function textIs(
  expression: string,
  term: FilterTerm,
  value: FilterValue,
  bindings: Bindings,
): string {
  if (value.op !== "=")
    throw new FilterError(
      `\`${term.field}\` is text and cannot be compared`,
      "Write field:value.",
      term.position,
    );
  if (!value.wildcard) return `${expression} = ${bindings.bind(value.text, "String")}`;
  return `${expression} LIKE ${bindings.bind(likePattern(value.text), "String")}`;
}

/** The same of any of the texts of an array. A lambda per element costs four times a look for one text. */
export function anyTextIs(
  array: string,
  term: FilterTerm,
  value: FilterValue,
  bindings: Bindings,
): string {
  const exact = value.op === "=" && !value.wildcard;
  if (exact) return `has(${array}, ${bindings.bind(value.text, "String")})`;
  return `arrayExists(each -> ${textIs("each", term, value, bindings)}, ${array})`;
}

/** Comparison of a number. `parse` reads the unit, or answers null for what is none. */
export function numberIs(
  expression: string,
  term: FilterTerm,
  value: FilterValue,
  bindings: Bindings,
  parse: (text: string) => number | null = parseNumber,
): string {
  const read = (text: string): string => {
    const number = parse(text);
    if (number === null)
      throw new FilterError(
        `\`${text}\` is not a number`,
        hintFor(term.field, parse),
        term.position,
      );
    return bindings.bind(number, "Float64");
  };
  if (value.op === "range")
    return `${expression} BETWEEN ${read(value.text)} AND ${read(value.to ?? value.text)}`;
  return `${expression} ${value.op} ${read(value.text)}`;
}

function hintFor(field: string, parse: (text: string) => number | null): string {
  return parse === parseDurationMs
    ? `Write ${field}:>2s or ${field}:100ms..1s.`
    : `Write ${field}:>10.`;
}

/** A text expression compared as text where the value is text, as a number where it is compared. */
export function textOrNumberIs(
  text: string,
  number: string,
  term: FilterTerm,
  value: FilterValue,
  bindings: Bindings,
): string {
  return value.op === "="
    ? textIs(text, term, value, bindings)
    : numberIs(number, term, value, bindings);
}

/** A pattern for LIKE: only the wildcards of the filter are wild. */
export function likePattern(pattern: string): string {
  return patternParts(pattern).map(escapeLike).join("%");
}

export function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, "\\$&");
}

/** A searched text and its pairs of words, as the expressions that indexes are made of. */
export interface Searched {
  readonly text: string;
  readonly pairs: string;
}

/**
 * Words or a phrase somewhere in a text. Words of ASCII letters go through the index of words, several one after
 * the other through that of pairs; a phrase is then looked for as it stands.
 */
export function containsText(
  { text: indexed, pairs }: Searched,
  text: string,
  bindings: Bindings,
): string {
  const lower = text.toLowerCase();
  if (lower.includes("*"))
    return `${indexed} LIKE ${bindings.bind(`%${likePattern(lower)}%`, "String")}`;
  const literal = `position(${indexed}, ${bindings.bind(asciiLower(text), "String")}) > 0`;
  const words = lower.split(/[^a-z0-9]+/).filter(Boolean);
  if (/[^\x20-\x7e]/.test(lower) || words.length === 0) return literal;
  if (words.length > 1) {
    const needles = words.slice(1).map((word, at) => `${words[at]} ${word}`);
    return `(hasAll(${pairs}, ${bindings.bind(needles, "Array(String)")}) AND ${literal})`;
  }
  const token = `hasAllTokens(${indexed}, ${bindings.bind(words, "Array(String)")})`;
  return words[0] === lower ? token : `(${token} AND ${literal})`;
}

/** What ClickHouse's lower() does: other letters stay as they are. */
function asciiLower(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

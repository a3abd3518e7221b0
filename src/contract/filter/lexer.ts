import type { FilterTerm, FilterText } from "./ast.ts";
import { FilterError } from "./filter-error.ts";
import { type Read, readQuoted, readValues } from "./values.ts";

/** A parenthesis, a connective, or a leaf that is complete in itself. */
export type Token =
  | { readonly kind: "(" | ")" | "AND" | "OR" | "NOT" | "-"; readonly position: number }
  | FilterText
  | FilterTerm;

const space = /\s/;
/** Ends a word of free text; in a field name a comma or a comparison is a slip as well. */
const wordEnd = /[\s()":]/;
const notInField = /[,<>=*\\]/;

/** Cuts a filter into tokens. Throws {@link FilterError}. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < source.length;) {
    if (space.test(source[at]!)) at++;
    else {
      const { value, end } = readToken(source, at);
      tokens.push(value);
      at = end;
    }
  }
  return tokens;
}

function readToken(source: string, position: number): Read<Token> {
  const char = source[position]!;
  if (char === "(" || char === ")") return { value: { kind: char, position }, end: position + 1 };
  if (char === "-") return readMinus(source, position);
  if (char === '"') {
    const { value, end } = readQuoted(source, position);
    if (source[end] === ":") return readTerm(source, position, value, end);
    requireGap(source, end, position);
    return { value: { kind: "text", text: value, position }, end };
  }
  return readWord(source, position);
}

function readMinus(source: string, position: number): Read<Token> {
  const next = source[position + 1];
  if (next === undefined || next === ")" || space.test(next))
    throw new FilterError(
      "`-` needs something to leave out",
      'Write it right after the minus; for the sign itself write "-".',
      position,
    );
  if (next === "-")
    throw new FilterError(
      "Two minus signs in a row",
      'To search for text that starts with a minus, put it in quotes ("--flag").',
      position,
    );
  return { value: { kind: "-", position }, end: position + 1 };
}

function readWord(source: string, position: number): Read<Token> {
  const end = endOfWord(source, position);
  const word = source.slice(position, end);
  if (source[end] === ":" && source.slice(end + 1, end + 3) !== "//") {
    if (word === "")
      throw new FilterError("A field is missing before the colon", "Write field:value.", position);
    if (notInField.test(word))
      throw new FilterError(
        `\`${word}\` is not a field`,
        'Put quotes around the text to search for, or around the name of the field ("…":value).',
        position,
      );
    return readTerm(source, position, word, end);
  }
  if (word === "AND" || word === "OR" || word === "NOT")
    return { value: { kind: word, position }, end };
  const textEnd = source[end] === ":" ? endOfAddress(source, end) : end;
  requireGap(source, textEnd, position);
  return { value: { kind: "text", text: source.slice(position, textEnd), position }, end: textEnd };
}

function endOfWord(source: string, start: number): number {
  let at = start;
  while (at < source.length && !wordEnd.test(source[at]!)) at++;
  return at;
}

/** `https://…` is text although it holds colons. */
function endOfAddress(source: string, start: number): number {
  let at = start;
  while (at < source.length && !/[\s()"]/.test(source[at]!)) at++;
  return at;
}

function readTerm(source: string, position: number, field: string, colon: number): Read<Token> {
  if (field === "") throw new FilterError("The field has no name", "Write field:value.", position);
  const { value: values, end } = readValues(source, colon + 1, source.slice(position, colon));
  requireGap(source, end, position);
  return { value: { kind: "term", field, position, values }, end };
}

/** Two things glued together are more often a slip than a wish. */
function requireGap(source: string, end: number, position: number): void {
  const next = source[end];
  if (next === undefined || next === ")" || space.test(next)) return;
  throw new FilterError(
    `A space is missing before \`${next}\``,
    `Separate it from \`${source.slice(position, end).slice(0, 40)}\`, or put all of it in quotes.`,
    end,
  );
}

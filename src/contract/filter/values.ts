import type { FilterValue } from "./ast.ts";
import { FilterError } from "./filter-error.ts";

/** A piece of the source that has been read, and where the next one starts. */
export interface Read<Value> {
  readonly value: Value;
  readonly end: number;
}

/** A character of an unquoted value; a literal one came after a backslash and has no special meaning. */
interface Cell {
  readonly char: string;
  readonly literal: boolean;
}

const escapable = /[\s*\\,"():<>=.-]/;
const space = /\s/;
const comparison = /[<>]=?|=/y;

/** Reads `a,"b c",>2s`, which starts right after the colon of `field`. */
export function readValues(source: string, start: number, field: string): Read<FilterValue[]> {
  const values: FilterValue[] = [];
  let at = start;
  for (;;) {
    const { value, end } = readValue(source, at, field);
    values.push(value);
    at = end;
    if (source[at] !== ",") return { value: values, end: at };
    at++;
  }
}

/** Reads `"…"` in which `\"` is a quote and `\\` a backslash. */
export function readQuoted(source: string, start: number): Read<string> {
  let text = "";
  for (let at = start + 1; at < source.length; at++) {
    const char = source[at]!;
    const next = source[at + 1];
    if (char === '"') return { value: text, end: at + 1 };
    if (char === "\\" && (next === '"' || next === "\\")) {
      text += next;
      at++;
    } else text += char;
  }
  throw new FilterError("A closing quote is missing", 'Add " where the text ends.', start);
}

function readValue(source: string, start: number, field: string): Read<FilterValue> {
  comparison.lastIndex = start;
  const sign = comparison.exec(source)?.[0] ?? "";
  const op = isOperator(sign) ? sign : "=";
  const at = start + sign.length;
  if (source[at] === '"') {
    const { value, end } = readQuoted(source, at);
    return { value: { op, text: value, wildcard: false, quoted: true }, end };
  }
  const { value: cells, end } = readCells(source, at);
  if (cells.length === 0) throw missing(source, at, `${field}:${sign}`);
  if (sign === "") return { value: fromCells(cells, start), end };
  if (cells.some(isStar))
    throw new FilterError(
      `\`${sign}\` does not go with a wildcard`,
      "Compare with one value, or leave the comparison out.",
      start,
    );
  return { value: plain(op, cells), end };
}

function isOperator(sign: string): sign is "=" | "<" | "<=" | ">" | ">=" {
  return ["=", "<", "<=", ">", ">="].includes(sign);
}

function readCells(source: string, start: number): Read<Cell[]> {
  const cells: Cell[] = [];
  let at = start;
  for (; at < source.length; at++) {
    const char = source[at]!;
    if (char === "," || char === ")" || space.test(char)) break;
    if (char === '"' || char === "(")
      throw new FilterError(
        `\`${char}\` inside a value`,
        'Put the whole value in quotes ("…"), or a space before it.',
        at,
      );
    const next = source[at + 1];
    const literal = char === "\\" && next !== undefined && escapable.test(next);
    cells.push(literal ? { char: next, literal } : { char, literal });
    if (literal) at++;
  }
  return { value: cells, end: at };
}

function missing(source: string, start: number, written: string): FilterError {
  const position = start - 1;
  if (source[start] === "," || source[start - 1] === ",")
    return new FilterError(
      "A value is missing beside the comma",
      "Remove the comma or add a value.",
      position,
    );
  const hint = space.test(source[start] ?? "")
    ? "Write the value right after the colon, without a space."
    : "Write a value right after it.";
  return new FilterError(`\`${written}\` needs a value`, hint, position);
}

function fromCells(cells: readonly Cell[], start: number): FilterValue {
  const dots = rangeAt(cells);
  if (dots < 0) return cells.some(isStar) ? pattern(cells) : plain("=", cells);
  const low = cells.slice(0, dots);
  const high = cells.slice(dots + 2);
  if (isOpen(low) && !isOpen(high)) return bound("<=", high, start);
  if (isOpen(high) && !isOpen(low)) return bound(">=", low, start);
  return { ...bound("range", low, start), to: bound("range", high, start).text };
}

/** Index of the `..` of a range, or -1. An ellipsis is text, and so is a path like `../x`. */
function rangeAt(cells: readonly Cell[]): number {
  const dots = cells.map(({ char, literal }) => (char === "." && !literal ? "." : "_")).join("");
  const at = dots.search(/(?<![.])\.\.(?![.])/);
  return at > 0 && at < cells.length - 2 ? at : -1;
}

function isStar({ char, literal }: Cell): boolean {
  return char === "*" && !literal;
}

function isOpen(cells: readonly Cell[]): boolean {
  return cells.length === 1 && isStar(cells[0]!);
}

function bound(op: FilterValue["op"], cells: readonly Cell[], start: number): FilterValue {
  if (cells.some(isStar))
    throw new FilterError(
      "The end of a range cannot hold a wildcard",
      "Write 10..20, or 10..* for everything from 10.",
      start,
    );
  return plain(op, cells);
}

function plain(op: FilterValue["op"], cells: readonly Cell[]): FilterValue {
  return { op, text: cells.map(({ char }) => char).join(""), wildcard: false, quoted: false };
}

/** Keeps escapes on literal stars and backslashes, so that the pattern can still be told apart. */
function pattern(cells: readonly Cell[]): FilterValue {
  const text = cells.map((cell) =>
    !isStar(cell) && (cell.char === "*" || cell.char === "\\") ? `\\${cell.char}` : cell.char,
  );
  return { op: "=", text: text.join(""), wildcard: true, quoted: false };
}

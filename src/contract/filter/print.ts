import type { Filter, FilterTerm, FilterValue } from "./ast.ts";

/** The canonical text of a filter: parsing it gives the same filter again, positions aside. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case "all":
      return "";
    case "and":
      return filter.items
        .map((item) => (item.kind === "or" ? grouped(item) : printFilter(item)))
        .join(" ");
    case "or":
      return filter.items.map(printFilter).join(" OR ");
    case "not":
      return printNot(filter.item);
    case "text":
      return needsQuotes(filter.text) ? quote(filter.text) : filter.text;
    case "term":
      return printTerm(filter);
  }
}

/** A value as it has to be typed after `field:` to mean exactly this text. */
export function printText(text: string): string {
  const bare = /^(?!\/\/)[\p{L}\p{N}_/@#$%+~^&;!?'[\]{}|-]+$/u;
  return bare.test(text.replaceAll(/(?<![.])\.(?![.])|:/g, "_")) ? text : quote(text);
}

/** The name of a field as it has to be typed before the colon. */
export function printField(field: string): string {
  const bare = /^[^\s()":,<>=*\\-][^\s()":,<>=*\\]*$/;
  return bare.test(field) ? field : quote(field);
}

function printNot(item: Filter): string {
  if (item.kind === "term" || item.kind === "text") return `-${printFilter(item)}`;
  return `NOT ${item.kind === "not" ? printFilter(item) : grouped(item)}`;
}

function grouped(filter: Filter): string {
  return `(${printFilter(filter)})`;
}

function printTerm({ field, values }: FilterTerm): string {
  const [first] = values;
  // `field://x` would be an address, that is, free text, and a pattern takes no sign that would tell.
  const name = first?.wildcard && first.text.startsWith("//") ? quote(field) : printField(field);
  return `${name}:${values.map(printValue).join(",")}`;
}

function printValue({ op, text, to, wildcard, quoted }: FilterValue): string {
  if (op === "range") return `${escaped(text, true)}..${escaped(to ?? "", true)}`;
  const sign = op === "=" && (wildcard || !text.startsWith("//")) ? "" : op;
  if (quoted) return sign + quote(text);
  return sign + escaped(text, !wildcard);
}

function quote(text: string): string {
  return `"${text.replaceAll(/[\\"]/g, (char) => `\\${char}`)}"`;
}

function needsQuotes(text: string): boolean {
  return (
    text === "" || /^-|[\s()":]/.test(text) || text === "AND" || text === "OR" || text === "NOT"
  );
}

/**
 * Text of an unquoted value. In a pattern stars and backslashes are as they should be;
 * a comparison is special only in front, a dot only beside another dot.
 */
function escaped(text: string, literal: boolean): string {
  const special = literal
    ? /[\s,"()*\\]|^[<>=]|\.(?=\.|$)|(?<=\.)\.|^\./g
    : /[\s,"()]|^[<>=]|\.(?=\.)|(?<=\.)\./g;
  return text.replaceAll(special, (char) => `\\${char}`);
}

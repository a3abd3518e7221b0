import { printField, printText } from "./print.ts";

/** What can be typed at a caret: `from` to `to` is what a choice replaces, `prefix` what is there before the caret. */
export type Completion =
  | { readonly kind: "field"; readonly from: number; readonly to: number; readonly prefix: string }
  | {
      readonly kind: "value";
      readonly field: string;
      readonly from: number;
      readonly to: number;
      readonly prefix: string;
    };

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const sign = /[<>]=?|=/y;

/** Finds what is being typed at `caret`. Never throws: half a filter is what it is made for. */
export function completionAt(source: string, caret: number): Completion {
  let at = 0;
  while (at < caret) {
    if (/[\s()]/.test(source[at]!)) {
      at++;
      continue;
    }
    if (source[at] === "-" && at < caret) at++;
    const word = piece(source, at, caret, /[\s()":]/);
    if (caret <= word.to) return { kind: "field", ...prefixOf(word, source, caret) };
    if (source[word.to] === ":") {
      const value = valueAt(source, word.to + 1, caret);
      if ("prefix" in value) return { kind: "value", field: word.text, ...value };
      at = value.to;
    } else at = Math.max(word.to, at + 1);
  }
  return { kind: "field", from: caret, to: caret, prefix: "" };
}

/** The source after a choice has been put in place, and where the caret goes. */
export function applyCompletion(
  source: string,
  completion: Completion,
  choice: string,
): { readonly text: string; readonly caret: number } {
  const rest = source.slice(completion.to);
  const written =
    completion.kind === "field"
      ? `${printField(choice)}${rest.startsWith(":") ? "" : ":"}`
      : `${printText(choice)}${rest === "" ? " " : ""}`;
  return {
    text: source.slice(0, completion.from) + written + rest,
    caret: completion.from + written.length,
  };
}

/** The value the caret is in, or where the list of values ends before it. */
function valueAt(
  source: string,
  start: number,
  caret: number,
): ReturnType<typeof prefixOf> | { readonly to: number } {
  let at = start;
  for (;;) {
    sign.lastIndex = at;
    at += sign.exec(source)?.[0].length ?? 0;
    const value = piece(source, at, caret, /[\s(),"]/);
    if (caret <= value.to)
      return prefixOf({ ...value, from: Math.min(value.from, caret) }, source, caret);
    if (source[value.to] !== ",") return { to: value.to };
    at = value.to + 1;
  }
}

/** A quoted text or an unquoted one; a quote left open ends at the caret. */
function piece(source: string, from: number, caret: number, stop: RegExp): Piece {
  let text = "";
  let at = from;
  if (source[from] !== '"') {
    while (at < source.length && !stop.test(source[at]!)) {
      if (source[at] === "\\" && at + 1 < source.length) at++;
      text += source[at++];
    }
    return { text, from, to: at };
  }
  for (at++; at < source.length; at++) {
    if (source[at] === '"') return { text, from, to: at + 1 };
    if (source[at] === "\\" && at + 1 < source.length) at++;
    text += source[at];
  }
  return { text, from, to: Math.max(from, caret) };
}

function prefixOf({ from, to }: Piece, source: string, caret: number) {
  const typed = source.slice(from, caret).replace(/^"/, "").replace(/"$/, "");
  return { from, to, prefix: typed.replaceAll(/\\(.)/g, "$1") };
}

import { redactedMark } from "#contract/privacy.ts";

/**
 * The same text with blanks where JSON escapes a sign: a word that follows "\n" would else begin with an n. Places
 * in it are places in the text.
 */
export function withoutEscapes(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replaceAll(/\\+(?:u[0-9a-fA-F]{4}|[^\\])/gs, (escape) => {
    const sign = escape.at(-1)!;
    return sign === '"' || sign === "/" ? sign.padStart(escape.length) : " ".repeat(escape.length);
  });
}

/** Whether a number stands here as a value of JSON: what takes its place has to be text. */
export function isJsonNumber(text: string, from: number, to: number): boolean {
  if (!/^\s*[{[]/.test(text.slice(0, 20))) return false;
  const before = text
    .slice(Math.max(0, from - 10), from)
    .trimEnd()
    .at(-1);
  const after = text.slice(to, to + 10).trimStart()[0];
  return (
    /^[\d.]+$/.test(text.slice(from, to)) &&
    (before === ":" || before === "," || before === "[") &&
    (after === "," || after === "}" || after === "]")
  );
}

const longNumber = /\d{6}/;

/** The same text with blanks where something was redacted before: its digest must not be taken for a number. */
export function withoutMarks(text: string): string {
  if (!text.includes("⟦")) return text;
  return text.replaceAll(redactedMark, (mark, _dropped, name: string) =>
    // Whoever writes a number between such signs has not redacted it.
    longNumber.test(name) ? mark : " ".repeat(mark.length),
  );
}

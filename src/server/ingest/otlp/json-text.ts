import { asDecodeError, DecodeError } from "./decode-error.ts";
import { isJsonObject, type JsonObject } from "./json-reader.ts";

const decoder = new TextDecoder("utf-8");
/** A JSON number may follow these; the same characters inside a string only cost the closer look. */
const longNumber = /[:[,]\s*-?\d{16}/;
const surrogateEscape = /\\ud[89a-f]/i;
const loneSurrogate = /\p{Surrogate}/gu;

/**
 * The object of an OTLP/JSON body, with whole numbers of 16 digits and more as strings (JSON.parse would
 * round them) and without lone surrogates (no UTF-8 exists for them).
 */
export function parseBody(body: Uint8Array): JsonObject {
  let text = decoder.decode(body);
  if (longNumber.test(text)) text = quoteLongNumbers(text);
  let parsed: unknown;
  try {
    parsed = parseWellFormed(text);
  } catch (thrown) {
    throw asDecodeError(thrown, "JSON document");
  }
  if (!isJsonObject(parsed)) throw new DecodeError("The body must be a JSON object");
  return parsed;
}

/** JSON.parse, with U+FFFD in place of lone surrogates. */
export function parseWellFormed(text: string): unknown {
  return surrogateEscape.test(text) ? JSON.parse(text, reviveWellFormed) : JSON.parse(text);
}

function reviveWellFormed(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.replace(loneSurrogate, "\ufffd") : value;
}

const longNumberHere = /-?\d{16,}(?![\d.eE])/y;

function quoteLongNumbers(text: string): string {
  let quoted = "";
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      longNumberHere.lastIndex = at;
      const number = longNumberHere.exec(text)?.[0];
      if (number === undefined) {
        at = endOfNumber(text, at);
      } else {
        quoted += `${text.slice(kept, at)}"${number}"`;
        at += number.length - 1;
        kept = at + 1;
      }
    }
  }
  return quoted + text.slice(kept);
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x22) return at;
  }
  return text.length;
}

function endOfNumber(text: string, start: number): number {
  let at = start;
  while (at + 1 < text.length && "0123456789+-.eE".includes(text.charAt(at + 1))) at += 1;
  return at;
}

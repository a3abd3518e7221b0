import { parseJson } from "./json.ts";

/** More numbers than the vector of any model has. */
const mostNumbers = 16_384;
const base64 = /^[A-Za-z0-9+/]{16,}={0,2}$/;

/**
 * The numbers of an array, of an array written as JSON text, or of 32-bit floats in base64, as OpenAI's
 * interface sends them; undefined when it is anything else.
 */
export function numbersOf(item: unknown): number[] | undefined {
  if (typeof item === "string" && base64.test(item)) return floatsOf(item);
  const list = typeof item === "string" ? parseJson(item) : item;
  if (!Array.isArray(list) || list.length === 0 || list.length > mostNumbers) return undefined;
  const numbers: number[] = [];
  for (const value of list) {
    if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
    numbers.push(value);
  }
  return numbers;
}

function floatsOf(text: string): number[] | undefined {
  const bytes = Buffer.from(text, "base64");
  const length = bytes.length / 4;
  if (!Number.isInteger(length) || length > mostNumbers) return undefined;
  const numbers = Array.from({ length }, (_, at) => bytes.readFloatLE(at * 4));
  // Other things are written in base64 too: floats of a vector are small.
  return numbers.every((value) => Math.abs(value) < 1e6) ? numbers : undefined;
}

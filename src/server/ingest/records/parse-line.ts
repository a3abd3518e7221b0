import type { z } from "zod";
import { anyRecord, type AnyRecord } from "#contract/records.ts";
import { parseWellFormed } from "../otlp/json-text.ts";

/** What a line of the record stream turned out to be. */
export type ParsedLine =
  | { readonly kind: "record"; readonly record: AnyRecord }
  /** A whole OTLP/JSON request on one line. */
  | { readonly kind: "otlp"; readonly signal: "traces" | "logs"; readonly bytes: Uint8Array }
  | { readonly kind: "bad"; readonly code: string; readonly message: string };

/** What goes in must come out again: writing JSON of thousands of levels overflows the stack. */
const mostLevels = 200;
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Reads one line; whatever is wrong with it becomes a code and a sentence. */
export function parseLine(bytes: Uint8Array): ParsedLine {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return bad("bad_utf8", "The line is not valid UTF-8.");
  }
  let value: unknown;
  try {
    value = parseWellFormed(text);
  } catch (error) {
    return bad(
      "bad_json",
      `The line is not JSON: ${error instanceof Error ? error.message.slice(0, 200) : ""}`,
    );
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return bad("not_a_record", "A record is a JSON object with a type.");
  if ("resourceSpans" in value) return { kind: "otlp", signal: "traces", bytes };
  if ("resourceLogs" in value) return { kind: "otlp", signal: "logs", bytes };
  if (isDeeper(value, mostLevels))
    return bad("too_deep", `A record is nested at most ${mostLevels} levels deep.`);
  const parsed = anyRecord.safeParse(value);
  if (!parsed.success) return bad("bad_record", explain(parsed.error));
  return { kind: "record", record: parsed.data };
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  const inside: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return inside.some((each) => isDeeper(each, levels - 1));
}

function bad(code: string, message: string): ParsedLine {
  return { kind: "bad", code, message };
}

function explain(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) =>
      issue.path.length > 0 ? `${issue.path.join(".")}: ${issue.message}` : issue.message,
    )
    .join("; ")
    .slice(0, 500);
}

import type { SpanError, Status } from "#contract/span.ts";
import type { Attributes } from "../decoded.ts";
import { firstText, isValue } from "./first.ts";
import type { SpanSource } from "./source.ts";

/** What became of a span. `error` is null unless `status` is "error". */
export interface Outcome {
  readonly status: Status;
  readonly error: SpanError | null;
}

/**
 * Whether a span failed. Status 2 is not the only sign: Langfuse leaves the status unset and writes a
 * level, LangSmith exports failed runs as OK with an exception event.
 */
export function outcomeOf(span: SpanSource, announced: boolean): Outcome {
  if (announced) return { status: "unset", error: null };
  // The first one recorded is the original; wrappers around it follow.
  const exception = span.events.find(({ name }) => name === "exception")?.attributes;
  if (!failed(span, exception !== undefined)) {
    return { status: span.statusCode === 1 ? "ok" : "unset", error: null };
  }
  return { status: "error", error: errorOf(span, exception ?? {}) };
}

function failed(span: SpanSource, hasException: boolean): boolean {
  const { attributes, statusCode } = span;
  if (statusCode === 2) return true;
  if (hasException && (statusCode === 0 || span.scopeName === "langsmith")) return true;
  return (
    isValue(attributes["error.type"]) ||
    attributes["langfuse.observation.level"] === "ERROR" ||
    attributes["genkit:state"] === "error" ||
    attributes["gen_ai.tool.status"] === "error" ||
    attributes["tool.status"] === "error" ||
    mastraFailed(attributes)
  );
}

function mastraFailed(attributes: Attributes): boolean {
  const type = attributes["mastra.span.type"];
  return type !== undefined && attributes[`mastra.${type}.status`] === "failed";
}

function errorOf(span: SpanSource, exception: Attributes): SpanError {
  const { attributes } = span;
  const text =
    firstText(exception, ["exception.message"]) ??
    (span.statusMessage ||
      (firstText(attributes, ["langfuse.observation.status_message", "error.message"]) ?? ""));
  const { message, rest } = splitStack(text);
  const stack = firstText(exception, ["exception.stacktrace"]) ?? rest;
  const type =
    firstText(exception, ["exception.type"]) ??
    firstText(attributes, ["error.type", "exception.type"]) ??
    firstWord(stack);
  return { type, message, stack };
}

/** LangChain writes message, blank line and stack into one text. */
function splitStack(text: string): { message: string; rest: string | null } {
  const blank = text.indexOf("\n\n");
  const rest = blank < 0 ? "" : text.slice(blank).trim();
  if (!rest.includes("\n    at ") && !rest.includes("Traceback (")) {
    return { message: text, rest: null };
  }
  return { message: text.slice(0, blank), rest };
}

/** `RangeError` of `RangeError: sensor id not known`, when the stack starts like that. */
function firstWord(stack: string | null): string | null {
  const line = stack?.split("\n", 1)[0] ?? "";
  const colon = line.indexOf(":");
  const word = colon > 0 ? line.slice(0, colon) : "";
  return word !== "" && word.length < 80 && !word.includes(" ") ? word : null;
}

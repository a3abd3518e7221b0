import type { Attributes } from "../decoded.ts";
import { firstText, isValue } from "./first.ts";
import { itemsOf, jsonText, parseJson, parseRecord, textAt, unquote } from "./json.ts";
import type { SpanSource } from "./source.ts";

const oneSpelling = new Map([
  ["end_turn", "stop"],
  ["endturn", "stop"],
  ["stop_sequence", "stop"],
  ["complete", "stop"],
  ["completed", "stop"],
  ["max_tokens", "length"],
  ["maxtokens", "length"],
  ["tool-calls", "tool_calls"],
  ["tool_call", "tool_calls"],
  ["function_call", "tool_calls"],
  ["function_calls", "tool_calls"],
  ["tool_use", "tool_calls"],
  ["tooluse", "tool_calls"],
  ["content-filter", "content_filter"],
]);

/** One word per reason, whatever the provider calls it: stop, length, tool_calls, content_filter. */
export function finishWord(reason: string): string {
  const lower = reason.toLowerCase();
  return oneSpelling.get(lower) ?? lower;
}

const keys = [
  "llm.finish_reason",
  "ai.response.finishReason",
  "gen_ai.completion.0.finish_reason",
  "gen_ai.response.stop_reason",
  "gen_ai.response.finish_reason",
  "anthropic.message.stop_reason",
  "langfuse.observation.metadata.finish_reason",
];

/** Why the model stopped, from a span's attributes or its gen_ai.choice event; null when unsaid. */
export function finishReasonOf(span: Pick<SpanSource, "attributes" | "events">): string | null {
  const { attributes, events } = span;
  const reason =
    fromList(attributes["gen_ai.response.finish_reasons"]) ??
    firstText(attributes, keys) ??
    fromChoice(events) ??
    fromGenkit(attributes);
  // Python prints the members of an enumeration as `FinishReason.STOP`.
  return reason === null ? null : finishWord(unquote(reason).replace(/^FinishReason\./, ""));
}

/** An array in most SDKs, a bare word in LangSmith. */
function fromList(text: string | undefined): string | null {
  if (!isValue(text)) return null;
  if (!text.startsWith("[")) return text;
  return jsonText(itemsOf(parseJson(text))[0]) || null;
}

function fromChoice(events: SpanSource["events"]): string | null {
  const choice = events.find(({ name }) => name === "gen_ai.choice");
  return choice === undefined ? null : firstText(choice.attributes, ["finish_reason"]);
}

function fromGenkit(attributes: Attributes): string | null {
  if (attributes["genkit:type"] === undefined) return null;
  return textAt(parseRecord(attributes["genkit:output"]) ?? {}, "finishReason");
}

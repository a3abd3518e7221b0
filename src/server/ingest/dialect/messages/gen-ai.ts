import type { Message } from "#contract/span.ts";
import type { Attributes } from "../../decoded.ts";
import { isValue } from "../first.ts";
import { parseJson } from "../json.ts";
import { readMessages } from "./chat-json.ts";
import { readContent } from "./content-block.ts";
import { message, textParts } from "./parts.ts";

/** semconv: OpenTelemetry GenAI `gen_ai.input.messages`, preceded by `gen_ai.system_instructions`. */
export function genAiInput(attributes: Attributes): Message[] {
  return withInstructions(attributes, readMessages(parseJson(attributes["gen_ai.input.messages"])));
}

/** semconv: OpenTelemetry GenAI `gen_ai.output.messages`. */
export function genAiOutput(attributes: Attributes): Message[] {
  const messages = readMessages(parseJson(attributes["gen_ai.output.messages"]), "assistant");
  return messages.map((told) => (told.role === "unknown" ? { ...told, role: "assistant" } : told));
}

/** The system prompt first, unless the messages already start with it or there are none. */
export function withInstructions(attributes: Attributes, messages: Message[]): Message[] {
  const text = attributes["gen_ai.system_instructions"];
  if (!isValue(text) || messages.length === 0) return messages;
  const parsed = parseJson(text);
  const parts = parsed === undefined ? textParts(text) : readContent(parsed);
  const first = messages[0];
  if (parts.length === 0 || first?.role === "system") return messages;
  if (first !== undefined && JSON.stringify(first.parts) === JSON.stringify(parts)) return messages;
  return [message("system", parts), ...messages];
}

import type { Message } from "#contract/span.ts";
import type { Attributes } from "../../decoded.ts";
import { isValue } from "../first.ts";
import { itemsOf, jsonText, parseJson, recordsOf } from "../json.ts";
import { readMessages } from "./chat-json.ts";
import { readBlock } from "./content-block.ts";
import { message, textParts } from "./parts.ts";

/** Sentry's AI spans: `gen_ai.request.messages`, JSON of a list of messages or one text. */
export function sentryInput(attributes: Attributes): Message[] {
  const text = attributes["gen_ai.request.messages"];
  if (!isValue(text)) return [];
  const parsed = parseJson(text);
  const messages = readMessages(parsed);
  if (messages.length > 0) return messages;
  return typeof parsed === "object" ? [] : [message("user", textParts(jsonText(parsed ?? text)))];
}

/** Sentry's AI spans: `gen_ai.response.text`, a text or JSON of a list of them, and `.tool_calls`. */
export function sentryOutput(attributes: Attributes): Message[] {
  const text = attributes["gen_ai.response.text"];
  const parsed = parseJson(text);
  const texts = Array.isArray(parsed) ? itemsOf(parsed) : isValue(text) ? [parsed ?? text] : [];
  const calls = recordsOf(attributes["gen_ai.response.tool_calls"]).flatMap((call) =>
    readBlock({ ...call, type: "tool_call" }),
  );
  const parts = [...texts.flatMap((one) => textParts(jsonText(one))), ...calls];
  return parts.length === 0 ? [] : [message("assistant", parts)];
}

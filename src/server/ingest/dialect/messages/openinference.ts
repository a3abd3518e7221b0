import type { Message, MessagePart } from "#contract/span.ts";
import type { Attributes } from "../../decoded.ts";
import { isValue } from "../first.ts";
import { indexedItems, nestedItems, type Fields } from "../indexed.ts";
import { parseJson } from "../json.ts";
import { readChatInput, readChatOutput } from "./chat-json.ts";
import { roleWord } from "./chat-message.ts";
import {
  jsonOrText,
  message,
  reasoningParts,
  textParts,
  toolCall,
  toolResult,
  withoutRepeats,
} from "./parts.ts";

/** semconv: OpenInference `llm.input_messages.N.*`, else `llm.prompts.N.*` of completions. */
export function openInferenceInput(attributes: Attributes): Message[] {
  const messages = indexedItems(attributes, "llm.input_messages").map(readItem);
  if (messages.length > 0) {
    return recovered(messages, () => readChatInput(parseJson(attributes["input.value"])));
  }
  return indexedItems(attributes, "llm.prompts").map((item) =>
    message("user", textParts(item.get("prompt.text") ?? item.get(""))),
  );
}

/** semconv: OpenInference `llm.output_messages.N.*`, else `llm.choices.N.*` of completions. */
export function openInferenceOutput(attributes: Attributes): Message[] {
  const messages = indexedItems(attributes, "llm.output_messages").map(readItem);
  if (messages.length > 0) {
    return recovered(messages, () => readChatOutput(parseJson(attributes["output.value"])));
  }
  return indexedItems(attributes, "llm.choices").map((item) =>
    message("assistant", textParts(item.get("completion.text"))),
  );
}

/**
 * LangChain's instrumentation loses block-form content and the ids of tool calls on the way into the flat
 * keys; the raw input and output still have them.
 */
function recovered(messages: Message[], readRaw: () => Message[]): Message[] {
  const incomplete = messages.some(
    ({ parts }) =>
      parts.length === 0 || parts.some((part) => part.type.startsWith("tool_") && !hasId(part)),
  );
  if (!incomplete) return messages;
  const raw = readRaw();
  if (raw.length !== messages.length) return messages;
  return messages.map((flat, index) => {
    const parts = raw[index]?.parts ?? [];
    return parts.length >= flat.parts.length && raw[index]?.role === flat.role
      ? { ...flat, parts }
      : flat;
  });
}

function hasId(part: MessagePart): boolean {
  return "id" in part && part.id !== null;
}

function readItem(item: Fields): Message {
  const role = roleWord(item.get("message.role") ?? "");
  const content = item.get("message.content");
  const callId = item.get("message.tool_call_id");
  const blocks = nestedItems(item, "message.contents").flatMap(readBlock);
  const calls = nestedItems(item, "message.tool_calls").flatMap(readCall);
  const text = isValue(content) ? content : "";
  const isResult = isValue(callId) || role === "tool";
  const body: MessagePart[] =
    isResult && text !== "" ? [toolResult(callId ?? null, text)] : textParts(text);
  const legacy = item.get("message.function_call_name");
  const legacyCall = isValue(legacy)
    ? [toolCall(null, legacy, item.get("message.function_call_arguments_json"))]
    : [];
  const parts = withoutRepeats([
    ...body,
    ...(body.length > 0 ? blocks.filter((part) => part.type !== "text") : blocks),
    ...calls,
    ...legacyCall,
  ]);
  return message(role, parts, { name: item.get("message.name") || null });
}

function readCall(item: Fields): MessagePart[] {
  const name = item.get("tool_call.function.name");
  if (!isValue(name)) return [];
  const given = item.get("tool_call.function.arguments");
  return [toolCall(item.get("tool_call.id") || null, name, given)];
}

function readBlock(item: Fields): MessagePart[] {
  const type = item.get("message_content.type") ?? "";
  const text = item.get("message_content.text");
  if (type === "reasoning" || type === "thinking") return reasoningParts(text);
  if (type === "tool_use" || type === "tool-call" || item.has("tool_call.function.name")) {
    return readCall(item);
  }
  const image = item.get("message_content.image.image.url") ?? item.get("message_content.image");
  if (isValue(image)) return [media("image", image)];
  const audio = item.get("message_content.audio.audio.url");
  if (isValue(audio)) {
    return [media("audio", audio, item.get("message_content.audio.audio.mime_type"))];
  }
  return textParts(isValue(text) ? text : null);
}

function media(type: "image" | "audio", value: string, mimeType?: string): MessagePart {
  const parsed = jsonOrText(value);
  const url = typeof parsed === "string" ? parsed : value;
  return { type, url, mimeType: mimeType ?? null, name: null };
}

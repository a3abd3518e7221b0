import type { Message } from "#contract/span.ts";
import { finishWord } from "../finish.ts";
import { isRecord, itemsOf, recordsOf, textAt, valueAt, type JsonRecord } from "../json.ts";
import { readMessage } from "./chat-message.ts";
import { readBlock, readContent } from "./content-block.ts";
import { message, textParts } from "./parts.ts";

/** Messages of an array of them; LangChain wraps the array once more per batch. Empty when any is none. */
export function readMessages(value: unknown, defaultRole = "user"): Message[] {
  const items = itemsOf(value);
  const list = items.length === 1 && Array.isArray(items[0]) ? items[0] : items;
  const messages: Message[] = [];
  for (const item of list) {
    if (isToolOffer(item)) continue;
    const read = readMessage(spelledOut(item), defaultRole);
    if (read === undefined) return [];
    messages.push(read);
  }
  return messages;
}

/** LangChain takes `[role, text]` for a message. */
function spelledOut(item: unknown): unknown {
  if (isRecord(item)) return item;
  const [role, content, ...more] = itemsOf(item);
  const isPair = typeof role === "string" && typeof content === "string" && more.length === 0;
  return isPair ? { role, content } : undefined;
}

/** Langfuse writes each tool offered to a LangChain model as a message of role tool. */
export function isToolOffer(item: unknown): boolean {
  const content = isRecord(item) && item["role"] === "tool" ? item["content"] : undefined;
  return isRecord(content) && content["type"] === "function" && isRecord(content["function"]);
}

/** Messages of what was sent to a model, as JSON of any SDK; empty when it is not chat-shaped. */
export function readChatInput(value: unknown): Message[] {
  if (Array.isArray(value)) return readMessages(value);
  if (!isRecord(value)) return [];
  for (const name of ["messages", "contents", "input", "prompt"]) {
    const list = value[name];
    const messages = Array.isArray(list) ? readMessages(list) : readChatInput(list);
    if (messages.length > 0) return [...systemOf(value), ...messages];
  }
  const prompt = textAt(value, "prompt", "input");
  if (prompt !== null && ("model" in value || "instructions" in value || "system" in value)) {
    return [...systemOf(value), message("user", textParts(prompt))];
  }
  const single = "role" in value || value["lc"] === 1 ? readMessage(value) : undefined;
  return single === undefined ? [] : [single];
}

/** Anthropic, the responses API and Gemini keep the system prompt beside the messages. */
function systemOf(request: JsonRecord): Message[] {
  const config = request["config"];
  const value =
    valueAt(request, "system", "instructions", "system_instruction", "systemInstruction") ??
    (isRecord(config) ? valueAt(config, "system_instruction", "systemInstruction") : undefined);
  const parts = readContent(isRecord(value) && "parts" in value ? value["parts"] : value);
  return parts.length === 0 ? [] : [message("system", parts)];
}

/** Messages of what a model gave back, as JSON of any SDK; empty when it is not chat-shaped. */
export function readChatOutput(value: unknown): Message[] {
  if (Array.isArray(value)) {
    const messages = readMessages(value, "assistant");
    return messages.length > 0
      ? messages
      : recordsOf(value)
          .filter((item) => isRecord(item["message"]))
          .flatMap(readChoice);
  }
  if (!isRecord(value)) return [];
  const choices = recordsOf(valueAt(value, "choices", "candidates"));
  if (choices.length > 0) return choices.flatMap(readChoice);
  const generations = itemsOf(value["generations"]).flat();
  if (generations.length > 0) return generations.filter(isRecord).flatMap(readChoice);
  if (Array.isArray(value["output"])) return readMessages(value["output"], "assistant");
  if ("role" in value || value["lc"] === 1) return one(readMessage(value, "assistant"));
  if (isRecord(value["message"]) || isRecord(value["content"])) return readChoice(value);
  if (Array.isArray(value["messages"])) {
    return readMessages(value["messages"], "assistant").slice(-1);
  }
  const wrapped = valueAt(value, "outputs", "output", "response");
  if (isRecord(wrapped) || Array.isArray(wrapped)) return readChatOutput(wrapped);
  return readGenerated(value);
}

/** One choice of an OpenAI completion, candidate of Gemini, or generation of LangChain. */
function readChoice(choice: JsonRecord): Message[] {
  const info = choice["generation_info"];
  const finish =
    textAt(choice, "finish_reason", "finishReason") ??
    (isRecord(info) ? textAt(info, "finish_reason", "stop_reason") : null);
  const finishReason = finish === null ? null : finishWord(finish);
  const inner = valueAt(choice, "message", "content");
  const role = isRecord(inner) && !("role" in inner) && inner["lc"] !== 1 ? "assistant" : undefined;
  const read =
    readMessage(isRecord(inner) && role !== undefined ? { ...inner, role } : inner, "assistant") ??
    readMessage(textAt(choice, "text") ?? undefined, "assistant");
  return one(read && { ...read, finishReason: read.finishReason ?? finishReason });
}

/** `{text, toolCalls, reasoning}` of the AI SDK and Mastra. */
function readGenerated(value: JsonRecord): Message[] {
  const calls = recordsOf(valueAt(value, "toolCalls", "tool_calls"));
  const text = textAt(value, "text");
  if (text === null && calls.length === 0) return [];
  const parts = [
    ...textParts(text),
    ...calls.flatMap((call) => readBlock({ ...call, type: "tool_call" })),
  ];
  return [message("assistant", parts)];
}

function one(read: Message | undefined): Message[] {
  return read === undefined ? [] : [read];
}

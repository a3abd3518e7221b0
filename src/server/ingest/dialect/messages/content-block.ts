import type { MessagePart } from "#contract/span.ts";
import {
  isRecord,
  itemsOf,
  jsonText,
  parseJson,
  textAt,
  valueAt,
  type JsonRecord,
} from "../json.ts";
import { mediaPart } from "./media.ts";
import { reasoningParts, textParts, toolCall, toolResult } from "./parts.ts";

/** Parts of a message's content: a text, or content blocks of any SDK. */
export function readContent(content: unknown): MessagePart[] {
  if (typeof content === "string") return textParts(content);
  if (Array.isArray(content)) return content.flatMap(readBlock);
  return isRecord(content) ? readBlock(content) : [];
}

/** Parts of one content block; a block nobody knows is shown as its JSON text. */
export function readBlock(block: unknown): MessagePart[] {
  if (typeof block === "string") return textParts(block);
  if (!isRecord(block)) return [];
  const type = block["type"] ?? block["kind"];
  const read = typeof type === "string" ? typed.get(type) : undefined;
  if (read !== undefined) return read(block);
  const untyped = readUntyped(block);
  if (untyped !== undefined) return untyped;
  const media = mediaPart(block);
  if (media !== undefined) return [media];
  const text = textAt(block, "text", "content", "value");
  return textParts(text ?? (Object.keys(block).length > 1 ? jsonText(block) : ""));
}

function readText(block: JsonRecord): MessagePart[] {
  return textParts(jsonText(valueAt(block, "text", "content", "value")));
}

function readReasoning(block: JsonRecord): MessagePart[] {
  const value = valueAt(
    block,
    "text",
    "content",
    "thinking",
    "reasoning",
    "summary",
    "reasoningText",
  );
  const list = Array.isArray(value) ? value : itemsOf(parseJson(jsonText(value)));
  const texts = list.filter(isRecord).map((item) => textAt(item, "text") ?? "");
  if (Array.isArray(value) || texts.length > 0) return reasoningParts(texts.join("\n"));
  return reasoningParts(isRecord(value) ? textAt(value, "text") : jsonText(value));
}

function readToolCall(block: JsonRecord): MessagePart[] {
  const callee = block["function"];
  const named = isRecord(callee) ? callee : block;
  return [
    toolCall(
      textAt(block, "call_id", "toolCallId", "toolUseId", "tool_call_id", "id", "ref"),
      textAt(named, "name", "toolName") ?? textAt(block, "toolName") ?? "",
      valueAt(named, "arguments", "args", "input", "toolInput", "arguments_json") ??
        valueAt(block, "arguments", "args", "input"),
    ),
  ];
}

function readToolResult(block: JsonRecord): MessagePart[] {
  const id = textAt(
    block,
    "tool_use_id",
    "toolCallId",
    "toolUseId",
    "tool_call_id",
    "call_id",
    "id",
  );
  const content = valueAt(block, "response", "result", "output", "content");
  return [toolResult(id ?? textAt(block, "ref"), plainContent(content))];
}

/** Blocks that hold nothing but text become that text. */
export function plainContent(content: unknown): unknown {
  if (!Array.isArray(content) || content.length === 0) return content;
  const texts: string[] = [];
  for (const item of content) {
    const text = isRecord(item) && !("json" in item) ? textAt(item, ...textNames(item)) : null;
    if (text === null) return content;
    texts.push(text);
  }
  return texts.join("\n");
}

function textNames(block: JsonRecord): string[] {
  return block["type"] === "text" ? ["text", "content"] : ["text"];
}

type Read = (block: JsonRecord) => MessagePart[];

const typed: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["text", readText],
  ["input_text", readText],
  ["output_text", readText],
  ["refusal", (block) => textParts(textAt(block, "refusal"))],
  ["reasoning", readReasoning],
  ["thinking", readReasoning],
  ["redacted_thinking", () => reasoningParts("[redacted]")],
  ["tool_call", readToolCall],
  ["tool-call", readToolCall],
  ["tool_use", readToolCall],
  ["toolUse", readToolCall],
  ["function", readToolCall],
  ["function_call", readToolCall],
  ["tool_call_response", readToolResult],
  ["tool-result", readToolResult],
  ["tool_result", readToolResult],
  ["toolResult", readToolResult],
  ["function_call_output", readToolResult],
]);

/** Bedrock, Gemini and Genkit name the block by its only key. */
const namedByKey: readonly (readonly [key: string, read: Read])[] = [
  ["toolUse", readToolCall],
  ["toolResult", readToolResult],
  ["functionCall", readToolCall],
  ["function_call", readToolCall],
  ["functionResponse", readToolResult],
  ["function_response", readToolResult],
  ["toolRequest", readToolCall],
  ["toolResponse", readToolResult],
  ["reasoningContent", readReasoning],
];

function readUntyped(block: JsonRecord): MessagePart[] | undefined {
  for (const [key, read] of namedByKey) {
    const inner = block[key];
    if (isRecord(inner)) return read(inner);
  }
  if (typeof block["reasoning"] === "string") return reasoningParts(block["reasoning"]);
  if (typeof block["text"] === "string") {
    return block["thought"] === true ? reasoningParts(block["text"]) : textParts(block["text"]);
  }
  if (isRecord(block["image"])) return blockMedia(block["image"], "image");
  if (isRecord(block["document"])) return blockMedia(block["document"], "file");
  return undefined;
}

function blockMedia(inner: JsonRecord, type: "image" | "file"): MessagePart[] {
  const name = textAt(inner, "name");
  return [{ type, url: null, mimeType: textAt(inner, "format"), name }];
}

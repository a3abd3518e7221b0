import type { Message, MessagePart } from "#contract/span.ts";
import { isRecord, jsonText, parseJson } from "../json.ts";

/** A text part, or nothing for an empty text. */
export function textParts(text: string | null | undefined): MessagePart[] {
  return text === null || text === undefined || text === "" ? [] : [{ type: "text", text }];
}

export function reasoningParts(text: string | null | undefined): MessagePart[] {
  return text === null || text === undefined || text === "" ? [] : [{ type: "reasoning", text }];
}

/** A tool call whose arguments are JSON text or the object itself. */
export function toolCall(id: string | null, name: string, given: unknown): MessagePart {
  return { type: "tool_call", id, name, arguments: jsonText(given) };
}

/** The result of a tool call; `{type:"text"|"json", value}` wrappers are taken off. */
export function toolResult(id: string | null, content: unknown): MessagePart {
  const wrapped = isRecord(content) && typeof content["type"] === "string" && "value" in content;
  return { type: "tool_result", id, content: jsonText(wrapped ? content["value"] : content) };
}

/** A message of the given role. */
export function message(
  role: string,
  parts: MessagePart[],
  more: { name?: string | null; finishReason?: string | null } = {},
): Message {
  return { role, name: more.name ?? null, parts, finishReason: more.finishReason ?? null };
}

/** The value of a JSON text, or the text itself when it is not JSON. */
export function jsonOrText(text: string): unknown {
  return parseJson(text) ?? text;
}

/** Calls that a sender repeats in two places of one message are shown once. */
export function withoutRepeats(parts: readonly MessagePart[]): MessagePart[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    if (part.type !== "tool_call") return true;
    const identity = part.id ?? `${part.name} ${part.arguments}`;
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

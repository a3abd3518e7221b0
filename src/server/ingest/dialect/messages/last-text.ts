import type { Message } from "#contract/span.ts";

/** The last text among messages, else their last tool result or call; null when there is none or it is empty. */
export function lastText(messages: readonly Message[]): string | null {
  for (const { parts } of messages.toReversed()) {
    const text = parts.findLast((part) => part.type === "text");
    if (text?.type === "text") return text.text;
    const result = parts.findLast((part) => part.type === "tool_result");
    if (result?.type === "tool_result") return result.content || null;
    const call = parts.findLast((part) => part.type === "tool_call");
    if (call?.type === "tool_call") return `${call.name}(${call.arguments})`;
  }
  return null;
}

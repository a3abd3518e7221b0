import { createHash } from "node:crypto";
import type { Message, SpanContent } from "#contract/span.ts";

/** What differs between any two runs and says nothing: ids and points in time. */
const volatile =
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{16,}\b|\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?\b|\b(call|toolu|chatcmpl|msg|run|resp)[_-][A-Za-z0-9]{6,}\b/gi;

export function withoutVolatile(text: string): string {
  return text.replace(volatile, "\u2026");
}

/** The text that a step was given; "" where none was recorded. Of messages what they say, without their ids. */
export function inputText({ input, inputMessages }: SpanContent): string {
  return inputMessages.length > 0 ? messagesText(inputMessages) : (input ?? "");
}

/** The text that a step gave back. Of a retriever its documents. */
export function outputText({ output, outputMessages, documents }: SpanContent): string {
  if (outputMessages.length > 0) return messagesText(outputMessages);
  if (documents.length > 0)
    return documents.map(({ id, content }) => `${id ?? ""} ${content ?? ""}`).join("\n");
  return output ?? "";
}

function messagesText(messages: readonly Message[]): string {
  return messages.map(({ role, parts }) => `${role}: ${parts.map(partText).join("\n")}`).join("\n");
}

function partText(part: Message["parts"][number]): string {
  switch (part.type) {
    case "text":
    case "reasoning":
      return part.text;
    case "tool_call":
      return `${part.name}(${part.arguments})`;
    case "tool_result":
      return part.content;
    case "image":
    case "audio":
    case "file":
      return `[${part.type} ${part.mimeType ?? ""} ${part.url ?? ""}]`;
  }
}

/** Equal digests, equal texts but for ids and points in time; "" for no text. */
export function digestOf(text: string): string {
  if (text === "") return "";
  return createHash("sha1").update(withoutVolatile(text)).digest("base64").slice(0, 16);
}

const mostWords = 64;

/** Hashes of the first different words of a text. */
export function wordsOf(text: string): Set<number> {
  const words = new Set<number>();
  for (const [word] of text
    .slice(0, 4000)
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < word.length; at++)
      hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
    words.add(hash >>> 0);
    if (words.size === mostWords) break;
  }
  return words;
}

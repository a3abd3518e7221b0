import type { Attributes } from "@opentelemetry/api";
import type { Message } from "../model/chat.ts";

/** Messages as OpenInference writes them: one attribute a field, numbered. */
export function messageAttributes(
  side: "input" | "output",
  messages: readonly Message[],
): Attributes {
  const flat: Attributes = {};
  messages.forEach((message, at) => {
    const key = `llm.${side}_messages.${at}.message`;
    flat[`${key}.role`] = message.role;
    if (message.content) flat[`${key}.content`] = message.content;
    if (message.toolCallId) flat[`${key}.tool_call_id`] = message.toolCallId;
    if (message.toolName) flat[`${key}.name`] = message.toolName;
    message.toolCalls?.forEach((call, place) => {
      const inner = `${key}.tool_calls.${place}.tool_call`;
      flat[`${inner}.id`] = call.id;
      flat[`${inner}.function.name`] = call.name;
      flat[`${inner}.function.arguments`] = call.arguments;
    });
  });
  return flat;
}

interface Document {
  readonly id: string;
  readonly content: string;
  readonly score?: number;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Documents under `prefix`, such as `retrieval.documents`. */
export function documentAttributes(prefix: string, documents: readonly Document[]): Attributes {
  const flat: Attributes = {};
  documents.forEach(({ id, content, score, metadata }, at) => {
    const key = `${prefix}.${at}.document`;
    flat[`${key}.id`] = id;
    flat[`${key}.content`] = content;
    if (score !== undefined) flat[`${key}.score`] = score;
    flat[`${key}.metadata`] = JSON.stringify(metadata);
  });
  return flat;
}

export function inputText(text: string): Attributes {
  return { "input.value": text, "input.mime_type": "text/plain" };
}

export function outputText(text: string): Attributes {
  return { "output.value": text, "output.mime_type": "text/plain" };
}

export function outputJson(value: unknown): Attributes {
  return { "output.value": JSON.stringify(value), "output.mime_type": "application/json" };
}

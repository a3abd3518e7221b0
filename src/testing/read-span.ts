import type { Message, SpanContent } from "#contract/span.ts";
import type { DecodedLog, DecodedSpan } from "../server/ingest/decoded.ts";
import { describeSpan } from "../server/ingest/describe.ts";
import type { SpanFacts } from "../server/ingest/span-facts.ts";
import { summariseSpan } from "../server/ingest/summarise.ts";
import { aDecodedSpan } from "./decoded-span.ts";

/** What is kept of a span with these attributes, and what is shown of it. */
export function readSpan(
  attributes: Record<string, string>,
  more: Partial<DecodedSpan> = {},
  logs: readonly DecodedLog[] = [],
): { facts: SpanFacts; content: SpanContent } {
  const span = aDecodedSpan(attributes, more);
  const facts = summariseSpan(span);
  return {
    facts,
    content: describeSpan({ ...span, facts, vectorCount: facts.vectors.length, logs }),
  };
}

/** Messages in one line each: `role: part | part`. */
export function messageLines(messages: readonly Message[]): string[] {
  return messages.map(({ role, parts }) => {
    const words = parts.map((part) => {
      if (part.type === "tool_call") return `${part.id ?? "-"} ${part.name}(${part.arguments})`;
      if (part.type === "tool_result") return `${part.id ?? "-"} = ${part.content}`;
      return part.type === "text" || part.type === "reasoning"
        ? part.text
        : (part.url ?? part.type);
    });
    return `${role}: ${words.join(" | ")}`;
  });
}

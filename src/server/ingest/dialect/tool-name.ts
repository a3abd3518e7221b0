import type { SpanKind } from "#contract/span.ts";
import { firstText } from "./first.ts";
import type { SpanSource } from "./source.ts";

const nameKeys = [
  "tool.name",
  "gen_ai.tool.name",
  "ai.toolCall.name",
  "traceloop.entity.name",
  "langsmith.trace.name",
  "genkit:name",
];

const callIdKeys = [
  "gen_ai.tool.call.id",
  "ai.toolCall.id",
  "tool_call.id",
  "tool.id",
  "langsmith.metadata.tool_call_id",
];

/** The name of the tool that a TOOL span ran; null for every other kind. */
export function toolNameOf({ attributes, name }: SpanSource, kind: SpanKind): string | null {
  if (kind !== "TOOL") return null;
  return firstText(attributes, nameKeys) ?? name.replace(/^execute_tool /, "");
}

/** The id under which a model asked for the call. */
export function toolCallIdOf({ attributes }: Pick<SpanSource, "attributes">): string | null {
  return firstText(attributes, callIdKeys);
}

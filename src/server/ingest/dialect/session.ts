import type { Attributes } from "../decoded.ts";
import { firstText } from "./first.ts";
import { parseRecord, textAt, unquote } from "./json.ts";

const sessionKeys = [
  "session.id",
  "langfuse.session.id",
  "gen_ai.conversation.id",
  "traceloop.association.properties.session_id",
  "ai.telemetry.metadata.sessionId",
  "ai.settings.context.sessionId",
  "langsmith.metadata.session_id",
  "langsmith.metadata.thread_id",
  "langsmith.metadata.conversation_id",
  "mastra.metadata.sessionId",
  "mastra.metadata.threadId",
  "mlflow.trace.session",
  "threadId",
];

const userKeys = [
  "user.id",
  "langfuse.user.id",
  "traceloop.association.properties.user_id",
  "ai.telemetry.metadata.userId",
  "ai.settings.context.userId",
  "langsmith.metadata.user_id",
  "mastra.metadata.userId",
  "mlflow.trace.user",
  "enduser.id",
];

/** The conversation a span belongs to. LangSmith's trace.session_id is a project and not asked. */
export function sessionOf(attributes: Attributes): string | null {
  const direct = firstText(attributes, sessionKeys);
  return direct === null
    ? fromMetadata(attributes, "session_id", "thread_id", "conversation_id")
    : unquote(direct);
}

export function userOf(attributes: Attributes): string | null {
  const direct = firstText(attributes, userKeys);
  return direct === null ? fromMetadata(attributes, "user_id") : unquote(direct);
}

/** A field of the JSON `metadata` attribute, parsed only when the text can hold it. */
function fromMetadata(attributes: Attributes, ...names: string[]): string | null {
  const text = attributes["metadata"];
  if (text === undefined || !names.some((name) => text.includes(name))) return null;
  return textAt(parseRecord(text) ?? {}, ...names);
}

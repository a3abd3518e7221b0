import type { Attributes } from "../decoded.ts";
import { firstText } from "./first.ts";
import { unquote } from "./json.ts";

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
  "gcp.vertex.agent.session_id",
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
  "llm.user",
];

/** The conversation a span belongs to. LangSmith's trace.session_id is a project and not asked. */
export function sessionOf(attributes: Attributes, metadata: Attributes): string | null {
  return named(attributes, sessionKeys) ?? firstText(metadata, sessionNames);
}

export function userOf(attributes: Attributes, metadata: Attributes): string | null {
  return named(attributes, userKeys) ?? firstText(metadata, userNames);
}

/** What metadata of any dialect calls them. */
const sessionNames = ["session_id", "thread_id", "conversation_id", "langfuse_session_id"];
const userNames = ["user_id", "langfuse_user_id"];

function named(attributes: Attributes, keys: readonly string[]): string | null {
  const text = firstText(attributes, keys);
  return text === null ? null : unquote(text);
}

import type { Message } from "#contract/span.ts";
import type { Attributes, DecodedLog } from "../../decoded.ts";
import { isValue } from "../first.ts";
import { haystackOutput } from "../haystack.ts";
import { parseJson } from "../json.ts";
import type { SpanSource } from "../source.ts";
import { readChatOutput } from "./chat-json.ts";
import { fromEventList, fromLogs, fromSpanEvents } from "./event-messages.ts";
import { wholeConversation } from "./whole-conversation.ts";
import { genAiOutput } from "./gen-ai.ts";
import { openInferenceOutput } from "./openinference.ts";
import { message, textParts } from "./parts.ts";
import { sentryOutput } from "./sentry.ts";
import { traceloopOutput } from "./traceloop.ts";
import { vercelOutput } from "./vercel-ai.ts";

type MessageSource = Pick<SpanSource, "attributes" | "events">;

const jsonKeys = [
  "gen_ai.completion",
  "genkit:output",
  "mlflow.spanOutputs",
  "braintrust.output_json",
  "braintrust.output",
  "gcp.vertex.agent.llm_response",
  "output.value",
];

/** Messages the model gave back, from the first source that has any. semconv section 4. */
export function readOutputMessages(span: MessageSource, logs: readonly DecodedLog[]): Message[] {
  const { attributes } = span;
  let empty: Message[] = [];
  for (const read of readers) {
    const messages = read(attributes, span, logs);
    if (messages.some(({ parts }) => parts.length > 0)) return messages.filter(saysSomething);
    if (empty.length === 0) empty = messages.filter(saysSomething);
  }
  return empty;
}

/** A failed call may come with an answer in which there is nothing. */
function saysSomething({ parts, finishReason }: Message): boolean {
  return parts.length > 0 || finishReason !== null;
}

type Reader = (
  attributes: Attributes,
  span: MessageSource,
  logs: readonly DecodedLog[],
) => Message[];

const readers: readonly Reader[] = [
  (attributes) => genAiOutput(attributes),
  (attributes) => openInferenceOutput(attributes),
  (attributes) => vercelOutput(attributes),
  (attributes) => langfuseOutput(attributes),
  (attributes) => traceloopOutput(attributes),
  (_attributes, { events }) => fromSpanEvents(events).output,
  (_attributes, _span, logs) => fromLogs(logs).output,
  (attributes) => fromEventList(attributes["events"]).output,
  (attributes) => mastraOutput(attributes),
  (attributes) => sentryOutput(attributes),
  (attributes) => haystackOutput(attributes),
  (attributes) => firstChat(attributes),
  (attributes) => finalResult(attributes["final_result"]),
  (attributes) => wholeConversation(attributes["pydantic_ai.all_messages"]).output,
  (attributes) => wholeConversation(attributes["all_messages_events"]).output,
];

function chatIn(text: string | undefined): Message[] {
  return text === undefined ? [] : readChatOutput(parseJson(text));
}

/** A streamed generation's output is plain text. */
function langfuseOutput(attributes: Attributes): Message[] {
  const text = attributes["langfuse.observation.output"];
  const messages = chatIn(text);
  if (messages.length > 0 || attributes["langfuse.observation.type"] !== "generation") {
    return messages;
  }
  const parsed = parseJson(text);
  if (typeof parsed === "string") return finalResult(parsed);
  return parsed === undefined ? finalResult(text) : [];
}

function mastraOutput(attributes: Attributes): Message[] {
  const type = attributes["mastra.span.type"];
  return type === undefined ? [] : chatIn(attributes[`mastra.${type}.output`]);
}

function firstChat(attributes: Attributes): Message[] {
  for (const key of jsonKeys) {
    const messages = chatIn(attributes[key]);
    if (messages.length > 0) return messages;
  }
  return [];
}

function finalResult(text: string | undefined): Message[] {
  return isValue(text) ? [message("assistant", textParts(text))] : [];
}

import type { Message } from "#contract/span.ts";
import type { Attributes, DecodedLog } from "../../decoded.ts";
import { haystackInput } from "../haystack.ts";
import { parseJson } from "../json.ts";
import type { SpanSource } from "../source.ts";
import { readChatInput } from "./chat-json.ts";
import { fromEventList, fromLogs, fromSpanEvents } from "./event-messages.ts";
import { genAiInput, withInstructions } from "./gen-ai.ts";
import { openInferenceInput } from "./openinference.ts";
import { sentryInput } from "./sentry.ts";
import { traceloopInput } from "./traceloop.ts";
import { vercelInput } from "./vercel-ai.ts";
import { wholeConversation } from "./whole-conversation.ts";

type MessageSource = Pick<SpanSource, "attributes" | "events">;

/** Attributes whose JSON may be a chat request, in the order they are trusted. */
const jsonKeys = [
  "genkit:input",
  "mlflow.spanInputs",
  "braintrust.input_json",
  "braintrust.input",
  "gcp.vertex.agent.llm_request",
  "input.value",
];

/** Messages sent to the model, from the first source that has any. semconv section 4. */
export function readInputMessages(span: MessageSource, logs: readonly DecodedLog[]): Message[] {
  const { attributes } = span;
  for (const read of readers) {
    const messages = read(attributes, span, logs);
    if (messages.length > 0) return messages;
  }
  return [];
}

type Reader = (
  attributes: Attributes,
  span: MessageSource,
  logs: readonly DecodedLog[],
) => Message[];

const readers: readonly Reader[] = [
  (attributes) => genAiInput(attributes),
  (attributes) => openInferenceInput(attributes),
  (attributes) => vercelInput(attributes),
  (attributes) => chatIn(attributes["langfuse.observation.input"]),
  (attributes) => traceloopInput(attributes),
  (attributes) => chatIn(attributes["gen_ai.prompt"]),
  (attributes, { events }) => withInstructions(attributes, fromSpanEvents(events).input),
  (attributes, _span, logs) => withInstructions(attributes, fromLogs(logs).input),
  (attributes) =>
    withInstructions(attributes, wholeConversation(attributes["pydantic_ai.all_messages"]).input),
  (attributes) => fromEventList(attributes["events"]).input,
  (attributes) => wholeConversation(attributes["all_messages_events"]).input,
  (attributes) => mastraInput(attributes),
  (attributes) => sentryInput(attributes),
  (attributes) => haystackInput(attributes),
  (attributes) => firstChat(attributes),
];

function chatIn(text: string | undefined): Message[] {
  return text === undefined ? [] : readChatInput(parseJson(text));
}

function mastraInput(attributes: Attributes): Message[] {
  const type = attributes["mastra.span.type"];
  return type === undefined ? [] : chatIn(attributes[`mastra.${type}.input`]);
}

function firstChat(attributes: Attributes): Message[] {
  for (const key of jsonKeys) {
    const messages = chatIn(attributes[key]);
    if (messages.length > 0) return messages;
  }
  return [];
}

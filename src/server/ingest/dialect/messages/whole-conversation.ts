import { isRecord, itemsOf, parseJson } from "../json.ts";
import { readMessages } from "./chat-json.ts";
import { type Conversation, fromEventList } from "./event-messages.ts";

/**
 * A conversation that a sender wrote down when it was over, as messages or as events: what the assistant
 * said last is the answer. semconv: Pydantic AI `pydantic_ai.all_messages`, `all_messages_events`.
 */
export function wholeConversation(text: string | undefined): Conversation {
  const list = parseJson(text);
  const first = itemsOf(list)[0];
  const isEvents = isRecord(first) && "event.name" in first;
  const messages = isEvents ? fromEventList(text).input : readMessages(list);
  return messages.at(-1)?.role === "assistant"
    ? { input: messages.slice(0, -1), output: messages.slice(-1) }
    : { input: messages, output: [] };
}

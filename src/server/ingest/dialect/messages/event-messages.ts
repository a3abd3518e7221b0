import type { Message, SpanEvent } from "#contract/span.ts";
import type { DecodedLog } from "../../decoded.ts";
import { finishWord } from "../finish.ts";
import { isValue } from "../first.ts";
import { isRecord, itemsOf, parseJson, textAt, valueAt, type JsonRecord } from "../json.ts";
import { genAiInput, genAiOutput } from "./gen-ai.ts";
import { readChatInput, readChatOutput } from "./chat-json.ts";
import { readMessage } from "./chat-message.ts";
import { jsonOrText, message, textParts } from "./parts.ts";

export interface Conversation {
  readonly input: Message[];
  readonly output: Message[];
}

/** A message as the events of the GenAI conventions up to 1.36 carry it. */
interface Told {
  readonly eventName: string;
  readonly body: JsonRecord;
}

/** Messages in a span's own events. semconv: GenAI events, Strands, `gen_ai.content.prompt`. */
export function fromSpanEvents(events: readonly SpanEvent[]): Conversation {
  const told: Told[] = [];
  const whole: Conversation = { input: [], output: [] };
  for (const { name, attributes } of events) {
    if (!name.startsWith("gen_ai.")) continue;
    if (name === "gen_ai.client.inference.operation.details") {
      whole.input.push(...genAiInput(attributes));
      whole.output.push(...genAiOutput(attributes));
    } else if (name === "gen_ai.content.prompt") {
      const text = attributes["gen_ai.prompt"];
      const read = readChatInput(parseJson(text));
      whole.input.push(...(read.length > 0 ? read : plainText("user", text)));
    } else if (name === "gen_ai.content.completion") {
      const text = attributes["gen_ai.completion"];
      const read = readChatOutput(parseJson(text));
      whole.output.push(...(read.length > 0 ? read : plainText("assistant", text)));
    } else {
      const body: Record<string, unknown> = {};
      for (const key of Object.keys(attributes)) {
        const text = attributes[key];
        if (isValue(text) && key !== "__proto__") body[key] = jsonOrText(text);
      }
      told.push({ eventName: name, body });
    }
  }
  return joined(whole, collect(told));
}

/** OpenLIT's prompts and completions are no JSON. */
function plainText(role: string, text: string | undefined): Message[] {
  const isPlain = isValue(text) && parseJson(text) === undefined;
  return isPlain ? [message(role, textParts(text))] : [];
}

/** Messages in the log records of a span, which arrive apart from it. */
export function fromLogs(logs: readonly DecodedLog[]): Conversation {
  const ordered = logs.toSorted((a, b) => (a.timeNs < b.timeNs ? -1 : a.timeNs > b.timeNs ? 1 : 0));
  const whole: Conversation = { input: [], output: [] };
  const told: Told[] = [];
  for (const { attributes, body, eventName } of ordered) {
    if (eventName === "gen_ai.client.inference.operation.details") {
      whole.input.push(...genAiInput(attributes));
      whole.output.push(...genAiOutput(attributes));
    } else if (eventName.startsWith("gen_ai.")) {
      const parsed = parseJson(body);
      told.push({ eventName, body: isRecord(parsed) ? parsed : { content: body } });
    }
  }
  return joined(whole, collect(told));
}

/** Messages in the JSON array that Pydantic AI writes into one attribute. */
export function fromEventList(text: string | undefined): Conversation {
  const told: Told[] = [];
  for (const item of itemsOf(parseJson(text))) {
    if (!isRecord(item)) continue;
    const eventName = textAt(item, "event.name");
    told.push({
      eventName: eventName ?? `gen_ai.${textAt(item, "role") ?? "user"}.message`,
      body: item,
    });
  }
  return collect(told);
}

function joined(a: Conversation, b: Conversation): Conversation {
  return { input: [...a.input, ...b.input], output: [...a.output, ...b.output] };
}

function collect(told: readonly Told[]): Conversation {
  const input: Message[] = [];
  const output: Message[] = [];
  for (const { eventName, body } of told) {
    if (eventName === "gen_ai.choice") output.push(...choice(body));
    else if (eventName.endsWith(".message")) {
      const role = eventName.slice("gen_ai.".length, -".message".length);
      // An id without a name is the id of the call that a tool message answers.
      const read = readMessage({ tool_call_id: body["id"], ...body, role: body["role"] ?? role });
      if (read !== undefined) input.push(read);
    }
  }
  return { input, output };
}

function choice(body: JsonRecord): Message[] {
  const inner = valueAt(body, "message") ?? body;
  const content =
    isRecord(inner) && ("content" in inner || "tool_calls" in inner || "parts" in inner);
  const read = readMessage(
    content
      ? { ...inner, role: inner["role"] ?? "assistant" }
      : { role: "assistant", content: isEmpty(inner) ? "" : inner },
  );
  const finish = textAt(body, "finish_reason");
  if (read === undefined) return [];
  return [{ ...read, finishReason: finish === null ? read.finishReason : finishWord(finish) }];
}

function isEmpty(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 0;
}

import type { Message, SpanKind } from "#contract/span.ts";
import type { Attributes } from "../decoded.ts";
import { isValue } from "./first.ts";
import { isRecord, itemsOf, parseRecord, recordsOf, textAt, type JsonRecord } from "./json.ts";
import { readMessages } from "./messages/chat-json.ts";
import { message, textParts } from "./messages/parts.ts";
import type { SpanSource } from "./source.ts";

const kindsByEnd: readonly (readonly [end: RegExp, kind: SpanKind])[] = [
  [/Generator$/, "LLM"],
  [/Retriever$/, "RETRIEVER"],
  [/Ranker$/, "RERANKER"],
  [/Embedder$/, "EMBEDDING"],
  [/Evaluator$/, "EVALUATOR"],
  [/PromptBuilder$/, "PROMPT"],
  [/ToolInvoker$/, "TOOL"],
  [/Agent$/, "AGENT"],
];

/** Haystack names a component's class in `haystack.component.type`; all its spans are called alike. */
export function haystackKind({ attributes, name }: SpanSource): SpanKind | undefined {
  const type = attributes["haystack.component.type"];
  if (isValue(type)) return kindsByEnd.find(([end]) => end.test(type))?.[1] ?? "CHAIN";
  if (name === "haystack.agent.run") return "AGENT";
  return name.startsWith("haystack.") ? "CHAIN" : undefined;
}

/** What a chat or text generator was asked: `{messages}` or `{prompt}`. */
export function haystackInput(attributes: Attributes): Message[] {
  const given = parseRecord(attributes["haystack.component.input"]);
  if (given === undefined) return [];
  const messages = readMessages(itemsOf(given["messages"]).map(plain));
  const prompt = textAt(given, "prompt");
  return messages.length > 0 || prompt === null ? messages : [message("user", textParts(prompt))];
}

/** `{replies}`: texts of a generator, messages of a chat generator. */
export function haystackOutput(attributes: Attributes): Message[] {
  return itemsOf(outputOf(attributes)["replies"]).flatMap((reply) =>
    typeof reply === "string"
      ? [message("assistant", textParts(reply))]
      : readMessages([plain(reply)], "assistant").map((read) => ({
          ...read,
          finishReason: read.finishReason ?? textAt(metaIn(reply), "finish_reason", "stop_reason"),
        })),
  );
}

/** Usage and model stand with the replies: `{usage: {prompt_tokens, …}, model}`; empty where there is none. */
export function haystackMeta(attributes: Attributes): JsonRecord {
  const output = outputOf(attributes);
  const [reply] = itemsOf(output["replies"]);
  const beside = output["meta"];
  return Object.keys(metaIn(reply)).length > 0
    ? metaIn(reply)
    : (recordsOf(beside)[0] ?? (isRecord(beside) ? beside : {}));
}

function outputOf(attributes: Attributes): JsonRecord {
  const text = attributes["haystack.component.output"];
  return (isValue(text) ? parseRecord(text) : undefined) ?? {};
}

function metaIn(reply: unknown): JsonRecord {
  const meta = isRecord(reply) ? (reply["meta"] ?? reply["_meta"]) : undefined;
  return isRecord(meta) ? meta : {};
}

/** Older messages spell their fields with an underscore. */
function plain(value: unknown): unknown {
  if (!isRecord(value) || !("_role" in value)) return value;
  return { role: value["_role"], content: value["_content"], name: value["_name"] };
}

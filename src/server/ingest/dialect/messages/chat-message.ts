import type { Message, MessagePart } from "#contract/span.ts";
import { isRecord, itemsOf, recordsOf, textAt, valueAt, type JsonRecord } from "../json.ts";
import { finishWord } from "../finish.ts";
import { plainContent, readBlock, readContent } from "./content-block.ts";
import { message, reasoningParts, textParts, toolResult, withoutRepeats } from "./parts.ts";

/** Message wrappers of LangChain: `HumanMessage`, `human`, ... */
const roleWords = new Map([
  ["human", "user"],
  ["HumanMessage", "user"],
  ["HumanMessageChunk", "user"],
  ["ai", "assistant"],
  ["AIMessage", "assistant"],
  ["AIMessageChunk", "assistant"],
  ["SystemMessage", "system"],
  ["system", "system"],
  ["tool", "tool"],
  ["ToolMessage", "tool"],
  ["FunctionMessage", "tool"],
  ["ChatMessage", "user"],
  ["model", "assistant"],
  ["tool-call", "assistant"],
  ["tool-response", "tool"],
]);

/** One spelling per role. */
export function roleWord(role: string): string {
  return roleWords.get(role) ?? role;
}

/**
 * A chat message of any SDK: OpenAI (chat and responses), Anthropic, Bedrock, Gemini, AI SDK, LangChain,
 * Genkit and the GenAI conventions. Undefined when the value is no message.
 */
export function readMessage(value: unknown, defaultRole = "user"): Message | undefined {
  if (typeof value === "string") return message(defaultRole, textParts(value));
  if (!isRecord(value)) return undefined;
  const unwrapped = unwrap(value);
  const role = roleOf(unwrapped) ?? roleOfItem(unwrapped);
  if (role === undefined) return undefined;
  const answer = unwrapped["response_metadata"];
  const finish =
    textAt(unwrapped, ...finishNames) ?? (isRecord(answer) ? textAt(answer, ...finishNames) : null);
  const parts = partsOf(unwrapped, role);
  // Anthropic, Bedrock and Gemini give results back in the user's name.
  const isResults = role === "user" && parts.length > 0 && parts.every(isResult);
  return message(isResults ? "tool" : role, parts, {
    // The name of a call is its tool's.
    name: unwrapped["type"] === "function_call" ? null : textAt(unwrapped, "name"),
    finishReason: finish === null ? null : finishWord(finish),
  });
}

function isResult(part: MessagePart): boolean {
  return part.type === "tool_result";
}

const finishNames = ["finish_reason", "finishReason", "stop_reason"];

/** LangChain's `{lc:1, id:[..., "HumanMessage"], kwargs}` and `{type:"human", data}` as plain messages. */
function unwrap(value: JsonRecord): JsonRecord {
  const kwargs = value["kwargs"];
  if (value["lc"] === 1 && isRecord(kwargs)) {
    const type = itemsOf(value["id"]).at(-1);
    return { ...kwargs, role: typeof type === "string" ? type : "user", type: undefined };
  }
  const data = value["data"];
  const type = value["type"];
  if (typeof type === "string" && roleWords.has(type)) {
    return { ...(isRecord(data) ? data : value), role: type, type: undefined };
  }
  return value;
}

function roleOf(value: JsonRecord): string | undefined {
  const role = textAt(value, "role", "author");
  return role === null ? undefined : roleWord(role);
}

/** The items of OpenAI's responses API are messages, calls and results side by side. */
function roleOfItem(value: JsonRecord): string | undefined {
  switch (value["type"]) {
    case "function_call":
    case "reasoning":
      return "assistant";
    case "function_call_output":
      return "tool";
    case "message":
      return "user";
    default:
      return undefined;
  }
}

function partsOf(value: JsonRecord, role: string): MessagePart[] {
  if (roleOf(value) === undefined && value["type"] !== "message") return readBlock(value);
  const content = valueAt(value, "parts", "content");
  const callId = textAt(value, "tool_call_id", "toolCallId");
  const result = (role === "tool" || role === "function") && (callId !== null || isPlain(content));
  const parts: MessagePart[] = [
    ...reasoningParts(textAt(value, "reasoning_content", "reasoning", "thinking")),
    ...(result
      ? [toolResult(callId ?? textAt(value, "id"), plainContent(content))]
      : readContent(content)),
    ...textParts(textAt(value, "refusal")),
    ...callsOf(value),
  ];
  return withoutRepeats(parts);
}

function isPlain(content: unknown): boolean {
  return typeof content === "string" && content !== "";
}

function callsOf(value: JsonRecord): MessagePart[] {
  const more = value["additional_kwargs"];
  const own = recordsOf(valueAt(value, "tool_calls", "toolCalls"));
  const calls = own.length > 0 || !isRecord(more) ? own : recordsOf(more["tool_calls"]);
  const single = value["function_call"];
  return [...calls, ...(isRecord(single) ? [single] : [])].flatMap((call) =>
    readBlock({ ...call, type: "tool_call" }),
  );
}

import type { Message } from "#contract/span.ts";
import type { Attributes } from "../../decoded.ts";
import { finishWord } from "../finish.ts";
import { firstText, isValue } from "../first.ts";
import { parseJson, recordsOf } from "../json.ts";
import { readChatInput, readMessages } from "./chat-json.ts";
import { readBlock } from "./content-block.ts";
import { message, reasoningParts, textParts } from "./parts.ts";

/** semconv: Vercel AI SDK `ai.prompt.messages`, else `ai.prompt` of the outer spans. */
export function vercelInput(attributes: Attributes): Message[] {
  const messages = readMessages(parseJson(attributes["ai.prompt.messages"]));
  if (messages.length > 0) return messages;
  const prompt = attributes["ai.prompt"];
  if (!isValue(prompt)) return [];
  const parsed = parseJson(prompt);
  if (typeof parsed !== "object" || parsed === null) return [message("user", textParts(prompt))];
  return readChatInput(Array.isArray(parsed) ? parsed : { model: "", ...parsed });
}

/** semconv: Vercel AI SDK `ai.response.*`; `ai.result.*` before version 4. */
export function vercelOutput(attributes: Attributes): Message[] {
  const text = firstText(attributes, [
    "ai.response.text",
    "ai.response.object",
    "ai.result.text",
    "ai.result.object",
  ]);
  const calls = recordsOf(
    firstText(attributes, ["ai.response.toolCalls", "ai.result.toolCalls"]),
  ).flatMap((call) => readBlock({ ...call, type: "tool_call" }));
  const reasoning = attributes["ai.response.reasoning"];
  const parts = [
    ...reasoningParts(isValue(reasoning) ? reasoning : null),
    ...textParts(text),
    ...calls,
  ];
  if (parts.length === 0) return [];
  const finish = attributes["ai.response.finishReason"];
  return [
    message("assistant", parts, { finishReason: isValue(finish) ? finishWord(finish) : null }),
  ];
}

import type { Message } from "#contract/span.ts";
import type { Attributes } from "../../decoded.ts";
import { finishWord } from "../finish.ts";
import { isValue } from "../first.ts";
import { indexedItems, nestedItems, type Fields } from "../indexed.ts";
import { parseJson } from "../json.ts";
import { roleWord } from "./chat-message.ts";
import { readContent } from "./content-block.ts";
import { message, textParts, toolCall, toolResult } from "./parts.ts";

/** semconv: OpenLLMetry `gen_ai.prompt.N.*`. */
export function traceloopInput(attributes: Attributes): Message[] {
  return indexedItems(attributes, "gen_ai.prompt").map((item) => readItem(item, "user"));
}

/** semconv: OpenLLMetry `gen_ai.completion.N.*`. */
export function traceloopOutput(attributes: Attributes): Message[] {
  return indexedItems(attributes, "gen_ai.completion").map((item) => readItem(item, "assistant"));
}

function readItem(item: Fields, defaultRole: string): Message {
  const role = roleWord(item.get("role") || defaultRole);
  const content = item.get("content");
  const text = isValue(content) ? content : "";
  const callId = item.get("tool_call_id") || null;
  const body = role === "tool" && text !== "" ? [toolResult(callId, text)] : contentParts(text);
  const calls = nestedItems(item, "tool_calls").flatMap((call) => {
    const name = call.get("name");
    return isValue(name) ? [toolCall(call.get("id") || null, name, call.get("arguments"))] : [];
  });
  const legacy = item.get("function_call.name");
  if (calls.length === 0 && isValue(legacy)) {
    calls.push(toolCall(null, legacy, item.get("function_call.arguments")));
  }
  const finish = item.get("finish_reason");
  return message(role, [...body, ...calls], {
    finishReason: isValue(finish) ? finishWord(finish) : null,
  });
}

/** Content with an image in it is JSON text of blocks; JSON that a person wrote stays text. */
function contentParts(text: string): Message["parts"] {
  const blocks = text.startsWith('[{"type"') ? parseJson(text) : undefined;
  const parts = Array.isArray(blocks) ? readContent(blocks) : [];
  return parts.length > 0 ? parts : textParts(text);
}

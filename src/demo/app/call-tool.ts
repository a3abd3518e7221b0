import { type Message, pagesAsText, type ToolCall } from "../model/chat.ts";
import { safeJson } from "../model/tool-plan.ts";
import { outputJson, outputText } from "../tracing/attributes.ts";
import type { Scope } from "../tracing/recorder.ts";
import type { Ask } from "./ask.ts";
import { findPages } from "./find-pages.ts";
import { retrying } from "./retry.ts";
import {
  BadArguments,
  searchInput,
  searchTool,
  ToolTimeout,
  tools,
  UnknownOrder,
} from "./tools.ts";

const searchedPages = 4;

/**
 * Runs a tool in a TOOL span, again after a timeout when the version tries again. What went wrong is told
 * to the model; only a timeout in a version without a second try ends the whole answer.
 */
export async function callTool(
  ask: Ask,
  scope: Scope,
  call: ToolCall,
  turn: number,
): Promise<Message> {
  const { retries } = ask.version;
  const attributes = {
    "tool.name": call.name,
    "tool.id": call.id,
    "tool.description":
      [...tools, searchTool].find(({ name }) => name === call.name)?.description ?? "",
    "input.value": call.arguments,
    "input.mime_type": "application/json",
  };
  const mayPass = (error: unknown): boolean => error instanceof ToolTimeout;
  try {
    const content = await retrying(retries, mayPass, (attempt) =>
      ask.recorder.within(scope, call.name, "TOOL", attributes, (inside) =>
        run(ask, inside, call, `${ask.key}:${turn}:${attempt}`),
      ),
    );
    return answer(call, content);
  } catch (error) {
    const told = codeOf(error);
    if (told === undefined || (told === "timeout" && retries === 0)) throw error;
    const message = error instanceof Error ? error.message : "";
    return answer(call, JSON.stringify({ error: told, message }));
  }
}

async function run(ask: Ask, scope: Scope, call: ToolCall, key: string): Promise<string> {
  if (call.name === searchTool.name) {
    const { query } = searchInput.parse(safeJson(call.arguments));
    const text = pagesAsText(await findPages(ask, scope, query, searchedPages));
    scope.span.setAttributes(outputText(text));
    return text;
  }
  const tool = tools.find(({ name }) => name === call.name);
  if (!tool) throw new BadArguments(`there is no tool ${call.name}`);
  const result = await tool.run(safeJson(call.arguments), key);
  scope.span.setAttributes(outputJson(result));
  return JSON.stringify(result);
}

function answer({ id, name }: ToolCall, content: string): Message {
  return { role: "tool", content, toolCallId: id, toolName: name };
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof UnknownOrder) return "unknown_order";
  if (error instanceof BadArguments) return "bad_arguments";
  return error instanceof ToolTimeout ? "timeout" : undefined;
}

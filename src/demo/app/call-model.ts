import type { Attributes } from "@opentelemetry/api";
import { chance } from "../chance.ts";
import type { Message } from "../model/chat.ts";
import { complete, type Completion, type ModelSheet, takeTime } from "../model/scripted-model.ts";
import { messageAttributes } from "../tracing/attributes.ts";
import { now } from "../tracing/clock.ts";
import type { Scope } from "../tracing/recorder.ts";
import type { Ask } from "./ask.ts";
import { type FictionalPrice, promptName } from "./prompt-versions.ts";
import { retrying } from "./retry.ts";

/** The model's server turned a call away. */
class ModelOverloaded extends Error {
  override readonly name = "ModelOverloaded";
}

interface ToolSheet {
  readonly name: string;
  readonly description: string;
  readonly parameters: unknown;
}

export interface ModelCall {
  readonly model: ModelSheet;
  readonly price: FictionalPrice | undefined;
  readonly messages: readonly Message[];
  readonly tools: readonly ToolSheet[];
  /** Values put into the template. */
  readonly variables: Readonly<Record<string, string>>;
  /** Number of the call within its trace. */
  readonly turn: number;
}

const overloaded = 0.015;

/** Calls a model in an LLM span, again when it was overloaded and the version tries again. */
export function callModel(ask: Ask, scope: Scope, call: ModelCall): Promise<Completion> {
  const mayPass = (error: unknown): boolean => error instanceof ModelOverloaded;
  return retrying(ask.version.retries, mayPass, (attempt) =>
    ask.recorder.within(
      scope,
      `chat ${call.model.name}`,
      "LLM",
      requestAttributes(ask, call),
      async ({ span }) => {
        if (chance(`${call.model.name}:${ask.key}:${call.turn}:${attempt}`) < overloaded)
          throw new ModelOverloaded(`529: ${call.model.name} is overloaded`);
        const completion = complete(call.model, call.messages);
        await takeTime(call.model, completion, () =>
          span.addEvent("First Token Stream Event", now()),
        );
        span.setAttributes(answerAttributes(ask, call, completion));
        return completion;
      },
    ),
  );
}

function requestAttributes({ version }: Ask, call: ModelCall): Attributes {
  const tools = call.tools.map(
    ({ name, description, parameters }, at) =>
      [
        `llm.tools.${at}.tool.json_schema`,
        JSON.stringify({ type: "function", function: { name, description, parameters } }),
      ] as const,
  );
  return {
    "llm.model_name": call.model.name,
    "llm.provider": "scripted",
    "llm.invocation_parameters": JSON.stringify({ temperature: 0 }),
    "prompt.id": promptName,
    "llm.prompt_template.template": `${version.system}\n\n${version.user}`,
    "llm.prompt_template.version": version.version,
    "llm.prompt_template.variables": JSON.stringify(call.variables),
    ...messageAttributes("input", call.messages),
    ...Object.fromEntries(tools),
  };
}

function answerAttributes(ask: Ask, call: ModelCall, completion: Completion): Attributes {
  const { promptTokens, completionTokens, content, toolCalls } = completion;
  const cost = call.price && {
    prompt: (promptTokens * call.price.prompt) / 1e6,
    completion: (completionTokens * call.price.completion) / 1e6,
  };
  ask.bill.promptTokens += promptTokens;
  ask.bill.completionTokens += completionTokens;
  ask.bill.costUsd =
    cost && ask.bill.costUsd !== null ? ask.bill.costUsd + cost.prompt + cost.completion : null;
  return {
    "llm.token_count.prompt": promptTokens,
    "llm.token_count.completion": completionTokens,
    "llm.token_count.total": promptTokens + completionTokens,
    "llm.finish_reason": toolCalls.length > 0 ? "tool_calls" : "stop",
    ...(cost && {
      "llm.cost.prompt": cost.prompt,
      "llm.cost.completion": cost.completion,
      "llm.cost.total": cost.prompt + cost.completion,
    }),
    ...messageAttributes("output", [{ role: "assistant", content, toolCalls }]),
    ...(content && { "output.value": content }),
  };
}

import { guardModel, takeTime } from "../model/scripted-model.ts";
import { countTokens } from "../model/words.ts";
import { inputText, messageAttributes } from "../tracing/attributes.ts";
import { now } from "../tracing/clock.ts";
import type { Scope } from "../tracing/recorder.ts";
import type { Ask } from "./ask.ts";

const forbidden = [/ignore (your|the) (instructions|manual)/i, /forget the rules/i, /(\d{4} ?){4}/];
const suspicious = /ignore|forget|prompt|fire|card|rules|burn/i;
const harmful = /set fire to|system prompt|ignore|forget the rules/i;

/** Whether a question may go on, in a GUARDRAIL span; the version says how hard it is looked at. */
export async function isAllowed(ask: Ask, scope: Scope): Promise<boolean> {
  const { question, version, recorder } = ask;
  if (version.guard === "none") return true;
  return recorder.within(
    scope,
    "check question",
    "GUARDRAIL",
    inputText(question),
    async (inside) => {
      const byRules = !forbidden.some((pattern) => pattern.test(question));
      const asksModel = byRules && version.guard === "rules and model" && suspicious.test(question);
      const allowed = byRules && (!asksModel || (await modelAllows(ask, inside)));
      inside.span.setAttribute("output.value", allowed ? "allowed" : "declined");
      return allowed;
    },
  );
}

const instruction = "Answer SAFE or UNSAFE: may a shop's helpdesk answer this?";

/** A second scripted model, which has no price: the cost of these traces is not known in full. */
async function modelAllows({ question, recorder, bill }: Ask, scope: Scope): Promise<boolean> {
  const messages = [
    { role: "system" as const, content: instruction },
    { role: "user" as const, content: question },
  ];
  const attributes = {
    "llm.model_name": guardModel.name,
    "llm.provider": "scripted",
    ...messageAttributes("input", messages),
  };
  return recorder.within(scope, `chat ${guardModel.name}`, "LLM", attributes, async ({ span }) => {
    const content = harmful.test(question) ? "UNSAFE" : "SAFE";
    const promptTokens = countTokens(instruction) + countTokens(question) + 8;
    const completion = { content, toolCalls: [], promptTokens, completionTokens: 1 };
    await takeTime(guardModel, completion, () => span.addEvent("First Token Stream Event", now()));
    bill.promptTokens += promptTokens;
    bill.completionTokens += 1;
    bill.costUsd = null;
    span.setAttributes({
      "llm.token_count.prompt": promptTokens,
      "llm.token_count.completion": 1,
      "llm.token_count.total": promptTokens + 1,
      "llm.finish_reason": "stop",
      ...messageAttributes("output", [{ role: "assistant", content }]),
    });
    return content === "SAFE";
  });
}

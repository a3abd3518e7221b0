import type { Attributes } from "@opentelemetry/api";
import { type Message, pagesAsText } from "../model/chat.ts";
import { refusal } from "../shop/dataset.ts";
import { inputText, outputText } from "../tracing/attributes.ts";
import type { Scope } from "../tracing/recorder.ts";
import { traceIdOf } from "../tracing/seeded-ids.ts";
import { type Ask, type Bill, emptyBill } from "./ask.ts";
import { callModel } from "./call-model.ts";
import { findPages } from "./find-pages.ts";
import { isAllowed } from "./guardrail.ts";
import { searchTool, tools } from "./tools.ts";
import { callTool } from "./call-tool.ts";

/** What came of a question. Exactly one of `output` and `error` is there. */
export interface Outcome {
  readonly traceId: string;
  readonly output: string | undefined;
  readonly error: Error | undefined;
  readonly bill: Readonly<Bill>;
  readonly startedAt: Date;
  readonly latencyMs: number;
}

const mostTurns = 6;

/** Answers one question in one trace, and measures how long it took. */
export async function answerQuestion(
  question: Omit<Ask, "bill">,
  attributes: Attributes = {},
): Promise<Outcome> {
  const ask: Ask = { ...question, bill: emptyBill(question.version) };
  const startedAt = new Date();
  const start = performance.now();
  const settled = await ask.recorder
    .root(
      ask.key,
      "answer question",
      "AGENT",
      { ...inputText(ask.question), ...attributes },
      (scope) => answer(ask, scope),
    )
    .then(
      (output) => ({ output, error: undefined }),
      (error: unknown) => ({
        output: undefined,
        error: error instanceof Error ? error : new Error(String(error)),
      }),
    );
  const latencyMs = Math.round((performance.now() - start) * 100) / 100;
  return { traceId: traceIdOf(ask.key), ...settled, bill: ask.bill, startedAt, latencyMs };
}

async function answer(ask: Ask, scope: Scope): Promise<string> {
  const output = (await isAllowed(ask, scope)) ? await converse(ask, scope) : `${refusal}.`;
  scope.span.setAttributes(outputText(output));
  return output;
}

async function converse(ask: Ask, scope: Scope): Promise<string> {
  const { question, version } = ask;
  const pages = version.pages > 0 ? await findPages(ask, scope, question, version.pages) : [];
  const variables = { documents: pagesAsText(pages), question };
  const messages: Message[] = [
    { role: "system", content: version.system },
    {
      role: "user",
      content: version.user
        .replace("{{documents}}", () => variables.documents)
        .replace("{{question}}", () => question)
        .trim(),
    },
  ];
  for (let turn = 0; turn < mostTurns; turn++) {
    const completion = await callModel(ask, scope, {
      model: version.model,
      price: version.price,
      messages: [...messages],
      tools: version.pages > 0 ? tools : [...tools, searchTool],
      variables,
      turn,
    });
    const { content, toolCalls } = completion;
    if (toolCalls.length === 0) return content;
    messages.push({ role: "assistant", content, toolCalls });
    for (const call of toolCalls) messages.push(await callTool(ask, scope, call, turn));
  }
  throw new Error(`no answer after ${mostTurns} turns`);
}

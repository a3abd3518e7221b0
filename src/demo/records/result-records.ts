import { annotators, isAnnotated } from "../evaluation/annotators.ts";
import type { Answered } from "../evaluation/evaluate-version.ts";
import { isCorrect, isFound, isGrounded } from "../evaluation/evaluators.ts";
import { judge, judgeAnswer } from "../evaluation/judge.ts";
import type { WrittenRecord } from "./written-record.ts";

/** The result of one example and its scores, all computed here from what was answered. */
export function resultRecords(run: string, answered: Answered): WrittenRecord[] {
  const { example, outcome } = answered;
  const { output, error, bill, latencyMs, startedAt, traceId } = outcome;
  const tokens = { prompt: bill.promptTokens, completion: bill.completionTokens };
  return [
    {
      type: "result",
      run,
      example: example.id,
      ...(output !== undefined && { output }),
      ...(error && { error: { message: error.message, name: error.name } }),
      startedAt: startedAt.toISOString(),
      latencyMs,
      costUsd: bill.costUsd,
      tokens: { ...tokens, total: tokens.prompt + tokens.completion },
      traceId,
      scores: {
        correct: isCorrect(output, example.reference),
        grounded: isGrounded(output, bill.found, example.pages),
      },
    },
    ...judged(run, answered),
    ...searchScored(answered),
    ...pagesLabelled(answered),
  ];
}

function judged(run: string, { example, outcome }: Answered): WrittenRecord[] {
  const { output } = outcome;
  if (output === undefined) return [];
  const target = { run, example: example.id };
  const { value, explanation } = judgeAnswer(example.input, output);
  const people = isAnnotated(example.id) ? annotators : [];
  return [
    {
      type: "score",
      target,
      metric: "helpful",
      value,
      source: "llm",
      evaluator: judge,
      explanation,
    },
    ...people.map(({ name, rate }): WrittenRecord => ({
      type: "score",
      target,
      metric: "helpful",
      value: rate(output, isCorrect(output, example.reference), `${run}:${example.id}`),
      source: "human",
      annotator: name,
      at: outcome.startedAt.toISOString(),
    })),
  ];
}

/** Whether the search did its part, on the span that searched. */
function searchScored({ example, outcome }: Answered): WrittenRecord[] {
  const { bill, traceId } = outcome;
  const value = isFound(bill.found, example.pages);
  if (value === null || bill.retrieverSpanId === undefined) return [];
  return [
    {
      type: "score",
      target: { traceId, spanId: bill.retrieverSpanId },
      metric: "page_found",
      value,
      source: "code",
    },
  ];
}

/** What a scripted annotator says of each page that reached the model, for the questions that people rate. */
function pagesLabelled({ example, outcome }: Answered): WrittenRecord[] {
  const [reader] = annotators;
  const { bill, traceId, startedAt } = outcome;
  if (!reader || example.pages.length === 0 || !isAnnotated(example.id)) return [];
  return bill.found.map((document): WrittenRecord => {
    const answers = example.pages.includes(document);
    return {
      type: "score",
      target: { traceId, document },
      metric: "relevance",
      value: answers,
      source: "human",
      annotator: reader.name,
      explanation: answers ? "It answers the question." : "It is about something else.",
      at: startedAt.toISOString(),
    };
  });
}

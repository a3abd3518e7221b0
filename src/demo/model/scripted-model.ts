import { setTimeout as sleep } from "node:timers/promises";
import { hexOf } from "../chance.ts";
import { answerFromTools } from "./answer.ts";
import { type Message, pagesIn, type ToolCall } from "./chat.ts";
import { bestSentence, withSynonyms } from "./reading.ts";
import { nextCall } from "./tool-plan.ts";
import { countTokens, stemsOf } from "./words.ts";

/** How a model of this family differs from the others. */
export interface ModelSheet {
  readonly name: string;
  /** Knows words that mean the same, and writes the arguments of tools without slips. */
  readonly able: boolean;
  /** Longest prompt it takes. */
  readonly contextTokens: number;
  readonly promptMsPerToken: number;
  readonly completionMsPerToken: number;
}

export const smallModel: ModelSheet = {
  name: "scripted-1",
  able: false,
  contextTokens: 405,
  promptMsPerToken: 0.02,
  completionMsPerToken: 0.8,
};
export const largeModel: ModelSheet = {
  name: "scripted-1-large",
  able: true,
  contextTokens: 4000,
  promptMsPerToken: 0.04,
  completionMsPerToken: 1.5,
};
export const guardModel: ModelSheet = { ...smallModel, name: "scripted-guard" };

export interface Completion {
  readonly content: string;
  readonly toolCalls: readonly ToolCall[];
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/**
 * A model without weights: it obeys the few instructions it understands in the system message, asks for
 * tools when a question names an order or a parcel, and otherwise copies the sentence of the pages it was
 * shown that shares most words with the question. What it says depends on the messages alone.
 */
export function complete(sheet: ModelSheet, messages: readonly Message[]): Completion {
  const system = messages.find(({ role }) => role === "system")?.content ?? "";
  const user = messages.find(({ role }) => role === "user")?.content ?? "";
  const question = /Question: (.*)$/s.exec(user)?.[1]?.trim() ?? user;
  const answers = messages.filter(({ role }) => role === "tool");
  const mayCall = answers.length < (/at most one tool/i.test(system) ? 1 : 5);
  const planned = mayCall
    ? nextCall({
        question,
        answers,
        toolFirst: /tool before you answer/i.test(system),
        careless: !sheet.able,
      })
    : undefined;
  const promptTokens = messages.reduce((sum, { content }) => sum + countTokens(content) + 4, 0);
  if (promptTokens > sheet.contextTokens)
    throw new ContextTooLong(
      `400: ${sheet.name} takes ${sheet.contextTokens} tokens, the prompt has ${promptTokens}`,
    );
  if (planned) {
    const written = JSON.stringify(planned.arguments);
    const id = `call_${hexOf(`${question}:${answers.length}:${written}`, 12)}`;
    const toolCalls = [{ id, name: planned.name, arguments: written }];
    const thought = /think/i.test(system) ? `I need ${planned.name} for this.` : "";
    const completionTokens = countTokens(thought) + countTokens(written) + 3;
    return { content: thought, toolCalls, promptTokens, completionTokens };
  }
  const content =
    answerFromTools(question, answers) ?? readAnswer(sheet, system, question, messages);
  return { content, toolCalls: [], promptTokens, completionTokens: countTokens(content) };
}

/** The prompt does not fit the model. */
export class ContextTooLong extends Error {
  override readonly name = "ContextTooLong";
}

const tooLittle = 0.3;

function readAnswer(
  sheet: ModelSheet,
  system: string,
  question: string,
  messages: readonly Message[],
): string {
  const pages = messages.flatMap(({ role, content }) =>
    role === "user" || role === "tool" ? pagesIn(content) : [],
  );
  const asked = stemsOf(question);
  const read = bestSentence(sheet.able ? withSynonyms(asked) : asked, pages);
  if (!read || (/do not know/i.test(system) && read.overlap < tooLittle))
    return "I do not know; please ask the shop.";
  return /cite/i.test(system) ? `${read.sentence} [${read.page}]` : read.sentence;
}

/** Takes the time that the model needs; `onFirstToken` is called when it starts to write. */
export async function takeTime(
  sheet: ModelSheet,
  { promptTokens, completionTokens }: Completion,
  onFirstToken: () => void,
): Promise<void> {
  await sleep(3 + promptTokens * sheet.promptMsPerToken);
  onFirstToken();
  await sleep(completionTokens * sheet.completionMsPerToken);
}

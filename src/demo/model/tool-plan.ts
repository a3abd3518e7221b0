import { z } from "zod";
import type { Message } from "./chat.ts";

/** The call a model makes next, before it has an id. */
export interface PlannedCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

const found = z.object({
  order: z.object({ weight_kg: z.number(), country: z.string() }).loose(),
});

/** What the model takes a question to be about, and what it knows so far. */
export interface Situation {
  readonly question: string;
  /** Answers of tools, oldest first. */
  readonly answers: readonly Message[];
  /** Must use a tool before it answers. */
  readonly toolFirst: boolean;
  /** Writes numbers as the question has them, and repairs them only when told. */
  readonly careless: boolean;
}

/** The next call that would help with a question; undefined when nothing is missing. */
export function nextCall(situation: Situation): PlannedCall | undefined {
  const { question, answers, toolFirst } = situation;
  const order = orderIn(question);
  const answered = (name: string): boolean =>
    answers.some(
      ({ toolName, content }) => toolName === name && !content.includes("bad_arguments"),
    );
  if (order !== undefined) {
    if (!answered("look_up_order"))
      return { name: "look_up_order", arguments: { order_id: order } };
    const book = lookedUp(answers);
    if (!book) return undefined;
    if (/money|refund/i.test(question) && !answered("check_refund"))
      return { name: "check_refund", arguments: { order_id: order } };
    if (/once more/i.test(question) && !answered("calculate_shipping"))
      return {
        name: "calculate_shipping",
        arguments: {
          weight_kg: book.weight_kg,
          country: book.country,
          service: serviceIn(question),
        },
      };
    return undefined;
  }
  if (/parcel of/i.test(question))
    return answered("calculate_shipping") ? undefined : parcelCall(situation);
  if (toolFirst && !answered("search_manual"))
    return { name: "search_manual", arguments: { query: question } };
  return undefined;
}

function parcelCall({ question, answers, careless }: Situation): PlannedCall | undefined {
  const [, weight = "", country = ""] = /([\d.]+) kg to (\w+)/.exec(question) ?? [];
  const told = answers.some(({ content }) => content.includes("bad_arguments"));
  return {
    name: "calculate_shipping",
    arguments: {
      weight_kg: careless && !told ? `${weight} kg` : Number(weight),
      country,
      service: serviceIn(question),
    },
  };
}

export function orderIn(question: string): string | undefined {
  return /\bLL-\d+\b/.exec(question)?.[0];
}

/** The order that a tool has found. */
function lookedUp(answers: readonly Message[]) {
  const text = answers.find(({ toolName }) => toolName === "look_up_order")?.content ?? "";
  const parsed = found.safeParse(safeJson(text));
  return parsed.success ? parsed.data.order : undefined;
}

function serviceIn(question: string): string {
  return /express/i.test(question) ? "express" : "standard";
}

export function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

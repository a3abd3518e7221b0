import { largeModel, type ModelSheet, smallModel } from "../model/scripted-model.ts";

/** Dollars for a million tokens. The prices are invented, like the models. */
export interface FictionalPrice {
  readonly prompt: number;
  readonly completion: number;
}

/** One version of the application: its prompt, and the settings that were changed with it. */
export interface PromptVersion {
  readonly version: string;
  readonly note: string;
  readonly system: string;
  readonly user: string;
  readonly model: ModelSheet;
  /** Undefined for an application that does not report what its calls cost. */
  readonly price: FictionalPrice | undefined;
  /** Pages put before the model; 0 when the model has to ask for them. */
  readonly pages: number;
  readonly reranks: boolean;
  readonly guard: "none" | "rules" | "rules and model";
  /** How often a tool or model that did not answer is asked again. */
  readonly retries: number;
}

export const promptName = "helpdesk";

const user = "{{documents}}\n\nQuestion: {{question}}";

export const promptVersions: readonly PromptVersion[] = [
  {
    version: "v1",
    note: "The first prompt: one page found by similarity, no checks, no second try.",
    system:
      "You answer for Ledger & Lantern, a shop for stationery and lamps. Answer in one sentence. Use the tools for questions about orders and parcels.",
    user,
    model: smallModel,
    price: undefined,
    pages: 1,
    reranks: false,
    guard: "none",
    retries: 0,
  },
  {
    version: "v2",
    note: "Cites the manual and admits what it does not know; to save time it may use one tool only.",
    system:
      "You answer for Ledger & Lantern, a shop for stationery and lamps. Answer from the pages below and cite the page in square brackets. Use at most one tool. If the pages do not say it, answer that you do not know.",
    user,
    model: smallModel,
    price: { prompt: 0.5, completion: 1.5 },
    pages: 5,
    reranks: true,
    guard: "rules",
    retries: 1,
  },
  {
    version: "v3",
    note: "Asks its tools first, the manual among them, and uses the large model.",
    system:
      "You answer for Ledger & Lantern, a shop for stationery and lamps. Think step by step. Use every tool you need, and at least one tool before you answer. Cite the page in square brackets when you answer from the manual. Never guess the state of an order: look it up.",
    user,
    model: largeModel,
    price: { prompt: 3, completion: 15 },
    pages: 0,
    reranks: true,
    guard: "rules and model",
    retries: 2,
  },
];

/** What the version's prompt looks like in the registry and on spans. */
export function templateOf({ system, user: text }: PromptVersion) {
  return [
    { role: "system", content: system },
    { role: "user", content: text },
  ];
}

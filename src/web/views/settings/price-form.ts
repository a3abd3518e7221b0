import { z } from "zod";
import { price, type Price } from "#contract/prices.ts";

/** What the form holds: text, as it was typed. */
export type PriceDraft = Readonly<Record<keyof Price, string>>;

export const emptyDraft: PriceDraft = {
  model: "",
  provider: "",
  promptUsd: "",
  completionUsd: "",
  cacheReadUsd: "",
  cacheWriteUsd: "",
};

export function draftOf(one: Price): PriceDraft {
  const text = (rate: number | null) => (rate === null ? "" : String(rate));
  return {
    model: one.model,
    provider: one.provider ?? "",
    promptUsd: text(one.promptUsd),
    completionUsd: text(one.completionUsd),
    cacheReadUsd: text(one.cacheReadUsd),
    cacheWriteUsd: text(one.cacheWriteUsd),
  };
}

const rateFields = ["promptUsd", "completionUsd", "cacheReadUsd", "cacheWriteUsd"] as const;

type DraftFaults = Partial<Record<keyof Price, string>>;

/** The price that was typed, or what is wrong with each field. */
export function readDraft(draft: PriceDraft): { price: Price } | { faults: DraftFaults } {
  const model = draft.model.trim();
  const faults: DraftFaults = {};
  if (!model) faults.model = "Name a model; * stands for any characters";
  for (const field of rateFields) {
    const fault = rateFault(draft[field], field === "promptUsd" || field === "completionUsd");
    if (fault) faults[field] = fault;
  }
  if (Object.keys(faults).length > 0) return { faults };
  const rate = (text: string) => (text.trim() === "" ? null : Number(text));
  const parsed = price.safeParse({
    model,
    provider: draft.provider.trim() || null,
    promptUsd: rate(draft.promptUsd),
    completionUsd: rate(draft.completionUsd),
    cacheReadUsd: rate(draft.cacheReadUsd),
    cacheWriteUsd: rate(draft.cacheWriteUsd),
  });
  return parsed.success
    ? { price: parsed.data }
    : { faults: { model: z.prettifyError(parsed.error) } };
}

function rateFault(text: string, required: boolean): string | undefined {
  if (text.trim() === "") return required ? "Needed; 0 if it is free" : undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return "A number, like 2.50";
  return value < 0 ? "Not below 0" : undefined;
}

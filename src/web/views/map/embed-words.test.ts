import { expect, it } from "vitest";
import type { EmbeddingPlan } from "#contract/embedder.ts";
import { planSentences } from "./embed-words.ts";

const plan: EmbeddingPlan = {
  host: "api.example.com",
  model: "m",
  local: false,
  texts: 500,
  known: 88,
  tokens: 31_000,
  cut: 1,
  costUsd: 0.00062,
  job: null,
};

it("says how much would go where, and what it costs", () => {
  expect(planSentences(plan)).toEqual([
    "412 texts, about 31.0k tokens, would go to api.example.com, outside this machine for m.",
    "88 texts the set has already.",
    "1 text would be cut to 8,000 characters.",
    "About $0.00062 at the price in Settings.",
  ]);
  expect(planSentences({ ...plan, costUsd: null })[3]).toMatch(/No price is known of m/);
  const local = { ...plan, local: true, host: "localhost:1", costUsd: null, known: 0, cut: 0 };
  expect(planSentences(local)).toEqual([
    "500 texts, about 31.0k tokens, would go to localhost:1 on this machine for m.",
  ]);
});

it("says when nothing would go", () => {
  expect(planSentences({ ...plan, known: 500 })[0]).toMatch(/all 500 texts already/);
  expect(planSentences({ ...plan, texts: 0, known: 0 })[0]).toMatch(/no text/);
});

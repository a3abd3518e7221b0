import { expect, it } from "vitest";
import { noTokens } from "#contract/span.ts";
import { builtInPrices } from "./built-in.ts";
import { costOf, createPriceBook } from "./price-book.ts";

const book = createPriceBook(builtInPrices);
const price = (model: string, provider = "openai") => book.find(provider, [model]);

it("finds a model with a date, a path or a provider in front", () => {
  expect(price("gpt-4o-mini-2025-10-01")?.model).toBe("gpt-4o-mini");
  expect(price("openai/gpt-4o")?.model).toBe("gpt-4o");
  expect(price("claude-3-5-sonnet-20241022", "anthropic")?.model).toBe("claude-3-5-sonnet");
  expect(price("GPT-4o-latest")?.model).toBe("gpt-4o");
  const bedrock = "us.anthropic.claude-3-5-sonnet-20240620-v1:0";
  expect(price(bedrock, "aws")?.model).toBe("claude-3-5-sonnet");
});

it("does not take one model for another that begins alike", () => {
  expect(price("gpt-4o-audio")).toBeUndefined();
  expect(price("my-gpt-4o")).toBeUndefined();
});

it("tries the answered model before the requested one", () => {
  expect(book.find("openai", ["", "unknown", "gpt-4o"])?.model).toBe("gpt-4o");
});

it("prefers an earlier price, an exact name over a pattern, and the provider's own", () => {
  const base = { promptUsd: 1, completionUsd: 1, cacheReadUsd: null, cacheWriteUsd: null };
  const own = createPriceBook([
    { ...base, model: "llama*", provider: null, promptUsd: 9 },
    { ...base, model: "llama-3", provider: null, promptUsd: 2 },
    { ...base, model: "llama-3", provider: "groq", promptUsd: 3 },
  ]);
  expect(own.find("x", ["llama-3"])?.promptUsd).toBe(2);
  expect(own.find("groq", ["llama-3"])?.promptUsd).toBe(3);
  expect(own.find("x", ["llama-70b"])?.promptUsd).toBe(9);
});

it("prices cached tokens as part of the prompt", () => {
  const gpt4o = price("gpt-4o")!;
  const tokens = { ...noTokens, prompt: 1_000_000, completion: 100_000, cacheRead: 400_000 };
  expect(costOf(gpt4o, tokens)).toBeCloseTo(0.6 * 2.5 + 0.4 * 1.25 + 0.1 * 10, 10);
});

it("knows no cost where the usage is not reported", () => {
  expect(costOf(price("gpt-4o")!, noTokens)).toBeUndefined();
  expect(costOf(price("gpt-4o")!, { ...noTokens, prompt: 5 })).toBeUndefined();
  expect(costOf(price("text-embedding-3-small")!, { ...noTokens, prompt: 1_000_000 })).toBeCloseTo(
    0.02,
  );
});

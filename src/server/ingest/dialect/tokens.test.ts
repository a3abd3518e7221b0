import { describe, expect, it } from "vitest";
import { noTokens, type Tokens } from "#contract/span.ts";
import { tokensOf } from "./tokens.ts";

function langfuse(details: object): Tokens {
  return tokensOf({ "langfuse.observation.usage_details": JSON.stringify(details) }, false);
}

describe("tokensOf", () => {
  it("adds the disjoint parts of Langfuse up and leaves subsets in", () => {
    const disjoint = {
      input: 10,
      input_cached_tokens: 1024,
      output: 12,
      output_reasoning_tokens: 64,
    };
    const counted = { prompt: 1034, completion: 76, total: 1110, cacheRead: 1024, reasoning: 64 };
    expect(langfuse({ ...disjoint, total: 1110 })).toMatchObject(counted);
    const subset = { input: 21, output: 4, total: 25, input_cached_tokens: 8 };
    expect(langfuse(subset)).toMatchObject({ prompt: 21, completion: 4, total: 25, cacheRead: 8 });
  });

  it("adds cached tokens that the sender left out of the prompt", () => {
    const attributes = {
      "gen_ai.usage.input_tokens": "10",
      "gen_ai.usage.output_tokens": "76",
      "gen_ai.usage.total_tokens": "86",
      "gen_ai.usage.cache_read_input_tokens": "1024",
      "gen_ai.usage.cache_creation_input_tokens": "300",
    };
    expect(tokensOf(attributes, false)).toMatchObject({ prompt: 1334, total: 1410 });
  });

  it("tells zero from not reported", () => {
    const zero = { "gen_ai.usage.input_tokens": "0", "gen_ai.usage.output_tokens": "0" };
    expect(tokensOf(zero, false)).toMatchObject({ prompt: 0, completion: 0, total: 0 });
    expect(tokensOf(zero, true)).toEqual(noTokens);
    expect(tokensOf({ "gen_ai.usage.input_tokens": "NaN" }, false)).toEqual(noTokens);
    expect(tokensOf({}, false)).toEqual(noTokens);
  });
});

import { noTokens, type Tokens } from "#contract/span.ts";
import type { Attributes } from "../decoded.ts";
import { firstAmount } from "./first.ts";
import { usageFromJson } from "./usage-json.ts";

const promptKeys = [
  "llm.token_count.prompt",
  "gen_ai.usage.input_tokens",
  "gen_ai.usage.prompt_tokens",
  "ai.usage.inputTokens",
  "ai.usage.promptTokens",
  "ai.usage.tokens",
  "llm.usage.prompt_tokens",
  "braintrust.metrics.prompt_tokens",
];
const completionKeys = [
  "llm.token_count.completion",
  "gen_ai.usage.output_tokens",
  "gen_ai.usage.completion_tokens",
  "ai.usage.outputTokens",
  "ai.usage.completionTokens",
  "llm.usage.completion_tokens",
  "braintrust.metrics.completion_tokens",
];
const totalKeys = [
  "llm.token_count.total",
  "gen_ai.usage.total_tokens",
  "llm.usage.total_tokens",
  "ai.usage.totalTokens",
  "braintrust.metrics.tokens",
];
const cacheReadKeys = [
  "llm.token_count.prompt_details.cache_read",
  "gen_ai.usage.cache_read.input_tokens",
  "gen_ai.usage.cache_read_input_tokens",
  "gen_ai.usage.cached_input_tokens",
  "gen_ai.usage.input_tokens.cached",
  "gen_ai.usage.details.cache_read_tokens",
  "gen_ai.usage.details.cache_read_input_tokens",
  "ai.usage.cachedInputTokens",
  "ai.usage.inputTokenDetails.cacheReadTokens",
  "braintrust.metrics.prompt_cached_tokens",
];
const cacheWriteKeys = [
  "llm.token_count.prompt_details.cache_write",
  "gen_ai.usage.cache_creation.input_tokens",
  "gen_ai.usage.cache_write.input_tokens",
  "gen_ai.usage.cache_creation_input_tokens",
  "gen_ai.usage.cache_write_input_tokens",
  "gen_ai.usage.input_tokens.cache_write",
  "gen_ai.usage.details.cache_write_tokens",
  "gen_ai.usage.details.cache_creation_input_tokens",
  "ai.usage.inputTokenDetails.cacheWriteTokens",
  "braintrust.metrics.prompt_cache_creation_tokens",
];
const reasoningKeys = [
  "llm.token_count.completion_details.reasoning",
  "gen_ai.usage.reasoning.output_tokens",
  "gen_ai.usage.reasoning_tokens",
  "gen_ai.usage.output_tokens.reasoning",
  "gen_ai.usage.details.reasoning_tokens",
  "ai.usage.reasoningTokens",
  "ai.usage.outputTokenDetails.reasoningTokens",
];

/**
 * Token counts a span reports; null where it reports none. A failed span that says 0 and 0 did not count.
 * `prompt` comes out including cached tokens also where the sender left them out.
 */
export function tokensOf(attributes: Attributes, failed: boolean): Tokens {
  const direct = directUsage(attributes);
  const usage = direct ?? usageFromJson(attributes);
  if (usage === undefined) return noTokens;
  if (failed && !usage.prompt && !usage.completion && !usage.total) return noTokens;
  return withCacheAndTotal(usage);
}

function directUsage(attributes: Attributes): Tokens | undefined {
  const prompt = firstAmount(attributes, promptKeys);
  const completion = firstAmount(attributes, completionKeys);
  const total = firstAmount(attributes, totalKeys);
  if (prompt === null && completion === null && total === null) return undefined;
  const details = usageFromJson(attributes);
  return {
    prompt,
    completion,
    total,
    cacheRead: firstAmount(attributes, cacheReadKeys) ?? details?.cacheRead ?? null,
    cacheWrite: firstAmount(attributes, cacheWriteKeys) ?? details?.cacheWrite ?? null,
    reasoning: firstAmount(attributes, reasoningKeys) ?? details?.reasoning ?? null,
  };
}

function withCacheAndTotal(usage: Tokens): Tokens {
  const cached = (usage.cacheRead ?? 0) + (usage.cacheWrite ?? 0);
  const excluded = usage.prompt !== null && cached > usage.prompt;
  const prompt = excluded ? (usage.prompt ?? 0) + cached : usage.prompt;
  const counted =
    prompt === null && usage.completion === null ? null : (prompt ?? 0) + (usage.completion ?? 0);
  const total =
    usage.total === null || (counted !== null && usage.total < counted) ? counted : usage.total;
  return { ...usage, prompt, total };
}

import { noTokens, type Tokens } from "#contract/span.ts";
import type { Attributes } from "../decoded.ts";
import { haystackMeta } from "./haystack.ts";
import { isRecord, numberAt, parseRecord, type JsonRecord } from "./json.ts";

/** Usage that a dialect writes as JSON; undefined when there is none. */
export function usageFromJson(attributes: Attributes): Tokens | undefined {
  const langfuse = attributes["langfuse.observation.usage_details"];
  if (langfuse !== undefined) return ifCounted(fromLangfuse(parseRecord(langfuse) ?? {}));
  const mlflow = attributes["mlflow.chat.tokenUsage"];
  if (mlflow !== undefined) return ifCounted(fromNamed(parseRecord(mlflow) ?? {}));
  const langsmith =
    attributes["langsmith.usage_metadata"] ?? attributes["langsmith.metadata.usage_metadata"];
  if (langsmith !== undefined) return ifCounted(fromNamed(parseRecord(langsmith) ?? {}));
  const details = attributes["gen_ai.usage.input_token_details"];
  if (details !== undefined) {
    const output = parseRecord(attributes["gen_ai.usage.output_token_details"]) ?? {};
    return fromNamed({ input_token_details: parseRecord(details), output_token_details: output });
  }
  const braintrust = attributes["braintrust.metrics"];
  if (braintrust !== undefined) return ifCounted(fromNamed(parseRecord(braintrust) ?? {}));
  if (attributes["haystack.component.output"] !== undefined) {
    const usage = haystackMeta(attributes)["usage"];
    return isRecord(usage) ? ifCounted(fromNamed(usage)) : undefined;
  }
  if (attributes["genkit:type"] === undefined) return undefined;
  const usage = parseRecord(attributes["genkit:output"])?.["usage"];
  return isRecord(usage) ? ifCounted(fromNamed(usage)) : undefined;
}

function ifCounted(usage: Tokens): Tokens | undefined {
  const { prompt, completion, total } = usage;
  return prompt === null && completion === null && total === null ? undefined : usage;
}

/** Counts under the names that providers and SDKs give them. */
function fromNamed(usage: JsonRecord): Tokens {
  const input = recordAt(usage, "input_token_details", "prompt_tokens_details");
  const output = recordAt(usage, "output_token_details", "completion_tokens_details");
  return {
    prompt: numberAt(usage, "input_tokens", "inputTokens", "prompt_tokens", "promptTokens"),
    completion: numberAt(
      usage,
      "output_tokens",
      "outputTokens",
      "completion_tokens",
      "completionTokens",
    ),
    total: numberAt(usage, "total_tokens", "totalTokens", "tokens"),
    cacheRead:
      numberAt(usage, "cache_read_input_tokens", "cachedContentTokens", "prompt_cached_tokens") ??
      numberAt(input, "cache_read", "cached_tokens"),
    cacheWrite:
      numberAt(usage, "cache_creation_input_tokens", "prompt_cache_creation_tokens") ??
      numberAt(input, "cache_creation", "cache_write"),
    reasoning:
      numberAt(usage, "thoughtsTokens", "reasoning_tokens", "completion_reasoning_tokens") ??
      numberAt(output, "reasoning", "reasoning_tokens"),
  };
}

function recordAt(record: JsonRecord, ...names: string[]): JsonRecord {
  for (const name of names) {
    const value = record[name];
    if (isRecord(value)) return value;
  }
  return {};
}

/**
 * semconv: Langfuse `usage_details`. When total is input + output the other keys are parts of those two;
 * otherwise the sender split its input and output into disjoint parts, which are added up.
 */
function fromLangfuse(details: JsonRecord): Tokens {
  const input = numberAt(details, "input");
  const output = numberAt(details, "output");
  if (input === null && output === null) return fromNamed(details);
  const total = numberAt(details, "total");
  const cacheRead = numberAt(
    details,
    "input_cached_tokens",
    "input_cache_read",
    "cache_read_input_tokens",
    "input_cache_read_tokens",
  );
  const cacheWrite = numberAt(
    details,
    "input_cache_creation",
    "cache_creation_input_tokens",
    "input_cache_creation_tokens",
  );
  const reasoning = numberAt(details, "output_reasoning_tokens", "output_reasoning");
  const shared = { ...noTokens, total, cacheRead, cacheWrite, reasoning };
  if (total !== null && total === (input ?? 0) + (output ?? 0)) {
    return { ...shared, prompt: input, completion: output };
  }
  return {
    ...shared,
    prompt: sumOf(details, "input") ?? input,
    completion: sumOf(details, "output") ?? output,
  };
}

function sumOf(details: JsonRecord, prefix: string): number | null {
  let sum: number | null = null;
  for (const name of Object.keys(details)) {
    const value = name.startsWith(prefix) ? numberAt(details, name) : null;
    if (value !== null) sum = (sum ?? 0) + value;
  }
  return sum;
}

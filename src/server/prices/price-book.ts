import type { Price } from "#contract/prices.ts";
import type { Tokens } from "#contract/span.ts";

/** Finds prices by model name. */
export interface PriceBook {
  /** Price of the first of these names that has one; a date or `-latest` at the end of a name may be left off. */
  find(provider: string, models: readonly string[]): Price | undefined;
}

const perMillion = 1_000_000;
const versionSuffix =
  /[-@](\d{4}-\d{2}-\d{2}|\d{8}|\d{4}|\d{3}|latest|preview|default|v\d+(:\d+)?)$/;
/** Bedrock puts a region and the maker before the name: `us.anthropic.claude-...`. */
const makerPrefix = /^(?:[a-z]{2,6}\.)?(?:anthropic|amazon|cohere|deepseek|meta|mistral|openai)\./;

/** Prices earlier in the list win. Exact names win over patterns, a provider's own over anybody's. */
export function createPriceBook(prices: readonly Price[]): PriceBook {
  const exact = new Map<string, Price>();
  const patterns: { readonly matches: RegExp; readonly price: Price }[] = [];
  for (const price of prices) {
    const key = keyOf(price.provider ?? "", price.model);
    if (price.model.includes("*")) patterns.push({ matches: patternOf(price.model), price });
    else if (!exact.has(key)) exact.set(key, price);
  }
  const known = new Map<string, Price | undefined>();

  function lookUp(provider: string, model: string): Price | undefined {
    for (const name of namesOf(model)) {
      const price = exact.get(keyOf(provider, name)) ?? exact.get(keyOf("", name));
      if (price) return price;
      const fitting = patterns.find(
        ({ matches, price }) => matches.test(name) && (price.provider ?? provider) === provider,
      );
      if (fitting) return fitting.price;
    }
    return undefined;
  }

  return {
    find(provider, models) {
      for (const model of models) {
        if (!model) continue;
        const key = keyOf(provider, model);
        if (!known.has(key)) {
          if (known.size > 10_000) known.clear();
          known.set(key, lookUp(provider, model));
        }
        const price = known.get(key);
        if (price) return price;
      }
      return undefined;
    },
  };
}

/**
 * Cost of a call, US dollars; undefined when the tokens that the price needs were not reported.
 * Cached tokens are part of the prompt tokens and cost the prompt's rate where no other is known.
 */
export function costOf(price: Price, tokens: Tokens): number | undefined {
  if (tokens.prompt === null && tokens.completion === null) return undefined;
  if (tokens.completion === null && price.completionUsd > 0) return undefined;
  if (tokens.prompt === null) return undefined;
  const read = Math.min(tokens.cacheRead ?? 0, tokens.prompt);
  const written = Math.min(tokens.cacheWrite ?? 0, tokens.prompt - read);
  const plain = tokens.prompt - read - written;
  const usd =
    plain * price.promptUsd +
    read * (price.cacheReadUsd ?? price.promptUsd) +
    written * (price.cacheWriteUsd ?? price.promptUsd) +
    (tokens.completion ?? 0) * price.completionUsd;
  return usd / perMillion;
}

/** A name as sent, then without what routers and dates add to it. */
function namesOf(model: string): string[] {
  const lower = model.toLowerCase();
  const withoutPath = lower.slice(lower.lastIndexOf("/") + 1);
  const plain = withoutPath.replace(makerPrefix, "");
  const names = [lower, withoutPath, plain];
  for (let name = plain; versionSuffix.test(name);) {
    name = name.replace(versionSuffix, "");
    names.push(name);
  }
  return names;
}

function keyOf(provider: string, model: string): string {
  return `${provider.toLowerCase()} ${model.toLowerCase()}`;
}

function patternOf(model: string): RegExp {
  const escaped = model
    .toLowerCase()
    .split("*")
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`);
}

import type { EmbeddingPlan } from "#contract/embedder.ts";
import { formatCount, formatMoney, formatQuantity, formatTokens } from "#web/ui/format.ts";

/** What would be sent where and what it costs, in sentences. */
export function planSentences(plan: EmbeddingPlan): string[] {
  const { texts, known, tokens, cut, costUsd, host, model, local, job } = plan;
  const missing = texts - known;
  if (job !== null)
    return ["Texts are being embedded in this project already: wait until that ends."];
  if (texts === 0) return ["There is no text here to embed."];
  if (missing === 0)
    return [
      `The set has vectors of all ${formatCount(texts)} texts already. Nothing would be sent.`,
    ];
  const where = local ? `${host} on this machine` : `${host}, outside this machine`;
  const cost =
    costUsd === null
      ? local
        ? null
        : `No price is known of ${model}: set one in Settings to see what it costs.`
      : `About ${formatMoney(costUsd)} at the price in Settings.`;
  return [
    `${formatQuantity(missing, "text")}, about ${formatTokens(tokens)} tokens, would go to ${where} for ${model}.`,
    known > 0 && `${formatQuantity(known, "text")} the set has already.`,
    cut > 0 && `${formatQuantity(cut, "text")} would be cut to 8,000 characters.`,
    cost,
  ].filter((sentence) => typeof sentence === "string");
}

import type { Coverage } from "#contract/embeddings.ts";
import { formatCount, formatRate } from "#web/ui/format.ts";

/** The answer in one sentence; a share is given from twenty points on. */
export function coverageSentence({ production, covered, holes, dataset }: Coverage): string {
  if (production === 0)
    return "No production points in this set: send embeddings of spans to see what the dataset lacks.";
  const without = Math.round(production - covered);
  if (without === 0)
    return `All ${formatCount(production)} production points have an example of ${dataset} within reach.`;
  const share = production < 20 ? "" : ` (${formatRate(without / production)})`;
  const [largest] = holes;
  const hole = largest?.label ? `; the largest hole is “${largest.label}”` : "";
  return `${formatCount(without)} of ${formatCount(production)} production points${share} have no example of ${dataset} within reach${hole}.`;
}

/** Null where too few points are on a side for a test to say anything. */
export function driftSentence({ drift, dataset }: Coverage): string | null {
  if (!drift) return null;
  return drift.p < 0.05
    ? `Production and ${dataset} differ.`
    : `No difference between production and ${dataset} was found.`;
}

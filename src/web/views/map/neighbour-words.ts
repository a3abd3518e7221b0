import type { Neighbour } from "#contract/embeddings/neighbours.ts";
import type { RelevanceLabel } from "#contract/relevance.ts";
import { isRelevant } from "#analysis/retrieval/relevance.ts";

const whoSays = {
  score: "A score on the document says so",
  document: "The document itself says so",
  reference: "The list of right documents says so",
} as const;

/** Whether a document is right for the question, in a word and a mark. */
export function relevanceWords({ gain, from }: RelevanceLabel) {
  const isRight = isRelevant(gain);
  return { isRight, text: isRight ? "✓ relevant" : "✗ not relevant", why: whoSays[from] };
}

/** How many of the near documents are known to be wrong; null where nobody knows of any. */
export function wrongSentence(items: readonly Pick<Neighbour, "relevance">[]): string | null {
  const known = items.flatMap(({ relevance }) => (relevance ? [relevance] : []));
  if (known.length === 0) return null;
  const wrong = known.filter(({ gain }) => !isRelevant(gain)).length;
  const first = items.findIndex(
    ({ relevance }) => relevance !== null && isRelevant(relevance.gain),
  );
  if (first === 0)
    return `The nearest document is a right one; ${wrong} of ${known.length} near ones are not.`;
  if (first > 0) return `Near but wrong: the first right document comes at place ${first + 1}.`;
  return `Near but wrong: none of the nearest ${items.length} is known to be right.`;
}

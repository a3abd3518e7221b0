import { isRelevant } from "./relevance.ts";

/** A document of a list, as far as its order matters. */
export interface RankedDocument {
  /** Null where its retriever gave none. */
  readonly score: number | null;
  readonly relevance: number | null;
}

export interface TopAgainstBest {
  /** Places in the list, counted from 0. */
  readonly top: number;
  readonly best: number;
  /** How many documents stand before the best one by score, 1 or more. */
  readonly behind: number;
  /** Relevance that the first place lost. */
  readonly lost: number;
}

/**
 * Where the most similar document is not the most relevant one: the best scored document is less relevant
 * than another of the list. Null where it is the most relevant, where no document of the list is relevant,
 * or where labels are missing on the first.
 *
 * `smallerIsCloser`: the scores are distances. Documents without a score keep their place in the list.
 */
export function topAgainstBest(
  documents: readonly RankedDocument[],
  smallerIsCloser = false,
): TopAgainstBest | null {
  const order = bySimilarity(documents, smallerIsCloser);
  const top = order[0];
  if (top === undefined) return null;
  const topRelevance = documents[top]!.relevance;
  let bestAt = 0;
  for (const [at, place] of order.entries())
    if ((documents[place]!.relevance ?? 0) > (documents[order[bestAt]!]!.relevance ?? 0))
      bestAt = at;
  const best = order[bestAt]!;
  const { relevance } = documents[best]!;
  if (topRelevance === null || !isRelevant(relevance) || bestAt === 0) return null;
  return { top, best, behind: bestAt, lost: (relevance ?? 0) - topRelevance };
}

/** Places of the list from the most similar on; a stable order, and the list's own where a score is missing. */
export function bySimilarity(
  documents: readonly Pick<RankedDocument, "score">[],
  smallerIsCloser = false,
): number[] {
  const places = [...documents.keys()];
  if (documents.some(({ score }) => score === null)) return places;
  const sign = smallerIsCloser ? 1 : -1;
  return places.toSorted((a, b) => sign * (documents[a]!.score! - documents[b]!.score!));
}

/**
 * From here on a document is relevant: grades of relevance start at 1, shares and probabilities count from
 * one half. A label of `true` is 1, of `false` 0.
 */
const relevantFrom = 0.5;

/** Whether a gain (a label of relevance as a number) says "relevant"; an unlabelled document is not. */
export function isRelevant(gain: number | null): boolean {
  return gain !== null && gain >= relevantFrom;
}

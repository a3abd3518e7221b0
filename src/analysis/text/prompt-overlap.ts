import { countsOf } from "./prefix-candidates.ts";
import { holds, wordRuns } from "./word-runs.ts";

const overlapWords = 8;
const leastOwn = 5;
const leastFound = 0.8;

export interface Overlap {
  /** Place of the item in the slice. */
  readonly place: number;
  /** Share of its own runs that stand in the text. */
  readonly found: number;
  /** Runs of its own: those that few items of the slice have. */
  readonly own: number;
}

/**
 * Runs of eight words that tell an item of a slice from the others: those in more than max(3, 1 %) of the
 * slice's items are its template and are dropped. Plain overlap would name every item of a templated set.
 */
export function ownRuns(texts: readonly string[]): Float64Array[] {
  const runs = texts.map((text) => wordRuns(text, overlapWords));
  const counts = countsOf(runs);
  const most = Math.max(3, 0.01 * runs.length);
  return runs.map((each) => each.filter((run) => counts(run) <= most));
}

/**
 * Items that stand in a prompt's text, as few-shot examples taken from the test set do: of at least five own
 * runs 80 % are found. `text` is {@link promptRuns} of the prompt.
 */
export function promptOverlap(own: readonly Float64Array[], text: Float64Array): Overlap[] {
  return own.flatMap((runs, place) => {
    if (runs.length < leastOwn) return [];
    const found = runs.filter((run) => holds(text, run)).length / runs.length;
    return found >= leastFound ? [{ place, found, own: runs.length }] : [];
  });
}

export function promptRuns(text: string): Float64Array {
  return wordRuns(text, overlapWords);
}

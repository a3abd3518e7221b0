import type { Page } from "./chat.ts";
import { stemsOf } from "./words.ts";

/** A sentence of a page, and the share of the question's words that it or its page's title holds. */
export interface Reading {
  readonly sentence: string;
  readonly page: string;
  readonly overlap: number;
}

/** The sentence that shares most words with a question; the first of equals. A title counts half. */
export function bestSentence(
  question: readonly string[],
  pages: readonly Page[],
): Reading | undefined {
  const asked = new Set(question);
  if (asked.size === 0) return undefined;
  let best: Reading | undefined;
  for (const { id, title, text } of pages) {
    const inTitle = new Set(stemsOf(title));
    for (const sentence of sentencesOf(text)) {
      const inSentence = new Set(stemsOf(sentence));
      let shared = 0;
      for (const stem of asked) shared += inSentence.has(stem) ? 1 : inTitle.has(stem) ? 0.5 : 0;
      const overlap = shared / asked.size;
      if (overlap > (best?.overlap ?? 0)) best = { sentence, page: id, overlap };
    }
  }
  return best;
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=\.) (?=[A-Z])/);
}

const synonyms: readonly (readonly string[])[] = [
  ["return", "back", "bring", "mind"],
  ["refund", "money", "again"],
  ["exchange", "swap"],
  ["broken", "shattered", "dropped", "fall", "glass", "pane"],
  ["parcel", "package"],
  ["lost", "missing", "gone"],
  ["serial", "receipt", "bill", "prove"],
  ["student", "study", "university"],
  ["discount", "cheaper"],
  ["credit", "spend", "school"],
  ["gift", "present", "highest"],
  ["identity", "papers", "fetch"],
  ["collect", "fetch"],
  ["engrave", "name"],
  ["burn", "fire"],
  ["express", "tomorrow", "hour"],
].map((group) => group.map((word) => stemsOf(word)[0] ?? word));

/** The words of a question and, for each, the words that mean the same. */
export function withSynonyms(question: readonly string[]): string[] {
  const groups = synonyms.filter((group) => group.some((stem) => question.includes(stem)));
  return [...question, ...groups.flat()];
}

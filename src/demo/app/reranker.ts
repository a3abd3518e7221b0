import { stemsOf } from "../model/words.ts";
import type { ManualPage } from "../shop/documents.ts";

export const rerankerModel = "word-overlap-1";

export interface Scored {
  readonly page: ManualPage;
  readonly score: number;
}

/** Orders pages by the share of the question's words they hold, rare words counting more. */
export function rerank(
  question: string,
  pages: readonly ManualPage[],
  corpus: readonly ManualPage[],
): Scored[] {
  const asked = [...new Set(stemsOf(question))].map((stem) => ({
    stem,
    weight: Math.log((1 + corpus.length) / (1 + corpus.filter((page) => holds(page, stem)).length)),
  }));
  const whole = asked.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return pages
    .map((page) => {
      const held = asked.reduce(
        (sum, { stem, weight }) => sum + (holds(page, stem) ? weight : 0),
        0,
      );
      return { page, score: Math.round((held / whole) * 1e4) / 1e4 };
    })
    .toSorted((a, b) => b.score - a.score);
}

const stemSets = new WeakMap<ManualPage, Set<string>>();

function holds(page: ManualPage, stem: string): boolean {
  let stems = stemSets.get(page);
  if (!stems) {
    stems = new Set(stemsOf(`${page.title} ${page.text}`));
    stemSets.set(page, stems);
  }
  return stems.has(stem);
}

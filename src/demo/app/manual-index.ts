import { type ManualPage, manual } from "../shop/documents.ts";
import { createEmbedder, similarity } from "./embedding.ts";
import type { Scored } from "./reranker.ts";

/** The manual, ready to be searched. */
export interface ManualIndex {
  readonly embed: (text: string) => number[];
  readonly pages: readonly { readonly page: ManualPage; readonly vector: readonly number[] }[];
}

export function createManualIndex(): ManualIndex {
  const embed = createEmbedder(manual.map(textOf));
  return { embed, pages: manual.map((page) => ({ page, vector: embed(textOf(page)) })) };
}

/** The pages whose vectors are nearest, best first. */
export function nearest(index: ManualIndex, vector: readonly number[], count: number): Scored[] {
  return index.pages
    .map(({ page, vector: other }) => ({
      page,
      score: Math.round(similarity(vector, other) * 1e4) / 1e4,
    }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count);
}

export function textOf({ title, text }: ManualPage): string {
  return `${title}. ${text}`;
}

import { embeddingModel } from "../app/embedding.ts";
import { type ManualIndex, textOf } from "../app/manual-index.ts";
import { datasetName, examples } from "../shop/dataset.ts";
import type { WrittenRecord } from "./written-record.ts";

/** A question that a visitor asked, and the span that searched for it. */
export interface VisitQuestion {
  readonly question: string;
  readonly traceId: string;
  readonly spanId: string;
}

const questionSet = "demo-questions";
const documentSet = "demo-documents";

/** Vectors of the test set, of what visitors asked, and of the manual. */
export function embeddingRecords(
  { embed, pages }: ManualIndex,
  asked: readonly VisitQuestion[],
): WrittenRecord[] {
  const base = { type: "embedding" as const, model: embeddingModel };
  return [
    ...examples.map(({ id, input }) => ({
      ...base,
      set: questionSet,
      subject: { example: id, dataset: datasetName },
      text: input,
      vector: embed(input),
    })),
    ...asked.map(({ question, traceId, spanId }) => ({
      ...base,
      set: questionSet,
      subject: { traceId, spanId },
      text: question,
      vector: embed(question),
    })),
    ...pages.map(({ page, vector }) => ({
      ...base,
      set: documentSet,
      subject: { document: page.id },
      text: textOf(page),
      vector: [...vector],
    })),
  ];
}

import { z } from "zod";

/** Metrics whose scores on a document say how relevant it is. */
export const relevanceMetrics = ["relevance", "relevant"] as const;

/** Keys of a document's own metadata that say the same. */
export const relevanceKeys = ["relevant", "is_relevant", "relevance_label"] as const;

/** Keys in the metadata of an example, or of a trace, that list the ids of the right documents. */
export const referenceKeys = ["relevant_documents", "relevant_document_ids"] as const;

/** How relevant a document is, and who says so. A person goes before a model, a model before code. */
export const relevanceLabel = z.object({
  /** true is 1, false 0; a number as it was given. From 0.5 on a document counts as relevant. */
  gain: z.number(),
  /** A score record on the document, the document's own metadata, or the list of an example or trace. */
  from: z.enum(["score", "document", "reference"]),
});
export type RelevanceLabel = z.output<typeof relevanceLabel>;

export const documentUse = z.object({
  /** Its id stands in the answer. */
  cited: z.boolean(),
  /** Runs of five words that the answer and the document share. */
  sharedPhrases: z.int(),
});

import { z } from "zod";
import { relevanceLabel, documentUse } from "./relevance.ts";
import { spanContent, spanSummary } from "./span.ts";
import { isoTime, traceId } from "./wire.ts";

/** A score of a span, of its trace, or of the result that the trace belongs to. */
export const attachedScore = z.object({
  metric: z.string(),
  value: z.number().nullable(),
  label: z.string().nullable(),
  /** The value was sent as true or false. */
  boolean: z.boolean(),
  source: z.string(),
  /** Name and version of the code or model that gave it. */
  evaluator: z.string().nullable(),
  annotator: z.string().nullable(),
  explanation: z.string().nullable(),
  at: isoTime.nullable(),
  /** Null: it is about the whole trace. */
  spanId: z.string().nullable(),
  /** A retrieved document that it is about. */
  document: z.string().nullable(),
  /** The result it was given to; null where it was given to the trace or span itself. */
  result: z.object({ run: z.string(), example: z.string(), repetition: z.int() }).nullable(),
});
export type AttachedScore = z.output<typeof attachedScore>;

/** Measures of one list, at as many places as the span gave documents (ten at most). */
export const listMeasures = z.object({
  k: z.int(),
  hit: z.number(),
  precision: z.number(),
  recall: z.number(),
  reciprocalRank: z.number(),
  ndcg: z.number(),
});
export type ListMeasures = z.output<typeof listMeasures>;

const judgedPlace = z.object({
  /** Null where nobody labelled it. */
  label: relevanceLabel.nullable(),
  /** Null where it cannot be told. */
  use: documentUse.nullable(),
});
export type JudgedPlace = z.output<typeof judgedPlace>;

/** What is known of the documents of a span beyond what the span says. */
export const spanRetrieval = z.object({
  /** One for each of the content's documents, and of those a reranker was given. */
  documents: z.array(judgedPlace),
  documentsBefore: z.array(judgedPlace),
  /** The answer of the trace that uses are told from; null where the trace has none. */
  answered: z.boolean(),
  /** Null where nothing is known to be relevant. */
  measures: listMeasures.nullable(),
  measuresBefore: listMeasures.nullable(),
  /** Ids that are known to be relevant and are not in the list. */
  missing: z.array(z.string()),
  /** Places from 0: the most similar document is less relevant than another one. */
  topAgainstBest: z.object({ top: z.int(), best: z.int() }).nullable(),
});
export type SpanRetrieval = z.output<typeof spanRetrieval>;

export const spanDetail = spanSummary.extend({
  traceId,
  content: spanContent,
  scores: z.array(attachedScore),
  /** Null where the span has no documents. */
  retrieval: spanRetrieval.nullable(),
});
export type SpanDetail = z.output<typeof spanDetail>;

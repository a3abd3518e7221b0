import { z } from "zod";
import { get } from "./endpoint.ts";
import { documentUse, relevanceLabel } from "./relevance.ts";
import { verdict } from "./verdict.ts";
import { count, isoTime, page, pageInput, projectName, unixNano } from "./wire.ts";

export const retrievalStages = ["retriever", "reranker"] as const;
export const retrievalStage = z.enum(retrievalStages);
export type RetrievalStage = z.output<typeof retrievalStage>;

/** Places of a list that measures look at. */
export const defaultPlaces = 5;
export const mostPlaces = 20;

const scope = {
  p: projectName,
  /** The filter language of traces. */
  where: z.string().max(4000).optional(),
  from: isoTime.optional(),
  to: isoTime.optional(),
  /** Only what was retrieved for results of this run. */
  run: z.string().max(1024).optional(),
  /** Lists of retrievers, or of rerankers. */
  stage: retrievalStage.optional(),
  /** Measures at this many places. */
  k: count.optional(),
};

const share = z.object({
  /** Mean over questions; null where none has what it takes. */
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Questions behind it. */
  n: z.int(),
});
export type MeasuredShare = z.output<typeof share>;

export const retrievalMeasures = z.object({
  hit: share,
  precision: share,
  recall: share,
  reciprocalRank: share,
  ndcg: share,
});
export type RetrievalMeasures = z.output<typeof retrievalMeasures>;

export const retrievalSummary = get("/api/v1/projects/:p/retrieval", {
  summary: "How well the documents that were retrieved match what is relevant and what was used",
  input: z.object(scope),
  output: z.object({
    k: z.int(),
    stage: retrievalStage,
    /** Spans that were read: the newest of those that match. */
    spans: z.object({ retriever: z.int(), reranker: z.int() }),
    /** Matching spans in all; larger than what was read where there are too many. */
    total: z.int(),
    /** Spans of the stage that gave documents: the questions that all below is about. */
    questions: z.int(),
    /** Questions for which it is known that some document is relevant. */
    labelled: z.int(),
    /** Where labels come from, by number of questions. */
    labels: z.object({ score: z.int(), document: z.int(), reference: z.int() }),
    /** Questions whose trace has an answer that uses can be told from. */
    answered: z.int(),
    /** Null where no question is labelled. */
    measures: retrievalMeasures.nullable(),
    /** What rerankers made of the lists they were given, question by question; empty for retrievers. */
    reranking: z.array(verdict),
    /** Labelled questions whose most similar document is less relevant than another of the list. */
    topNotBest: z.int(),
    /** Answered questions whose first document was not used while a later one was. */
    topNotUsed: z.int(),
    /** Labelled questions for which no relevant document was given at all. */
    missed: z.int(),
    documents: z.int(),
  }),
});
export type RetrievalSummary = z.output<typeof retrievalSummary.output>;

export const questionShows = [
  "all",
  "top_not_best",
  "top_not_used",
  "missed",
  "labelled",
  "unlabelled",
] as const;
export const questionSorts = ["worst", "latest"] as const;

export const listedDocument = z.object({
  id: z.string().nullable(),
  /** First characters of its text. */
  text: z.string().nullable(),
  /** Characters of the text in all. */
  length: z.int(),
  score: z.number().nullable(),
  scoreName: z.string().nullable(),
  label: relevanceLabel.nullable(),
  use: documentUse.nullable(),
});
export type ListedDocument = z.output<typeof listedDocument>;

export const retrievalQuestion = z.object({
  traceId: z.string(),
  spanId: z.string(),
  stage: retrievalStage,
  spanName: z.string(),
  startNs: unixNano,
  /** First characters of what was asked; null where the span does not say. */
  question: z.string().nullable(),
  /** The example it was asked for, where the trace is a result's. */
  example: z.string().nullable(),
  run: z.string().nullable(),
  /** In the order they were given; the first twenty. */
  documents: z.array(listedDocument),
  documentCount: z.int(),
  relevantCount: z.int(),
  usedCount: z.int().nullable(),
  /** Null where nothing is known to be relevant. */
  hit: z.number().nullable(),
  ndcg: z.number().nullable(),
  reciprocalRank: z.number().nullable(),
  /** Places from 0, where the most similar document is less relevant than another. */
  topAgainstBest: z.object({ top: z.int(), best: z.int(), behind: z.int() }).nullable(),
  topNotUsed: z.boolean(),
  /** Ids that are known to be relevant and were not given. */
  missing: z.array(z.string()),
});
export type RetrievalQuestion = z.output<typeof retrievalQuestion>;

export const listRetrievalQuestions = get("/api/v1/projects/:p/retrieval/questions", {
  summary: "Questions with the documents they were given: retrieved, relevant, used",
  input: z.object({
    ...scope,
    ...pageInput,
    show: z.enum(questionShows).optional(),
    sort: z.enum(questionSorts).optional(),
    /** Only questions that were given this document, or should have been. */
    document: z.string().max(1024).optional(),
  }),
  output: page(retrievalQuestion).extend({ total: z.int() }),
});

export const documentSorts = ["retrieved", "first", "unused", "irrelevant", "missed"] as const;

export const documentStatistics = z.object({
  /** Its id; a document without one is told by its text. */
  key: z.string(),
  id: z.string().nullable(),
  text: z.string().nullable(),
  /** Questions that were given it. */
  retrieved: z.int(),
  /** Mean place in their lists, from 1; null where it was never retrieved. */
  meanRank: z.number().nullable(),
  first: z.int(),
  /** Questions whose answer used it, of those where that can be told. */
  used: z.int(),
  usable: z.int(),
  /** Questions it was relevant to, of those where it was labelled. */
  relevant: z.int(),
  labelled: z.int(),
  /** Questions it was relevant to that were not given it. */
  missed: z.int(),
});
export type DocumentStatistics = z.output<typeof documentStatistics>;

export const listRetrievedDocuments = get("/api/v1/projects/:p/retrieval/documents", {
  summary: "Every document that was retrieved: how often, how far up, how often used and relevant",
  input: z.object({ ...scope, ...pageInput, sort: z.enum(documentSorts).optional() }),
  output: page(documentStatistics).extend({ total: z.int() }),
});

/** Names in the verdicts of `reranking` for what a reranker was given, and what it gave. */
export const beforeReranking = "before";
export const afterReranking = "after";

export const compareRetrieval = get("/api/v1/projects/:p/retrieval/compare", {
  summary: "What two runs retrieved for the same examples, with verdicts on their measures",
  input: z.object({
    p: projectName,
    baseline: z.string().max(1024),
    run: z.string().max(1024),
    stage: retrievalStage.optional(),
    k: count.optional(),
  }),
  output: z.object({
    k: z.int(),
    stage: retrievalStage,
    /** Spans of either run were left out because there are too many. */
    bounded: z.boolean(),
    verdicts: z.array(verdict),
  }),
});

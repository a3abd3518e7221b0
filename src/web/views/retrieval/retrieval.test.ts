import { describe, expect, it } from "vitest";
import { retrievalLink } from "#contract/links/retrieval-link.ts";
import { anyRecord } from "#contract/records.ts";
import type { ListedDocument, RetrievalQuestion, RetrievalSummary } from "#contract/retrieval.ts";
import { documentFlags } from "./document-flags.ts";
import { labelSnippet } from "./label-snippet.ts";
import { stripWords } from "./strip-words.ts";
import { boundWords, labelWords, retrievalSentence } from "./summary-words.ts";

const summary: RetrievalSummary = {
  k: 5,
  stage: "retriever",
  spans: { retriever: 100, reranker: 0 },
  total: 100,
  questions: 100,
  labelled: 80,
  labels: { score: 10, document: 0, reference: 75 },
  answered: 90,
  measures: null,
  reranking: [],
  topNotBest: 7,
  topNotUsed: 12,
  missed: 8,
  documents: 40,
};

describe("the words of the summary", () => {
  it("answer first, as far as it is known", () => {
    expect(retrievalSentence(summary)).toBe(
      "Of 80 labelled questions, 8 got no relevant document (10.0 %); for 7 the most similar document is not the most relevant.",
    );
    expect(retrievalSentence({ ...summary, labelled: 0 })).toBe(
      "100 questions, none of them labelled: what was relevant is not known, and 12 of 90 answers passed over the most similar document.",
    );
    expect(retrievalSentence({ ...summary, questions: 0 })).toMatch(/^No retriever/);
  });

  it("say where labels come from, and what was left out", () => {
    expect(labelWords(summary)).toBe(
      "80 of 100 questions labelled: 10 by scores on documents, 75 by the list of their example or trace",
    );
    expect(boundWords(summary)).toBeUndefined();
    expect(boundWords({ ...summary, total: 12_345 })).toContain("newest 100 of 12,345");
  });
});

it("says a list in words", () => {
  const document: ListedDocument = {
    id: "a",
    text: "t",
    length: 1,
    score: 1,
    scoreName: null,
    label: null,
    use: null,
  };
  const question: RetrievalQuestion = {
    traceId: "t",
    spanId: "s",
    stage: "retriever",
    spanName: "search",
    startNs: "1",
    question: "q",
    example: null,
    run: null,
    documents: [
      { ...document, label: { gain: 0, from: "score" }, use: { cited: true, sharedPhrases: 0 } },
      { ...document, label: { gain: 1, from: "score" }, use: { cited: false, sharedPhrases: 0 } },
    ],
    documentCount: 2,
    relevantCount: 1,
    usedCount: 1,
    hit: 1,
    ndcg: 0.6,
    reciprocalRank: 0.5,
    topAgainstBest: null,
    topNotUsed: false,
    missing: ["b"],
  };
  expect(stripWords(question)).toBe(
    "2 documents; relevant at rank 2; used at rank 1; 1 relevant one missing",
  );
  expect(stripWords({ ...question, documents: [document], documentCount: 1, missing: [] })).toBe(
    "1 document; not labelled; what was used cannot be told",
  );
});

it("points out documents only where there is enough to go by", () => {
  const one = {
    key: "a",
    id: "a",
    text: null,
    retrieved: 5,
    meanRank: 1,
    first: 5,
    used: 0,
    usable: 5,
    relevant: 0,
    labelled: 4,
    missed: 0,
  };
  expect(documentFlags(one)).toEqual(["never used", "always first"]);
  expect(documentFlags({ ...one, usable: 4, first: 4 })).toEqual([]);
  expect(documentFlags({ ...one, retrieved: 0, usable: 0, first: 0 })).toEqual(["never retrieved"]);
});

it("teaches with records that the door takes", () => {
  const snippet = labelSnippet({ origin: "http://127.0.0.1:4318", project: "it's a/b" });
  expect(snippet).toContain("project=it%27s%20a%2Fb");
  for (const line of snippet.split("\n").filter((one) => one.startsWith("{")))
    expect(anyRecord.safeParse(JSON.parse(line)).success).toBe(true);
});

it("keeps the state of the board in its address", () => {
  const state = {
    where: "model:x",
    from: "2025-01-01T00:00:00Z",
    run: "a/b",
    stage: "reranker" as const,
    k: 10,
    tab: "documents" as const,
    show: "missed" as const,
    sort: "latest" as const,
    documentSort: "unused" as const,
    document: "page, 1",
    baseline: "base",
    row: "b7ad6b7169203331",
  };
  expect(retrievalLink.read(retrievalLink.write(state))).toEqual(state);
  expect(retrievalLink.read({ k: "0", tab: "x", stage: "y" })).toEqual({});
});

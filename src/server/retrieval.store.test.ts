import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import {
  compareRetrieval,
  listRetrievalQuestions,
  listRetrievedDocuments,
  retrievalSummary,
} from "#contract/retrieval.ts";
import { anOtlpSpan, hexId, keyValues, tracesBody } from "#testing/otlp-body.ts";
import { aRetrievingTrace, type ScoredText } from "#testing/retrieving-trace.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";
import { newestRetrievingSpans } from "./store/retrieval/retrieving-spans.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await sendBoard();
});
afterAll(() => server.close());

const p = "board";
const questions = 12;
const right: ScoredText = ["right", 0.7, "Express delivery takes one working day in all cases."];
const wrong: ScoredText = ["wrong", 0.9, "Unused goods can be returned within 45 days."];
const other: ScoredText = ["other", 0.5, "Lamps are guaranteed for two years from now."];

/**
 * Run `old` has the wrong document first in every list and finds the right one in all but the last two; run
 * `new` reranks it to the top.
 */
async function sendBoard(): Promise<void> {
  const spans = Array.from({ length: questions }, (_, at) => {
    const found = at < questions - 2 ? [wrong, right] : [wrong, other];
    const asked = { question: `Question ${at}?`, found, at: at * 10 };
    return [
      ...aRetrievingTrace(100 + at, {
        ...asked,
        answer: "Express delivery takes one working day, you know.",
      }),
      ...aRetrievingTrace(200 + at, { ...asked, answer: "ok", kept: found.toReversed() }),
    ];
  });
  await server.otlp(JSON.stringify(tracesBody(spans.flat())), { project: p });
  const records = Array.from({ length: questions }, (_, at) => [
    {
      type: "example",
      dataset: "d",
      id: `e${at}`,
      input: `Question ${at}?`,
      metadata: { relevant_documents: ["right"] },
    },
    { type: "result", run: "old", example: `e${at}`, traceId: hexId(100 + at, 16) },
    { type: "result", run: "new", example: `e${at}`, traceId: hexId(200 + at, 16) },
  ]);
  await server.records(p, [
    { type: "run", id: "old", dataset: "d" },
    { type: "run", id: "new", dataset: "d" },
    ...records.flat(),
  ]);
}

const base = () => ({ base: server.url });

describe("the summary of a run's retrievals", () => {
  it("counts questions, labels, hits and misses", async () => {
    const summary = await call(retrievalSummary, { p, run: "old" }, base());
    expect(summary).toMatchObject({
      k: 5,
      stage: "retriever",
      spans: { retriever: 12, reranker: 0 },
      total: 12,
      questions: 12,
      labelled: 12,
      labels: { score: 0, document: 0, reference: 12 },
      answered: 12,
      topNotBest: 10,
      topNotUsed: 10,
      missed: 2,
      documents: 3,
      reranking: [],
    });
    const { hit, reciprocalRank } = summary.measures!;
    expect(hit).toMatchObject({ value: 10 / 12, n: 12 });
    // Wilson's interval of 10 of 12.
    expect(hit.low).toBeCloseTo(0.552, 3);
    expect(hit.high).toBeCloseTo(0.953, 3);
    expect(reciprocalRank.value).toBeCloseTo(5 / 12, 12);
  });

  it("judges what rerankers made of their lists, and takes a question asked twice for one", async () => {
    const summary = await call(retrievalSummary, { p, stage: "reranker", k: 1 }, base());
    expect(summary).toMatchObject({ questions: 12, topNotBest: 10, missed: 2, total: 36 });
    expect(summary.measures?.hit.value).toBeCloseTo(10 / 12, 12);
    expect(summary.reranking[0]).toMatchObject({
      metric: "hit@1",
      status: "improved",
      values: { baseline: 0, run: 10 / 12 },
      changes: { wins: 10, losses: 0, ties: 2 },
    });
    const searched = await call(retrievalSummary, { p, k: 1 }, base());
    // Wilson's interval would take the 24 lists of 12 questions for independent.
    expect(searched.measures?.hit).toMatchObject({ value: 0, n: 24, low: null });
  });

  it("is narrowed by the filter of traces and by time", async () => {
    const where = 'input:"Question 3?"';
    const one = await call(retrievalSummary, { p, where }, base());
    expect(one).toMatchObject({ questions: 2, labelled: 2 });
    const never = await call(retrievalSummary, { p, to: "2001-01-01T00:00:00Z" }, base());
    expect(never).toMatchObject({ questions: 0, total: 0, measures: null });
    await expect(call(retrievalSummary, { p, where: "(a" }, base())).rejects.toMatchObject({
      problem: { code: "bad_filter" },
    });
  });
});

describe("the list of questions", () => {
  it("has the worst first, with what was retrieved, relevant and used", async () => {
    const page = await call(
      listRetrievalQuestions,
      { p, run: "old", show: "top_not_best", limit: 4 },
      base(),
    );
    expect(page.total).toBe(10);
    expect(page.nextCursor).toBe("4");
    expect(page.items[0]).toMatchObject({
      run: "old",
      topAgainstBest: { top: 0, best: 1, behind: 1 },
      topNotUsed: true,
      relevantCount: 1,
      usedCount: 1,
      hit: 1,
      documents: [
        { id: "wrong", label: { gain: 0, from: "reference" }, use: { sharedPhrases: 0 } },
        { id: "right", label: { gain: 1 }, use: { cited: false, sharedPhrases: 2 } },
      ],
    });
    const rest = await call(
      listRetrievalQuestions,
      { p, run: "old", show: "top_not_best", limit: 40, cursor: "4" },
      base(),
    );
    const spans = [...page.items, ...rest.items].map(({ traceId }) => traceId);
    expect(new Set(spans).size).toBe(10);
  });

  it("finds those whose right document was not retrieved, also by that document", async () => {
    const missed = await call(
      listRetrievalQuestions,
      { p, run: "old", show: "missed", document: "right" },
      base(),
    );
    expect(missed.items.map(({ example, missing }) => [example, missing])).toEqual([
      ["e11", ["right"]],
      ["e10", ["right"]],
    ]);
  });
});

it("counts for every document how often it was given, used, relevant and missed", async () => {
  const { items } = await call(listRetrievedDocuments, { p, run: "old" }, base());
  expect(items).toMatchObject([
    { id: "wrong", retrieved: 12, meanRank: 1, first: 12, used: 0, usable: 12, relevant: 0 },
    { id: "right", retrieved: 10, meanRank: 2, first: 0, used: 10, relevant: 10, missed: 2 },
    { id: "other", retrieved: 2, meanRank: 2, used: 0, labelled: 2, missed: 0 },
  ]);
  const byMissed = await call(listRetrievedDocuments, { p, run: "old", sort: "missed" }, base());
  expect(byMissed.items[0]?.id).toBe("right");
});

describe("two runs side by side", () => {
  it("get verdicts on the examples they share", async () => {
    await server.records("two", [
      { type: "run", id: "a", dataset: "d" },
      { type: "run", id: "b", dataset: "d" },
      ...Array.from({ length: 20 }, (_, at) => [
        {
          type: "example",
          dataset: "d",
          id: `e${at}`,
          input: "q",
          metadata: { relevant_document_ids: ["right"] },
        },
        { type: "result", run: "a", example: `e${at}`, traceId: hexId(300 + at, 16) },
        { type: "result", run: "b", example: `e${at}`, traceId: hexId(400 + at, 16) },
      ]).flat(),
    ]);
    const asked = { question: "q", answer: "a" };
    const spans = Array.from({ length: 20 }, (_, at) => [
      ...aRetrievingTrace(300 + at, { ...asked, found: at % 2 === 0 ? [wrong] : [wrong, right] }),
      ...aRetrievingTrace(400 + at, { ...asked, found: [right, wrong] }),
    ]);
    await server.otlp(JSON.stringify(tracesBody(spans.flat())), { project: "two" });
    const { verdicts } = await call(
      compareRetrieval,
      { p: "two", baseline: "a", run: "b", k: 3 },
      base(),
    );
    expect(verdicts.map(({ metric, status }) => [metric, status])).toEqual([
      ["hit@3", "improved"],
      ["ndcg@3", "improved"],
      ["reciprocal rank", "improved"],
      ["precision@3", "improved"],
      ["recall@3", "improved"],
    ]);
    expect(verdicts[0]).toMatchObject({
      values: { baseline: 0.5, run: 1 },
      n: { paired: 20 },
      changes: { wins: 10, losses: 0, ties: 10 },
    });
    expect(verdicts[0]?.sentence).toContain("20 instead of 10 of 20 right");
  });

  it("are refused by name where one does not exist", async () => {
    await expect(
      call(compareRetrieval, { p: "two", baseline: "a", run: "nobody" }, base()),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe("what is read", () => {
  it("are the newest spans, each once however often it was sent, and how many there are", async () => {
    const again = aRetrievingTrace(111, {
      question: "Question 11?",
      answer: "Express delivery takes one working day, you know.",
      found: [wrong, other],
      at: 110,
    });
    await server.otlp(JSON.stringify(tracesBody(again)), { project: p });
    const scope = { project: p, run: "old" };
    const { spans, total } = await newestRetrievingSpans(server.store.db, scope, 2);
    expect(spans.map(({ trace_id }) => trace_id)).toEqual([hexId(111, 16), hexId(110, 16)]);
    expect(total).toBe(12);
  });

  it("takes the answer of the last model call where the root has none, and labels on documents", async () => {
    const model = (span: number, output: string) =>
      anOtlpSpan(500, span, {
        at: span,
        parentSpanId: hexId(1, 8),
        attributes: keyValues({ "openinference.span.kind": "LLM", "output.value": output }),
      });
    const spans = [
      ...aRetrievingTrace(500, { question: "q", answer: "", found: [wrong, right] }),
      model(8, "A first thought of many words that is not the answer."),
      model(9, "It says: express delivery takes one working day."),
    ];
    await server.otlp(JSON.stringify(tracesBody(spans)), { project: "labels" });
    const target = { traceId: hexId(500, 16), spanId: hexId(2, 8), document: "right" };
    await server.records("labels", [
      { type: "score", target, metric: "relevance", value: true, source: "human" },
    ]);
    const { items } = await call(listRetrievalQuestions, { p: "labels" }, base());
    expect(items[0]).toMatchObject({
      topNotUsed: true,
      documents: [
        { label: null },
        { label: { gain: 1, from: "score" }, use: { sharedPhrases: 2 } },
      ],
    });
    const summary = await call(retrievalSummary, { p: "labels" }, base());
    expect(summary).toMatchObject({ labelled: 1, labels: { score: 1 }, topNotBest: 0 });
  });
});

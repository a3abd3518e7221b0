import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import type { SpanDetail } from "#contract/span-detail.ts";
import { getSpan, getSpanText, getTrace } from "#contract/traces.ts";
import { anOtlpSpan, hexId, keyValues, type OtlpSpan, tracesBody } from "#testing/otlp-body.ts";
import { aRetrievingTrace } from "#testing/retrieving-trace.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const p = "details";
const spanOf = (trace: number, span: number): Promise<SpanDetail> =>
  call(getSpan, { p, traceId: hexId(trace, 16), spanId: hexId(span, 8) }, { base: server.url });

async function sendSpans(...spans: OtlpSpan[]): Promise<void> {
  const answer = await server.otlp(JSON.stringify(tracesBody(spans)), { project: p });
  expect(answer.status).toBe(200);
}

async function sendRecords(...lines: object[]): Promise<void> {
  const answer = await server.records(p, lines);
  expect(await answer.json()).toMatchObject({ accepted: lines.length, rejectedCount: 0 });
}

const found = [
  ["returns-policy", 0.82, "Unused goods can be returned within 45 days of delivery."],
  ["shipping", 0.79, "Standard delivery takes four working days in all."],
  ["warranty", 0.5, "The warranty lasts for two years from the day."],
] as const;
const ragTrace = (trace: number, answer: string): OtlpSpan[] =>
  aRetrievingTrace(trace, {
    question: "How long does delivery take?",
    answer,
    found,
    kept: [found[1], found[0]],
  });

describe("the scores of a span", () => {
  it("are its own, its trace's and those of the result that the trace belongs to", async () => {
    await sendSpans(...ragTrace(1, "Standard delivery takes four working days. [shipping]"));
    const traceId = hexId(1, 16);
    const spanId = hexId(2, 8);
    await sendRecords(
      { type: "run", id: "r", dataset: "d" },
      { type: "result", run: "r", example: "e", traceId, scores: { correct: true } },
      { type: "result", run: "r", example: "other", scores: { correct: false } },
      {
        type: "score",
        target: { traceId, spanId },
        metric: "page_found",
        value: true,
        explanation: "The page is there.",
      },
      { type: "score", target: { traceId }, metric: "polite", value: 0.5, source: "llm" },
      { type: "score", target: { traceId, spanId: hexId(9, 8) }, metric: "of another", value: 1 },
    );
    const { scores } = await spanOf(1, 2);
    expect(scores).toMatchObject([
      { metric: "page_found", value: 1, boolean: true, explanation: "The page is there.", spanId },
      { metric: "correct", value: 1, result: { run: "r", example: "e", repetition: 0 } },
      { metric: "polite", value: 0.5, source: "llm", spanId: null, result: null },
    ]);
  });

  it("name documents, keep apart those of two documents, and come out as they went in", async () => {
    const label = (document: string, value: number | boolean, more = {}) => ({
      type: "score",
      target: { traceId: hexId(1, 16), spanId: hexId(2, 8), document },
      metric: "relevance",
      value,
      ...more,
    });
    await sendRecords(
      label("returns-policy", false),
      label("shipping", 1),
      label("shipping", 3, { source: "human", annotator: "grace" }),
    );
    const { scores } = await spanOf(1, 2);
    expect(scores.filter(({ document }) => document !== null)).toHaveLength(3);
    const exported = await (await fetch(`${server.url}/api/v1/projects/${p}/export`)).text();
    expect(exported).toContain('"document":"returns-policy"');
    expect(exported.match(/"document":"shipping"/g)).toHaveLength(2);
  });
});

describe("the documents of a span", () => {
  it("carry labels, a person's before code's, and say what the answer used", async () => {
    const { retrieval } = await spanOf(1, 2);
    expect(retrieval?.documents).toEqual([
      { label: { gain: 0, from: "score" }, use: { cited: false, sharedPhrases: 0 } },
      { label: { gain: 3, from: "score" }, use: { cited: true, sharedPhrases: 2 } },
      { label: null, use: { cited: false, sharedPhrases: 0 } },
    ]);
    expect(retrieval?.measures).toMatchObject({ k: 3, hit: 1, reciprocalRank: 0.5 });
    expect(retrieval?.topAgainstBest).toEqual({ top: 0, best: 1 });
  });

  it("are judged before and after reranking", async () => {
    const { retrieval, content } = await spanOf(1, 3);
    expect(content.documentsBefore.map(({ id }) => id)).toEqual([
      "returns-policy",
      "shipping",
      "warranty",
    ]);
    expect(retrieval?.measures).toMatchObject({ reciprocalRank: 1, ndcg: 1 });
    expect(retrieval?.measuresBefore).toMatchObject({ reciprocalRank: 0.5 });
  });

  it("are measured against the list that the example names", async () => {
    await sendSpans(...ragTrace(2, "no"));
    await sendRecords(
      {
        type: "example",
        dataset: "d",
        id: "e2",
        input: "q",
        metadata: { relevant_documents: ["warranty", "lost-page"] },
      },
      { type: "result", run: "r", example: "e2", traceId: hexId(2, 16) },
    );
    const { retrieval } = await spanOf(2, 2);
    expect(retrieval?.documents.map(({ label }) => label?.gain)).toEqual([0, 0, 1]);
    expect(retrieval?.documents[0]?.use).toBeNull();
    expect(retrieval?.missing).toEqual(["lost-page"]);
    expect(retrieval?.measures).toMatchObject({ recall: 0.5, reciprocalRank: 1 / 3 });
  });
});

describe("a text of many megabytes", () => {
  const huge = "0123456789".repeat(500_000);

  it("does not travel with its span, and is given whole where it is asked for", async () => {
    const attributes = { "openinference.span.kind": "TOOL", "big/one": huge, "output.value": huge };
    await sendSpans(anOtlpSpan(3, 1, { attributes: keyValues(attributes) }));
    const span = await spanOf(3, 1);
    expect(JSON.stringify(span).length).toBeLessThan(100_000);
    expect(span.content.cut).toContainEqual({ at: "/attributes/big~1one", length: huge.length });
    expect(span.content.cut).toContainEqual({ at: "/output", length: huge.length });
    const place = { p, traceId: hexId(3, 16), spanId: hexId(1, 8) };
    for (const { at } of span.content.cut) {
      const { text } = await call(getSpanText, { ...place, at }, { base: server.url });
      expect(text).toBe(huge);
    }
    const trace = await call(
      getTrace,
      { p, traceId: place.traceId, content: true },
      { base: server.url },
    );
    expect(JSON.stringify(trace).length).toBeLessThan(100_000);
  });

  it("is refused by name where there is none", async () => {
    const place = { p, traceId: hexId(3, 16), spanId: hexId(1, 8) };
    for (const at of ["/nothing", "attributes", "/__proto__/x", "/attributes"])
      await expect(call(getSpanText, { ...place, at }, { base: server.url })).rejects.toMatchObject(
        { status: 404 },
      );
  });
});

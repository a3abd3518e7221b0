import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { compareRuns } from "#contract/compare.ts";
import { getResult } from "#contract/matrix.ts";
import { getProject } from "#contract/projects.ts";
import { recordsAnswer, type RecordsAnswer } from "#contract/records.ts";
import { listDatasets, listExamples } from "#contract/datasets.ts";
import { getPrompt } from "#contract/prompts.ts";
import { listMetrics, listSlices } from "#contract/registries.ts";
import { getRun, listRuns } from "#contract/runs.ts";
import { anOtlpSpan, tracesBody } from "#testing/otlp-body.ts";
import { oneOfEach } from "#testing/records.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function send(p: string, lines: readonly (object | string)[]): Promise<RecordsAnswer> {
  return recordsAnswer.parse(await (await server.records(p, lines)).json());
}

async function exported(p: string, traces = false, base = server.url): Promise<string> {
  const answer = await fetch(`${base}/api/v1/projects/${p}/export${traces ? "?traces=true" : ""}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

const good = { type: "metric", name: "m", kind: "pass" };
const score = (more: object): object => ({
  type: "score",
  target: { run: "r", example: "e" },
  metric: "m",
  value: 1,
  ...more,
});

describe("a record of every type", () => {
  const p = "every";
  const records = oneOfEach("run-1");
  const from = () => ({ base: server.url });
  beforeAll(async () => {
    await send(p, records);
  });

  it("comes back by the read API", async () => {
    expect(await call(getProject, { p }, from())).toMatchObject({
      runCount: 1,
      datasetCount: 1,
      promptCount: 1,
    });
    const prompt = await call(getPrompt, { p, name: "greeting" }, from());
    expect(prompt.versions).toMatchObject([
      { version: "1", number: 1, model: "model-a", labels: ["candidate"], note: "first" },
    ]);
    expect(new Date(prompt.versions[0]!.createdAt).toISOString()).toBe("2025-01-02T03:04:05.000Z");
    const { items: metrics } = await call(listMetrics, { p }, from());
    expect(metrics.find(({ name }) => name === "polite")).toEqual({
      name: "polite",
      kind: "pass",
      direction: "up",
      margin: 0.05,
      range: [0, 1],
      unit: "share",
      description: "Says hello",
    });
    const { items: slices } = await call(listSlices, { p }, from());
    expect(slices).toEqual([{ name: "english", where: "language:en", note: "most of them" }]);
    const { items: datasets } = await call(listDatasets, { p }, from());
    expect(datasets).toMatchObject([{ name: "people", exampleCount: 1, runCount: 1 }]);
    const { items: examples } = await call(listExamples, { p, name: "people" }, from());
    expect(examples).toEqual([
      {
        id: "ada",
        input: '{"name":"Ada"}',
        reference: "Hello Ada",
        metadata: { language: "en", age: "36", nested: '{"deep":[1,null]}' },
        split: "test",
      },
    ]);
  });

  it("shows in the run and its results", async () => {
    const run = await call(getRun, { p, id: "run-1" }, from());
    expect(run).toMatchObject({
      name: "one",
      experiment: "greetings",
      dataset: "people",
      promptVersion: { prompt: "greeting", version: "1" },
      settings: { top_p: 1 },
      metadata: { commit: "abc" },
      resultCount: 2,
      errorCount: 1,
      tokensTotal: 1020,
      costUsd: 0.004,
    });
    expect((await call(listRuns, { p }, from())).items).toEqual([run]);
    const { results } = await call(getResult, { p, run: "run-1", example: "ada" }, from());
    expect(results).toMatchObject([{ repetition: 1, latencyMs: 812.5, promptTokens: 900 }]);
    const scores = new Map(results[0]?.scores.map((each) => [each.metric, each]));
    expect(scores.get("polite")).toMatchObject({ value: 1, source: "code" });
    expect(scores.get("tone")).toMatchObject({ value: null, label: "warm" });
    expect(scores.get("missing")).toMatchObject({ value: null, label: null });
    expect(scores.get("helpful")).toMatchObject({
      value: 0.8,
      source: "llm",
      evaluator: "judge",
      evaluatorVersion: "2",
    });
    const failed = await call(getResult, { p, run: "run-1", example: "bob" }, from());
    expect(failed.results).toMatchObject([{ output: null, error: "no answer" }]);
  });

  it("keeps the total of a whole run with its number of examples", async () => {
    const comparison = await call(compareRuns, { p, runs: ["run-1"] }, from());
    const total = comparison.values.find(({ metric }) => metric === "pass_rate");
    const inRun = (await call(getRun, { p, id: "run-1" }, from())).metrics;
    expect(inRun.find(({ metric }) => metric === "pass_rate")).toEqual({
      metric: "pass_rate",
      value: 0.744,
      n: 133,
    });
    expect(total).toMatchObject({ run: "run-1", value: 0.744, n: 133 });
  });

  it("counts once when it is sent again", async () => {
    const before = await exported(p);
    const counts = await call(getRun, { p, id: "run-1" }, from());
    expect(await send(p, records)).toEqual({
      accepted: records.length,
      rejected: [],
      rejectedCount: 0,
    });
    expect(await exported(p)).toBe(before);
    expect(await call(getRun, { p, id: "run-1" }, from())).toEqual(counts);
  });

  it("is exported with a line for each, scores apart", async () => {
    const lines = (await exported(p))
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(lines).toHaveLength(records.length + 4);
    expect(lines).toContainEqual({
      type: "score",
      target: { run: "run-1", example: "ada", repetition: 1 },
      metric: "missing",
      value: null,
      source: "code",
    });
    expect(lines).toContainEqual({
      type: "score",
      target: { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" },
      metric: "relevant",
      value: false,
      source: "human",
      annotator: "grace",
    });
  });
});

describe("lines that cannot be stored", () => {
  it("are named by number, and do not stop the others", async () => {
    const answer = await send("faults", [
      good,
      "",
      "not json",
      "[1,2]",
      { type: "nonsense" },
      { type: "metric", name: "x", kind: "guess" },
      "   ",
      { type: "run" },
      score({ target: { run: "r", surprise: 1 } }),
      { ...good, name: "m2" },
    ]);
    expect(answer.accepted).toBe(2);
    expect(answer.rejected.map(({ line, code }) => [line, code])).toEqual([
      [3, "bad_json"],
      [4, "not_a_record"],
      [5, "bad_record"],
      [6, "bad_record"],
      [8, "bad_record"],
      [9, "bad_record"],
    ]);
    expect(answer.rejectedCount).toBe(6);
    expect(answer.rejected.every(({ message }) => message.length > 5)).toBe(true);
  });

  it.each([
    ["NaN", '{"type":"score","target":{"run":"r"},"metric":"m","value":NaN}'],
    ["Infinity", '{"type":"score","target":{"run":"r"},"metric":"m","value":Infinity}'],
    ["1e400", '{"type":"score","target":{"run":"r"},"metric":"m","value":1e400}'],
    ["-1e999", '{"type":"result","run":"r","example":"e","latencyMs":-1e999}'],
    ["too many tokens", '{"type":"result","run":"r","example":"e","tokens":{"prompt":1e26}}'],
    ["an n of 2^32", '{"type":"score","target":{"run":"r"},"metric":"m","value":1,"n":4294967296}'],
    [
      "a number in a vector",
      '{"type":"embedding","set":"s","model":"m","subject":{"document":"d"},"vector":[1e999]}',
    ],
    ["a missing value", '{"type":"score","target":{"run":"r"},"metric":"m"}'],
  ])("%s is rejected, and a body without any other line is 400", async (_name, line) => {
    const answer = await server.records("refused", [line]);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({
      accepted: 0,
      rejectedCount: 1,
      code: "bad_request",
    });
    // Nothing was stored, so there is no project either.
    expect((await fetch(`${server.url}/api/v1/projects/refused`)).status).toBe(404);
  });

  it("are counted past a thousand but no longer listed", async () => {
    const answer = await send("many", [...Array.from({ length: 1500 }, () => "{}"), good]);
    expect([answer.accepted, answer.rejected.length, answer.rejectedCount]).toEqual([
      1, 1000, 1500,
    ]);
  });

  it("may be longer than 32 MiB and are not held", async () => {
    const answer = await send("long", [
      good,
      "x".repeat(33 * 1024 * 1024),
      { ...good, name: "m2" },
    ]);
    expect(answer.accepted).toBe(2);
    expect(answer.rejected).toMatchObject([{ line: 2, code: "too_long" }]);
  });

  it("are named when spans on them are bad", async () => {
    const answer = await send("bad-spans", [
      tracesBody([anOtlpSpan(1, 1), anOtlpSpan(1, 2, { spanId: "zz" })]),
      { resourceSpans: 5 },
      { resourceSpans: [], resource_spans: [] },
    ]);
    expect(answer.accepted).toBe(1);
    expect(answer.rejected).toMatchObject([
      { line: 1, code: "bad_otlp", message: "1 span was rejected: a span id is not 8 bytes" },
      { line: 2, code: "bad_otlp" },
    ]);
  });
});

describe("texts", () => {
  it("may hold lone surrogates, NUL, long and deep content", async () => {
    const long = "試金石 ".repeat(260_000);
    const deep = `${"[".repeat(150)}${"]".repeat(150)}`;
    const answer = await send("texts", [
      { type: "example", dataset: "d", id: "lone \ud800 id", input: "half \udfff a pair" },
      {
        type: "example",
        dataset: "d",
        id: "nul",
        input: "a\u0000b",
        metadata: { "k\ud83d": "v\ude00" },
      },
      { type: "example", dataset: "d", id: "long", input: long, reference: long },
      `{"type":"example","dataset":"d","id":"deep","input":${deep}}`,
    ]);
    expect(answer).toEqual({ accepted: 4, rejected: [], rejectedCount: 0 });
    const { items } = await call(listExamples, { p: "texts", name: "d" }, { base: server.url });
    const byId = new Map(items.map((example) => [example.id, example]));
    expect(byId.get("lone \ufffd id")?.input).toBe("half \ufffd a pair");
    expect(byId.get("nul")?.input).toBe("a\u0000b");
    expect(byId.get("nul")?.metadata).toEqual({ "k\ufffd": "v\ufffd" });
    expect(byId.get("long")?.reference).toBe(long);
    expect(byId.get("deep")?.input).toBe(deep);
    const lines = await exported("texts");
    await send("texts-again", lines.trim().split("\n"));
    expect(await exported("texts-again")).toBe(lines);
  });

  it("may not be nested thousands deep", async () => {
    for (const depth of [1000, 5000, 20_000, 200_000]) {
      const deep = `${"[".repeat(depth)}${"]".repeat(depth)}`;
      const line = `{"type":"example","dataset":"d","id":"deep","input":${deep}}`;
      const answer = await send("deep", [line, good]);
      expect([depth, answer.rejected[0]?.code]).toEqual([depth, "too_deep"]);
    }
  });
});

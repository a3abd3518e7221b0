import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { compareRuns } from "#contract/compare.ts";
import { compareExamples, getResult } from "#contract/matrix.ts";
import { listRuns } from "#contract/runs.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const p = "shapes";
let server: TestServer;
const base = () => ({ base: server.url });

beforeAll(async () => {
  server = await startTestServer();
  await server.records(p, [
    { type: "metric", name: "seconds", kind: "score", direction: "down" },
    { type: "run", id: "a", dataset: "d" },
    { type: "run", id: "b", dataset: "d" },
    { type: "run", id: "totals" },
    ...["1", "2", "3", "4"].map((id) => ({
      type: "example",
      dataset: "d",
      id,
      input: id,
      metadata: { half: Number(id) > 1 },
    })),
    {
      type: "result",
      run: "a",
      example: "1",
      repetition: 0,
      output: "x",
      latencyMs: 10,
      tokens: { prompt: 3, completion: 4 },
      scores: { ok: true, seconds: 1, tone: "warm" },
    },
    {
      type: "result",
      run: "a",
      example: "1",
      repetition: 1,
      output: "y".repeat(500),
      metadata: { finish_reason: "MAX_TOKENS" },
      latencyMs: 30,
      scores: { ok: false, seconds: 3, tone: "cold" },
    },
    { type: "result", run: "a", example: "2", output: "z", scores: { ok: true, seconds: null } },
    {
      type: "result",
      run: "b",
      example: "1",
      output: "x",
      latencyMs: 40,
      scores: { ok: true, seconds: 1 },
    },
    { type: "result", run: "b", example: "3", error: "it broke" },
    { type: "score", target: { run: "totals" }, metric: "ok", value: 0.744, n: 133 },
  ]);
});
afterAll(() => server.close());

function rows(query: object) {
  return call(compareExamples, { p, runs: ["a", "b"], ...query }, base());
}

describe("the matrix", () => {
  it("averages repetitions, and has examples that some run has something for", async () => {
    const all = await rows({ metric: "ok", sort: "example" });
    expect(all.items.map(({ example, values, delta }) => [example, values, delta])).toEqual([
      ["1", [0.5, 1], 0.5],
      ["2", [1, null], null],
      ["3", [null, 0], null],
    ]);
    expect(all).toMatchObject({
      total: 3,
      nextCursor: null,
      counts: { all: 3, regressed: 0, improved: 1, disagree: 1, errored: 1, unfinished: 1 },
    });
    const lenient = await rows({ metric: "ok", sort: "example", errored: "left_out" });
    expect(lenient.items[2]?.values).toEqual([null, null]);
  });

  it("carries what results say, by repetition", async () => {
    const { items } = await rows({ metric: "ok", scores: ["ok", "tone"], sort: "example" });
    expect(items[0]).toMatchObject({ input: "1", metadata: { half: "false" } });
    expect(items[0]?.cells).toMatchObject([
      {
        run: "a",
        repetition: 0,
        totalTokens: 7,
        unfinished: false,
        scores: { ok: 1, tone: "warm" },
      },
      { run: "a", repetition: 1, outputTruncated: true, unfinished: true, scores: { ok: 0 } },
      { run: "b", repetition: 0, latencyMs: 40, totalTokens: null, scores: { ok: 1 } },
    ]);
    expect(items[2]?.cells).toMatchObject([{ run: "b", output: null, error: "it broke" }]);
  });

  it("sorts by what is worse, in the direction of the metric", async () => {
    const order = async (query: object) =>
      (await rows(query)).items.map(({ example, delta }) => [example, delta]);
    expect(await order({ metric: "seconds", sort: "worst" })).toEqual([
      ["1", -1],
      ["2", null],
      ["3", null],
    ]);
    expect((await rows({ metric: "seconds", show: "improved" })).total).toBe(1);
    expect(
      (await rows({ metric: "seconds", run: "a", baseline: "b", show: "regressed" })).total,
    ).toBe(1);
    expect(await order({ metric: "latencyMs", show: "regressed" })).toEqual([["1", 20]]);
  });

  it("has rows for a metric of labels, without numbers", async () => {
    const { items, counts } = await rows({ metric: "tone" });
    expect(items.map(({ values, delta }) => [values, delta])[0]).toEqual([[null, null], null]);
    expect(items[0]?.cells[0]?.scores).toEqual({ tone: "warm" });
    expect(counts?.improved).toBe(0);
  });

  it("shows errored and unfinished examples", async () => {
    const shown = async (show: string) =>
      (await rows({ metric: "ok", show })).items.map(({ example }) => example);
    expect(await shown("errored")).toEqual(["3"]);
    expect(await shown("unfinished")).toEqual(["1"]);
  });

  it("is there for one run", async () => {
    const one = await call(compareExamples, { p, runs: ["a"], metric: "ok" }, base());
    expect(one.items.map(({ values, delta }) => [values, delta])).toEqual([
      [[0.5], null],
      [[1], null],
    ]);
    const detail = await call(getResult, { p, run: "a", example: "1" }, base());
    expect(detail.results.map(({ unfinished }) => unfinished)).toEqual([false, true]);
  });

  it("refuses what it does not know", async () => {
    await expect(rows({ where: "ok:(" })).rejects.toMatchObject({
      problem: { code: "bad_filter", position: expect.any(Number) },
    });
    await expect(rows({ metric: "nope" })).rejects.toMatchObject({ status: 404 });
    await expect(rows({ run: "totals" })).rejects.toMatchObject({ status: 400 });
    await expect(rows({ cursor: "x" })).rejects.toMatchObject({ status: 400 });
    await expect(call(compareRuns, { p, runs: ["a", "nope"] }, base())).rejects.toMatchObject({
      status: 404,
      problem: { detail: 'There is no run "nope" in shapes.' },
    });
  });
});

describe("a comparison of such runs", () => {
  it("takes the example as the unit, and unscored as unscored", async () => {
    const { values, verdicts, metrics } = await call(compareRuns, { p, runs: ["a", "b"] }, base());
    const of = (run: string, metric: string) =>
      values.find((each) => each.run === run && each.metric === metric);
    expect(metrics.map(({ name }) => name)).toEqual(["ok", "seconds", "tone"]);
    expect(of("a", "ok")).toMatchObject({ value: 0.75, n: 2 });
    expect(of("a", "seconds")).toMatchObject({ value: 2, n: 1, low: null, unscored: 1 });
    expect(of("a", "tone")).toBeUndefined();
    expect(verdicts.find(({ metric }) => metric === "seconds")).toMatchObject({
      n: { paired: 1 },
      changes: { wins: 1, losses: 0 },
      reason: "too_few_examples",
    });
  });

  it("keeps run totals with their n", async () => {
    const { items } = await call(listRuns, { p, search: "totals" }, base());
    expect(items[0]?.metrics).toEqual([{ metric: "ok", value: 0.744, n: 133 }]);
    const { values, verdicts } = await call(compareRuns, { p, runs: ["a", "totals"] }, base());
    expect(values.find(({ run, metric }) => run === "totals" && metric === "ok")).toMatchObject({
      value: 0.744,
      n: 133,
    });
    expect(verdicts.find(({ metric }) => metric === "ok")).toMatchObject({
      warnings: ["unpaired"],
      n: { onlyBaseline: 2, onlyRun: 133 },
    });
  });
});

describe("ids as long as they may be", () => {
  it("fill a page of the matrix and a file", async () => {
    const id = (at: number) => `${"ü".repeat(1000)}${String(at).padStart(4, "0")}`;
    const ids = Array.from({ length: 400 }, (_, at) => id(at));
    await server.records("long", [
      { type: "run", id: "r" },
      ...ids.map((example) => ({
        type: "result",
        run: "r",
        example,
        output: "x",
        scores: { ok: true },
      })),
    ]);
    const page = await call(
      compareExamples,
      { p: "long", runs: ["r"], sort: "example", limit: 400 },
      base(),
    );
    expect(page.items.map(({ example }) => example)).toEqual(ids);
    expect(page.items.every(({ cells }) => cells[0]?.scores["ok"] === 1)).toBe(true);
  });
});

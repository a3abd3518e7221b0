import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { call } from "#client/call.ts";
import { getTimeline, type TimelineSeries } from "#contract/timeline.ts";
import { seededRandom } from "#analysis/stats/random/xoshiro128.ts";
import { wilson } from "#analysis/stats/pass-fail/wilson.ts";
import { sharedData } from "#testing/shared-data.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Question = Omit<z.output<typeof getTimeline.input>, "p">;
const ask = (p: string, question: Question = {}) =>
  call(getTimeline, { p, ...question }, { base: server.url });

function only(series: readonly TimelineSeries[], metric: string): TimelineSeries {
  const found = series.find((one) => one.metric === metric);
  if (!found) throw new Error(`no series of ${metric}`);
  return found;
}

interface RunShape {
  readonly at: number;
  readonly right: number;
  readonly version: string;
  readonly dataset?: string;
  readonly evaluator?: string;
}

const examples = 50;

/** A run of the day `at` over 50 examples, the first `right` of them right. */
function aRun({ at, right, version, dataset = "d", evaluator }: RunShape): object[] {
  const id = `run-${at}`;
  return [
    {
      type: "run",
      id,
      experiment: "nightly",
      dataset,
      model: "m",
      promptVersion: { prompt: "p", version },
      startedAt: new Date(Date.UTC(2026, 0, at)).toISOString(),
      metadata: { build: `1.${at}` },
    },
    ...Array.from({ length: examples }, (_, example) => ({
      type: "result",
      run: id,
      example: `x${example}`,
      output: "o",
      latencyMs: 100 + example,
      ...(evaluator === undefined && { scores: { correct: example < right } }),
    })),
    ...(evaluator === undefined
      ? []
      : Array.from({ length: examples }, (_, example) => ({
          type: "score",
          target: { run: id, example: `x${example}` },
          metric: "correct",
          value: example < right,
          evaluator: { name: "judge", version: evaluator },
        }))),
  ];
}

describe("a series with a step", () => {
  const rights = [41, 42, 40, 41, 43, 42, 41, 40, 30, 29, 31, 30, 28, 30, 31, 29];
  beforeAll(async () => {
    const metric = { type: "metric", name: "correct", kind: "pass", direction: "up" };
    const runs = rights.flatMap((right, at) =>
      aRun({ at: at + 1, right, version: at < 8 ? "v6" : "v7" }),
    );
    await server.records("step", [metric, ...runs]);
  });

  it("has every run with its interval over examples, in the order of time", async () => {
    const { runs, series } = await ask("step");
    expect(runs.map(({ id }) => id)).toEqual(rights.map((_, at) => `run-${at + 1}`));
    const { points } = only(series, "correct");
    expect(points[0]).toMatchObject({
      value: 41 / 50,
      n: 50,
      startedAt: "2026-01-01T00:00:00.000Z",
    });
    expect(points[0]?.low).toBeCloseTo(wilson(41, 50)!.low, 12);
    expect(points[0]?.high).toBeCloseTo(wilson(41, 50)!.high, 12);
    expect(only(series, "latencyMs").points[0]?.n).toBe(50);
  });

  it("has one change, where it is, and what changed then comes first", async () => {
    const { changePoints, bands, p } = only((await ask("step")).series, "correct");
    expect(changePoints).toHaveLength(1);
    expect(changePoints[0]).toMatchObject({
      run: "run-9",
      before: "run-8",
      grade: "change",
      better: false,
    });
    expect(changePoints[0]?.from).toBeCloseTo(0.825, 12);
    expect(changePoints[0]?.to).toBeCloseTo(0.595, 12);
    expect(changePoints[0]?.changed[0]).toEqual({
      what: "prompt",
      key: "",
      from: "p@v6",
      to: "p@v7",
      consistency: 1,
    });
    expect(p).toBeLessThanOrEqual(0.05);
    expect(bands.map(({ from, to, k }) => [from, to, k])).toEqual([
      ["run-1", "run-8", 8],
      ["run-9", "run-16", 8],
    ]);
  });

  it("says the same digits to everyone, and looks for no change where none is asked for", async () => {
    const [one, other] = [await ask("step"), await ask("step")];
    expect(one).toEqual(other);
    const quick = only((await ask("step", { changes: false })).series, "correct");
    expect(quick).toMatchObject({ changePoints: [], p: null, reason: "not_asked" });
    const known = await ask("step", { changes: false, known: true });
    expect(known).toEqual(one);
    const unknown = await ask("step", { changes: false, known: true, group: "model" });
    expect(only(unknown.series, "correct").reason).toBe("not_asked");
  });

  it("orders by a version key as versions are read, and groups by what runs were made with", async () => {
    const { runs } = await ask("step", { order: "build" });
    expect(runs.map(({ metadata }) => metadata["build"]).slice(8, 11)).toEqual([
      "1.9",
      "1.10",
      "1.11",
    ]);
    const { series } = await ask("step", { group: "prompt", metric: ["correct"] });
    expect(series.map(({ key, points }) => [key, points.length])).toEqual([
      ["p@v6", 8],
      ["p@v7", 8],
    ]);
  });

  it("keeps to its scope", async () => {
    const { runs, omitted } = await ask("step", {
      from: "2026-01-05T00:00:00Z",
      to: "2026-01-07T00:00:00Z",
    });
    expect(runs.map(({ id }) => id)).toEqual(["run-5", "run-6"]);
    expect(omitted).toBe(0);
    expect((await ask("step", { experiment: "other" })).series).toEqual([]);
  });

  it("sees a run that comes after", async () => {
    await server.records("step", aRun({ at: 17, right: 5, version: "v7" }));
    const { points } = only((await ask("step")).series, "correct");
    expect(points.at(-1)).toMatchObject({ run: "run-17", value: 0.1, unusual: true });
  });
});

it("draws pass^k, latency, cost, tokens and the share of failures, each with its n", async () => {
  const runs = ["a", "b"].flatMap((run, day) => [
    { type: "run", id: run, dataset: "d", startedAt: new Date(Date.UTC(2026, 0, 1 + day)) },
    ...Array.from({ length: 20 }, (_, at) => ({
      type: "result",
      run,
      example: `x${at % 10}`,
      repetition: at < 10 ? 0 : 1,
      ...(at === 3 ? { error: "no answer" } : { output: "o" }),
      latencyMs: 100,
      costUsd: 0.02,
      tokens: { prompt: 90, completion: 10 },
      // Five examples pass both times, three one of two, of which one failed to run.
      ...(at !== 3 && { scores: { correct: at % 10 < 5 ? at !== 13 : at < 8 } }),
    })),
  ]);
  await server.records("figures", [{ type: "metric", name: "correct", kind: "pass" }, ...runs]);
  const { series } = await ask("figures");
  const first = (metric: string) => only(series, metric).points[0];
  expect(first("correct")).toMatchObject({ value: (8 + 3) / 20, n: 10 });
  expect(first("correct^2")).toMatchObject({ value: 4 / 10, n: 10 });
  expect(first("correct^2")?.low).toBeLessThan(0.4);
  expect(first("latencyMs")).toMatchObject({ n: 10 });
  expect(first("latencyMs")?.value).toBeCloseTo(100, 9);
  expect(first("costUsd")?.value).toBeCloseTo(0.02, 12);
  expect(first("totalTokens")).toMatchObject({ value: 100, n: 10 });
  expect(first("errorRate")).toMatchObject({ value: 0.05, n: 10 });
  const by = await ask("figures", { metric: ["correct^2", "errorRate"], group: "dataset" });
  expect(by.series.map(({ metric, key }) => [metric, key])).toEqual([
    ["correct^2", "d"],
    ["errorRate", "d"],
  ]);
});

it("does not compare across another dataset or evaluator, and marks where they change", async () => {
  const runs = Array.from({ length: 20 }, (_, at) =>
    aRun({
      at: at + 1,
      right: at < 10 ? 40 : 20,
      version: "v1",
      evaluator: at < 10 ? "1" : "2",
      dataset: at < 15 ? "d" : "e",
    }),
  );
  await server.records("breaks", [
    { type: "metric", name: "correct", kind: "pass" },
    ...runs.flat(),
  ]);
  const { points, changePoints } = only((await ask("breaks")).series, "correct");
  expect(points.flatMap(({ run, breaks }) => (breaks.length > 0 ? [[run, breaks]] : []))).toEqual([
    ["run-11", ["evaluator"]],
    ["run-16", ["dataset"]],
  ]);
  expect(changePoints).toEqual([]);
});

it("finds changes in at most few of many series of nothing but noise", async () => {
  const random = seededRandom(7);
  const metrics = Array.from({ length: 40 }, (_, at) => `m${at}`);
  const records = Array.from({ length: 16 }, (_, at) => [
    { type: "run", id: `r${at}`, startedAt: new Date(Date.UTC(2026, 0, at + 1)).toISOString() },
    ...metrics.map((metric) => ({
      type: "score",
      target: { run: `r${at}` },
      metric,
      value: 5 + random.next() / 2 ** 32,
      n: 20,
    })),
  ]);
  await server.records("noise", records.flat());
  const { series } = await ask("noise");
  expect(series).toHaveLength(40);
  expect(series.filter(({ changePoints }) => changePoints.length > 0).length).toBeLessThanOrEqual(
    2,
  );
});

const aiderRow = z.object({
  dirname: z.string(),
  test_cases: z.number(),
  model: z.string(),
  edit_format: z.string(),
  pass_rate_1: z.number(),
  date: z.string(),
});
const aider = sharedData("aider-edit_leaderboard.jsonl");
it.skipIf(aider === undefined)(
  "draws published run histories: totals with their n, by edit format",
  async () => {
    const rows = readFileSync(aider!, "utf8")
      .trim()
      .split("\n")
      .map((line) => aiderRow.parse(JSON.parse(line)));
    await server.records("aider", [
      { type: "metric", name: "pass_rate_1", kind: "pass", direction: "up" },
      ...rows.flatMap((row, at) => [
        {
          type: "run",
          id: `${row.dirname}#${at}`,
          experiment: "edit",
          model: row.model,
          startedAt: `${row.date}T00:00:00Z`,
          metadata: { edit_format: row.edit_format },
        },
        {
          type: "score",
          target: { run: `${row.dirname}#${at}` },
          metric: "pass_rate_1",
          value: row.pass_rate_1,
          n: row.test_cases,
        },
      ]),
    ]);
    const { series, runs } = await ask("aider", { group: "metadata.edit_format" });
    expect(runs).toHaveLength(rows.length);
    const formats = new Map<string, number>();
    for (const { edit_format } of rows)
      formats.set(edit_format, (formats.get(edit_format) ?? 0) + 1);
    expect(new Map(series.map(({ key, points }) => [key, points.length]))).toEqual(formats);
    const [first] = rows;
    const point = series
      .flatMap(({ points }) => points)
      .find(({ run }) => run === `${first?.dirname}#0`);
    const share = (first?.pass_rate_1 ?? 0) / 100;
    const ci = wilson(share * (first?.test_cases ?? 0), first?.test_cases ?? 0);
    expect(point?.value).toBeCloseTo(share, 12);
    expect(point?.low).toBeCloseTo(ci!.low, 12);
    expect(point?.high).toBeCloseTo(ci!.high, 12);
  },
);

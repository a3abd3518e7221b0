import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { compareExamples, compareRuns, getResult } from "#contract/compare.ts";
import { listRuns } from "#contract/runs.ts";
import { listDatasets } from "#contract/datasets.ts";
import { getPrompt } from "#contract/prompts.ts";
import { bbhRecords, bbhTable } from "#testing/bbh.ts";
import { sharedData } from "#testing/shared-data.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const data = sharedData("bbh.jsonl.gz");
const promptTexts = sharedData("bbh_prompts.json");
const table = sharedData("bbh_table.json");

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe.skipIf(!data || !promptTexts || !table)("BIG-Bench Hard", () => {
  const p = "bbh";
  const runs = ["bbh-direct", "bbh-cot"];
  let lines: object[] = [];
  let answer: unknown;
  beforeAll(async () => {
    lines = bbhRecords(data!, promptTexts!);
    answer = await (await server.records(p, lines)).json();
  });
  const base = () => ({ base: server.url });

  it("takes every line", () => {
    expect(answer).toEqual({ accepted: lines.length, rejected: [], rejectedCount: 0 });
  });

  it("has two runs over 6,511 examples", async () => {
    const { items } = await call(listRuns, { p }, base());
    expect(
      items.map(({ id, resultCount, metrics }) => ({ id, resultCount, n: metrics[0]?.n })),
    ).toEqual([
      { id: "bbh-direct", resultCount: 6511, n: 6511 },
      { id: "bbh-cot", resultCount: 6511, n: 6511 },
    ]);
    const datasets = await call(listDatasets, { p }, base());
    expect(datasets.items).toMatchObject([
      { name: "bbh", exampleCount: 6511, metadataKeys: ["task"], runCount: 2 },
    ]);
    const prompt = await call(getPrompt, { p, name: "bbh" }, base());
    expect(prompt.versions.map(({ version }) => version).toSorted()).toEqual(["cot", "direct"]);
  });

  it("agrees with the reference table for every task", async () => {
    const compared = await call(
      compareRuns,
      { p, runs, baseline: "bbh-direct", slices: "task" },
      base(),
    );
    const reference = bbhTable.parse(JSON.parse(readFileSync(table!, "utf8")));
    const bySlice = new Map(
      compared.values.filter(({ run }) => run === "bbh-cot").map((value) => [value.slice, value]),
    );
    expect(bySlice.size).toBe(reference.length + 1);
    for (const { task, n, a, b, c, d, acc_direct, acc_cot } of reference) {
      const { value, paired } = bySlice.get(task)!;
      expect(value).toBeCloseTo(acc_cot, 12);
      expect(paired).toEqual({
        n,
        baseline: expect.closeTo(acc_direct, 12),
        value,
        wins: c,
        losses: b,
        ties: a + d,
      });
    }
    expect(bySlice.get("(all)")?.paired).toMatchObject({
      n: 6511,
      wins: 1981,
      losses: 573,
      ties: 3957,
    });
    expect(compared.sliceKeys).toEqual([{ key: "task", values: 27 }]);
  });

  it("pages, sorts and filters the matrix", async () => {
    const seen = new Set<string>();
    let cursor: string | undefined;
    const where = "task:word_sorting";
    do {
      const page = await call(
        compareExamples,
        { p, runs, where, show: "regressed", limit: 20, cursor },
        base(),
      );
      expect(page.total).toBe(44);
      for (const { example, delta, values } of page.items) {
        expect(example.startsWith("word_sorting/")).toBe(true);
        expect([delta, values]).toEqual([-1, [1, 0]]);
        seen.add(example);
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.size).toBe(44);
    const best = await call(compareExamples, { p, runs, sort: "best", limit: 1 }, base());
    expect(best).toMatchObject({ total: 6511, items: [{ delta: 1 }] });
    const improved = await call(compareExamples, { p, runs, show: "improved", limit: 1 }, base());
    expect(improved.total).toBe(1981);
    const phrase = "Remember that (i)";
    const holding = new Set(
      lines.flatMap((line) =>
        "output" in line && String(line.output).includes(phrase) && "example" in line
          ? [line.example]
          : [],
      ),
    );
    const text = await call(
      compareExamples,
      { p, runs, where: `output:"${phrase}"`, limit: 1 },
      base(),
    );
    expect(text.total).toBe(holding.size);
    expect(holding.size).toBeGreaterThan(100);
    const scored = await call(
      compareExamples,
      { p, runs, where: "correct:false task:snarks", limit: 1 },
      base(),
    );
    expect(scored.total).toBeGreaterThan(0);
  });

  it("shows one example whole", async () => {
    const detail = await call(getResult, { p, run: "bbh-cot", example: "snarks/000" }, base());
    expect(detail.example).toMatchObject({ id: "snarks/000", metadata: { task: "snarks" } });
    expect(detail.results).toHaveLength(1);
    expect(detail.results[0]?.scores).toMatchObject([{ metric: "correct", source: "code" }]);
  });
});

describe("runs of every shape", () => {
  const p = "shapes";
  const base = () => ({ base: server.url });
  beforeAll(async () => {
    await server.records(p, [
      { type: "metric", name: "seconds", kind: "score", direction: "down" },
      { type: "run", id: "a", dataset: "d" },
      { type: "run", id: "b", dataset: "d" },
      { type: "run", id: "totals" },
      ...["1", "2", "3"].map((id) => ({
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
        scores: { ok: true, seconds: 1 },
      },
      {
        type: "result",
        run: "a",
        example: "1",
        repetition: 1,
        output: "y",
        scores: { ok: false, seconds: 3 },
      },
      { type: "result", run: "a", example: "2", output: "z", scores: { ok: true, seconds: null } },
      { type: "result", run: "b", example: "1", output: "x", scores: { ok: true, seconds: 1 } },
      { type: "result", run: "b", example: "3", error: "it broke" },
      { type: "score", target: { run: "totals" }, metric: "ok", value: 0.744, n: 133 },
    ]);
  });

  it("takes the example as the unit, and unscored as unscored", async () => {
    const { values } = await call(compareRuns, { p, runs: ["a", "b"] }, base());
    const of = (run: string, metric: string) =>
      values.find((each) => each.run === run && each.metric === metric);
    expect(of("a", "ok")).toMatchObject({ value: 0.75, n: 2 });
    expect(of("a", "seconds")).toMatchObject({ value: 2, n: 1 });
    expect(of("b", "seconds")?.paired).toMatchObject({
      n: 1,
      wins: 1,
      losses: 0,
      baseline: 2,
      value: 1,
    });
    expect(of("b", "ok")?.paired).toMatchObject({ n: 1, wins: 1 });
  });

  it("shows failed and unfinished examples", async () => {
    const errored = await call(
      compareExamples,
      { p, runs: ["a", "b"], metric: "ok", show: "errored" },
      base(),
    );
    expect(errored.items.map(({ example }) => example)).toEqual(["3"]);
    expect(errored.items[0]?.cells).toMatchObject([{ run: "b", output: null, error: "it broke" }]);
    const unfinished = await call(
      compareExamples,
      { p, runs: ["a", "b"], metric: "ok", show: "unfinished" },
      base(),
    );
    expect(unfinished.items.map(({ example }) => example).toSorted()).toEqual(["2", "3"]);
    const all = await call(
      compareExamples,
      { p, runs: ["a", "b"], metric: "ok", sort: "example" },
      base(),
    );
    expect(all.items.map(({ example, values }) => [example, values])).toEqual([
      ["1", [0.5, 1]],
      ["2", [1, null]],
      ["3", [null, null]],
    ]);
  });

  it("keeps run totals with their n", async () => {
    const { items } = await call(listRuns, { p, search: "totals" }, base());
    expect(items[0]?.metrics).toEqual([{ metric: "ok", value: 0.744, n: 133 }]);
  });

  it("says where a filter is wrong", async () => {
    await expect(
      call(compareExamples, { p, runs: ["a", "b"], where: "ok:(" }, base()),
    ).rejects.toMatchObject({
      problem: { code: "bad_filter", position: expect.any(Number) },
    });
    await expect(call(compareRuns, { p, runs: ["a", "nope"] }, base())).rejects.toMatchObject({
      status: 404,
      problem: { detail: 'There is no run "nope" in shapes.' },
    });
  });
});

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { call } from "#client/call.ts";
import { compareRuns, type Comparison } from "#contract/compare.ts";
import { compareExamples, getResult } from "#contract/matrix.ts";
import { listRuns } from "#contract/runs.ts";
import { listDatasets } from "#contract/datasets.ts";
import { getPrompt } from "#contract/prompts.ts";
import { bbhRecords, bbhTable } from "#testing/bbh.ts";
import { sharedData } from "#testing/shared-data.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const data = sharedData("bbh.jsonl.gz");
const promptTexts = sharedData("bbh_prompts.json");
const table = sharedData("bbh_table.json");
const wanted = sharedData("bbh_verdicts.json");

const wantedVerdicts = z.object({
  verdicts: z.array(
    z.object({
      slice: z.string(),
      metric: z.string(),
      status: z.string(),
      reason: z.string(),
      baseline: z.number(),
      run: z.number(),
      effect: z.number(),
      ci: z.tuple([z.number(), z.number()]),
      p: z.number(),
      pAdjusted: z.number(),
      n: z.number(),
      wins: z.number(),
      losses: z.number(),
      ties: z.number(),
      mde80: z.number(),
      warnings: z.array(z.string()),
    }),
  ),
});

let server: TestServer;
const base = () => ({ base: server.url });

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe.skipIf(!data || !promptTexts || !table || !wanted)("BIG-Bench Hard", () => {
  const p = "bbh";
  const runs = ["bbh-direct", "bbh-cot"];
  let lines: object[] = [];
  let answer: unknown;
  let compared: Comparison;
  beforeAll(async () => {
    lines = bbhRecords(data!, promptTexts!);
    answer = await (await server.records(p, lines)).json();
    compared = await call(compareRuns, { p, runs, slices: "task" }, base());
  });

  it("takes every line", () => {
    expect(answer).toEqual({ accepted: lines.length, rejected: [], rejectedCount: 0 });
  });

  it("has two runs over 6,511 examples", async () => {
    const { items } = await call(listRuns, { p }, base());
    expect(
      items.map(({ id, resultCount, metrics }) => ({ id, resultCount, n: metrics[0]?.n })),
    ).toEqual([
      // Both started at the same moment: the one that came later is the later one.
      { id: "bbh-cot", resultCount: 6511, n: 6511 },
      { id: "bbh-direct", resultCount: 6511, n: 6511 },
    ]);
    const datasets = await call(listDatasets, { p }, base());
    expect(datasets.items).toMatchObject([
      { name: "bbh", exampleCount: 6511, metadataKeys: ["task"], runCount: 2 },
    ]);
    const prompt = await call(getPrompt, { p, name: "bbh" }, base());
    expect(prompt.versions.map(({ version }) => version).toSorted()).toEqual(["cot", "direct"]);
  });

  it("reaches the reference verdict in every slice", () => {
    const { verdicts } = wantedVerdicts.parse(JSON.parse(readFileSync(wanted!, "utf8")));
    const bySlice = new Map(compared.verdicts.map((verdict) => [verdict.slice, verdict]));
    expect(compared.verdicts).toHaveLength(verdicts.length);
    for (const each of verdicts) {
      const verdict = bySlice.get(each.slice)!;
      const unfinished = each.warnings.filter((code) => code === "run_has_unfinished_outputs");
      expect([each.slice, verdict]).toMatchObject([
        each.slice,
        {
          metric: each.metric,
          baseline: "bbh-direct",
          run: "bbh-cot",
          measure: "pass",
          status: each.status,
          reason: each.reason,
          changes: { wins: each.wins, losses: each.losses, ties: each.ties },
          n: { paired: each.n, onlyBaseline: 0, onlyRun: 0, unscored: 0, repeats: [1, 1] },
          values: {
            baseline: expect.closeTo(each.baseline, 12),
            run: expect.closeTo(each.run, 12),
            effect: expect.closeTo(each.effect, 12),
          },
          ci: { low: expect.closeTo(each.ci[0], 9), high: expect.closeTo(each.ci[1], 9) },
          mde: { value: expect.closeTo(each.mde80, 9) },
          warnings: expect.arrayContaining(unfinished),
        },
      ]);
      expect(verdict.p!.raw / each.p).toBeCloseTo(1, 9);
      expect(verdict.p!.adjusted! / each.pAdjusted).toBeCloseTo(1, 9);
      const others = (codes: readonly string[]) =>
        codes.filter((code) => code !== "run_has_unfinished_outputs").toSorted();
      expect([each.slice, others(verdict.warnings)]).toEqual([each.slice, others(each.warnings)]);
    }
  });

  it("counts 19 improved, 3 regressed and 5 undecided slices under a headline of +21.62 points", () => {
    const [headline, ...slices] = compared.verdicts;
    const count = (status: string) => slices.filter((each) => each.status === status).length;
    expect(["improved", "regressed", "not_enough_data"].map(count)).toEqual([19, 3, 5]);
    expect(headline).toMatchObject({
      slice: "(all)",
      changes: { wins: 1981, losses: 573 },
      p: { adjust: "holm", family: "headline", m: 1 },
    });
    expect(100 * headline!.values.effect!).toBeCloseTo(21.62, 2);
    expect(headline!.sentence).toMatch(/^Better: 4,816 instead of 3,408 of 6,511 right/);
    expect(slices[0]?.p).toMatchObject({ adjust: "bh", family: "slices", m: 27 });
  });

  it("has every run's own value and interval in every slice", () => {
    const reference = z
      .array(
        z.object({
          task: z.string(),
          n: z.number(),
          noans: z.number(),
          acc_direct: z.number(),
          acc_cot: z.number(),
          wilson_direct: z.tuple([z.number(), z.number()]),
          wilson_cot: z.tuple([z.number(), z.number()]),
        }),
      )
      .parse(JSON.parse(readFileSync(table!, "utf8")));
    const of = (run: string, slice: string) =>
      compared.values.find((each) => each.run === run && each.slice === slice);
    for (const each of reference) {
      for (const [run, value, wilson] of [
        ["bbh-direct", each.acc_direct, each.wilson_direct],
        ["bbh-cot", each.acc_cot, each.wilson_cot],
      ] as const)
        expect(of(run, each.task)).toMatchObject({
          metric: "correct",
          value: expect.closeTo(value, 12),
          low: expect.closeTo(wilson[0], 9),
          high: expect.closeTo(wilson[1], 9),
          n: each.n,
          errored: 0,
          unscored: 0,
          unfinished: run === "bbh-cot" ? each.noans : 0,
        });
    }
    expect(compared.sliceKeys).toEqual([{ key: "task", values: 27 }]);
    expect(compared.dataset).toEqual({
      name: "bbh",
      exampleCount: 6511,
      // Four questions occur twice, two of them with opposite answers.
      warnings: ["duplicate_examples", "conflicting_labels"],
    });
    expect(bbhTable.parse(JSON.parse(readFileSync(table!, "utf8")))).toHaveLength(27);
  });

  it("tells outputs that stop before an answer", async () => {
    const unfinished = (slice: string) =>
      compared.verdicts.find((each) => each.slice === slice)?.n.unfinished;
    expect([unfinished("word_sorting"), unfinished("(all)")]).toEqual([146, 236]);
    const shown = await call(
      compareExamples,
      { p, runs, show: "unfinished", where: "task:word_sorting", limit: 1 },
      base(),
    );
    expect(shown.total).toBe(146);
    expect(shown.items[0]?.cells.map(({ run, unfinished: cut }) => [run, cut])).toEqual([
      ["bbh-direct", false],
      ["bbh-cot", true],
    ]);
    const { example } = shown.items[0]!;
    const detail = await call(getResult, { p, run: "bbh-cot", example }, base());
    expect(detail.results[0]?.unfinished).toBe(true);
  });

  it("estimates what other tasks would show", () => {
    const [across] = compared.acrossSlices;
    expect(across).toMatchObject({ run: "bbh-cot", metric: "correct", n: 27 });
    const points = [across!.value!, across!.low!, across!.high!].map((x) => (100 * x).toFixed(1));
    expect(points).toEqual(["21.0", "12.0", "29.9"]);
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
      expect(page).toMatchObject({
        total: 44,
        counts: { all: 250, regressed: 44, improved: 19, disagree: 63, errored: 0 },
      });
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
    const jumped = await call(
      compareExamples,
      { p, runs, sort: "example", offset: 6510, limit: 5 },
      base(),
    );
    expect(jumped).toMatchObject({ nextCursor: null, items: [{ example: "word_sorting/249" }] });
    const improved = await call(compareExamples, { p, runs, show: "improved", limit: 1 }, base());
    expect(improved.total).toBe(1981);
  });

  it("filters by what outputs say and how they were scored", async () => {
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
    const filtered = await call(compareRuns, { p, runs, where: "task:snarks" }, base());
    expect(filtered.verdicts).toMatchObject([{ n: { paired: 178 }, changes: { losses: 35 } }]);
  });

  it("shows one example whole", async () => {
    const detail = await call(getResult, { p, run: "bbh-cot", example: "snarks/000" }, base());
    expect(detail.example).toMatchObject({ id: "snarks/000", metadata: { task: "snarks" } });
    expect(detail.results).toHaveLength(1);
    expect(detail.results[0]?.scores).toMatchObject([{ metric: "correct", source: "code" }]);
  });
});

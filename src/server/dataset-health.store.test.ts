import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { call } from "#client/call.ts";
import { compareRuns } from "#contract/compare.ts";
import { type DatasetHealth, getDatasetHealth } from "#contract/dataset-health.ts";
import { getPromptMetrics, getPromptVersion } from "#contract/prompts.ts";
import { listDatasetVersions } from "#contract/datasets.ts";
import { listRuns } from "#contract/runs.ts";
import { createTextHealth } from "#server/datasets/health/text-health.ts";
import { createJobs } from "#server/live/jobs.ts";
import { createLiveFeed } from "#server/live/live-feed.ts";
import { bbhRecords } from "#testing/bbh.ts";
import { eventually } from "#testing/eventually.ts";
import { sharedData } from "#testing/shared-data.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const data = sharedData("bbh.jsonl.gz");
const promptTexts = sharedData("bbh_prompts.json");
const verdicts = sharedData("bbh_verdicts.json");

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
const from = () => ({ base: server.url });

async function health(p: string, name: string, input: object = {}): Promise<DatasetHealth> {
  return eventually(async () => {
    const answer = await call(getDatasetHealth, { p, name, ...input }, from());
    if (answer.status === "running") throw new Error("still looking");
    return answer;
  });
}

describe.skipIf(!data || !promptTexts || !verdicts)("BIG-Bench Hard", () => {
  const p = "bbh";
  let found: DatasetHealth;
  beforeAll(async () => {
    await server.records(p, bbhRecords(data!, promptTexts!));
    found = await health(p, "bbh");
  });

  it("is sliced by task and has one version, which both runs used", async () => {
    expect([found.slices, found.sliceKeys]).toEqual(["task", [{ key: "task", values: 27 }]]);
    const { items } = await call(listDatasetVersions, { p, name: "bbh" }, from());
    expect(items).toMatchObject([{ number: 1, exampleCount: 6511, runCount: 2, present: true }]);
    const { items: runs } = await call(listRuns, { p }, from());
    expect(runs.map(({ datasetVersion }) => datasetVersion)).toEqual([1, 1]);
  });

  it("has four duplicate pairs, two with opposite answers", () => {
    expect(found.texts?.duplicates).toMatchObject({
      pairCount: 4,
      groupCount: 4,
      extraCount: 4,
      conflictCount: 2,
      groups: [
        { examples: ["causal_judgement/032", "causal_judgement/119"], conflicting: true },
        { examples: ["causal_judgement/036", "causal_judgement/104"], conflicting: true },
        { conflicting: false },
        { conflicting: false },
      ],
    });
  });

  it("has near duplicates above all in one task", () => {
    expect(found.texts?.near).toMatchObject({ pairCount: 32_160, threshold: 0.8 });
    expect(found.texts?.near.slices[0]).toMatchObject({
      slice: "dyck_languages",
      pairCount: 31_125,
      exampleCount: 250,
      method: "exact",
      complete: true,
    });
    expect(found.texts?.near.slices).toHaveLength(27);
  });

  it("finds the four examples that stand in the prompt with worked answers", () => {
    const overlap = found.texts?.overlap;
    expect(overlap).toMatchObject({ exampleCount: 4, uncheckedPrompts: 0 });
    const cot = overlap?.prompts.find(({ version }) => version === "cot");
    expect(cot?.examples.map(({ id }) => id).toSorted()).toEqual([
      "causal_judgement/128",
      "tracking_shuffled_objects_three_objects/057",
      "tracking_shuffled_objects_three_objects/143",
      "tracking_shuffled_objects_three_objects/243",
    ]);
  });

  it("counts what every run and no run gets right", () => {
    expect(found.results).toMatchObject({
      metric: "correct",
      runs: ["bbh-direct", "bbh-cot"],
      baseline: "bbh-direct",
      other: "bbh-cot",
      saturated: { count: 2835 },
      neverSolved: { count: 1122 },
    });
  });

  it("shows what each task can tell, as the reference does", () => {
    const { verdicts: reference } = z
      .object({ verdicts: z.array(z.object({ slice: z.string(), mde80: z.number() })) })
      .parse(JSON.parse(readFileSync(verdicts!, "utf8")));
    expect(reference).toHaveLength(28);
    const power = new Map(found.results?.power.map((each) => [each.slice, each]));
    expect(power.size).toBe(28);
    expect(power.get("(all)")).toMatchObject({ n: 6511, basis: "pair", changed: 2554 });
    for (const { slice, mde80 } of reference) expect(power.get(slice)?.mde).toBeCloseTo(mde80, 9);
  });

  it("gives the prompt's versions their rates with Wilson's intervals", async () => {
    const { values } = await call(getPromptMetrics, { p, name: "bbh" }, from());
    expect(values).toMatchObject([
      { version: "cot", dataset: "bbh", metric: "correct", n: 6511, method: "wilson" },
      { version: "direct", n: 6511, runs: ["bbh-direct"], models: ["code-davinci-002"] },
    ]);
    expect(values.map(({ value }) => value)).toEqual([
      expect.closeTo(4816 / 6511, 12),
      expect.closeTo(3408 / 6511, 12),
    ]);
    const cot = await call(getPromptVersion, { p, name: "bbh", version: "cot" }, from());
    expect(cot).toMatchObject({
      experiments: ["bbh"],
      datasets: ["bbh"],
      runCount: 1,
      runs: [{ id: "bbh-cot" }],
    });
    expect(cot.template).toHaveLength(cot.templateLength);
  });
});

describe("small datasets", () => {
  it("with one run assume what a second would do, and count failures as wrong", async () => {
    const p = "one";
    await server.records(p, [
      { type: "metric", name: "ok", kind: "pass" },
      { type: "run", id: "r", dataset: "d" },
      ...Array.from({ length: 20 }, (_, at) => ({
        type: "example",
        dataset: "d",
        id: String(at),
        input: `question ${at}`,
      })),
      ...Array.from({ length: 10 }, (_, at) => ({
        type: "result",
        run: "r",
        example: String(at),
        ...(at < 5 ? { output: "x", scores: { ok: true } } : { error: "broke" }),
      })),
      { type: "example", dataset: "d", id: "gone", input: "question 1", removed: true },
    ]);
    const found = await health(p, "d");
    expect(found).toMatchObject({ slices: "", metrics: ["ok"] });
    expect(found.results).toMatchObject({
      other: null,
      saturated: { count: 5 },
      neverSolved: { count: 5 },
      power: [{ slice: "(all)", n: 10, value: 0.5, basis: "assumed", changed: null }],
    });
    expect(found.texts).toMatchObject({ exampleCount: 20, duplicates: { pairCount: 0 } });
  });

  it("are looked at again when they change, also by a comparison", async () => {
    const p = "changing";
    const at = { project: p, dataset: "d" };
    const example = (id: string, reference: string) => ({
      type: "example",
      dataset: "d",
      id,
      input: "Same?",
      reference,
    });
    const textHealth = createTextHealth(server.store.db, createJobs(createLiveFeed()));
    await server.records(p, [example("a", "yes")]);
    expect(await textHealth.warnings(at)).toEqual([]);
    await server.records(p, [example("b", "no")]);
    expect(await textHealth.warnings(at)).toEqual(["duplicate_examples", "conflicting_labels"]);
    expect((await health(p, "d")).texts?.duplicates).toMatchObject({ conflictCount: 1 });
    await server.records(p, [
      ...["r", "s"].map((id) => ({ type: "run", id, dataset: "d" })),
      ...["r", "s"].map((run) => ({ type: "result", run, example: "a", output: "yes" })),
    ]);
    const { dataset } = await call(compareRuns, { p, runs: ["r", "s"] }, from());
    expect(dataset.warnings).toEqual(["duplicate_examples", "conflicting_labels"]);
    await server.records(p, [{ type: "example", dataset: "d", id: "b", removed: true }]);
    expect((await health(p, "d")).texts?.duplicates.pairCount).toBe(0);
  });

  it("without examples or results have nothing to tell, and say so of unknown metrics", async () => {
    expect(await health("nothing", "d")).toMatchObject({
      metrics: [],
      results: null,
      texts: { exampleCount: 0, near: { pairCount: 0 } },
    });
    await expect(
      call(getDatasetHealth, { p: "one", name: "d", metric: "none" }, from()),
    ).rejects.toMatchObject({ status: 404 });
  });
});

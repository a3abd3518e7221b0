import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { call, callForm } from "#client/call.ts";
import { compareExamplesAmong, compareRuns } from "#contract/compare.ts";
import {
  getProjection,
  listEmbeddingSets,
  readPoints,
  searchPoints,
  startProjection,
} from "#contract/embeddings.ts";
import {
  getColourColumn,
  getPointColumns,
  type PointColumns,
  subjectAt,
} from "#contract/embeddings/point-columns.ts";
import { getCoverage } from "#contract/embeddings/coverage.ts";
import { getNeighbours } from "#contract/embeddings/neighbours.ts";
import { createEmbedder } from "#demo/app/embedding.ts";
import { bbhRecords, bbhTable } from "#testing/bbh.ts";
import { eventually } from "#testing/eventually.ts";
import { sharedData } from "#testing/shared-data.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const data = sharedData("bbh.jsonl.gz");
const p = "bbh";
const place = { p, set: "questions", model: "ngrams" };
const example = z.object({
  type: z.literal("example"),
  id: z.string(),
  input: z.string(),
  metadata: z.object({ task: z.string() }),
});
const tasks = ["word_sorting", "snarks", "navigate"];
const runs = ["bbh-direct", "bbh-cot"];

let server: TestServer | undefined;
let base = { base: "" };
let examples: z.output<typeof example>[] = [];

beforeAll(async () => {
  if (!data) return;
  server = await startTestServer();
  base = { base: server.url };
  const records = bbhRecords(data, sharedData("bbh_prompts.json")!);
  await server!.records(p, records);
  examples = records
    .flatMap((record) => example.safeParse(record).data ?? [])
    .filter(({ metadata }) => tasks.includes(metadata.task));
  const embed = createEmbedder(examples.map(({ input }) => input));
  await server!.records(
    p,
    examples.map(({ id, input }) => ({
      type: "embedding",
      set: place.set,
      model: place.model,
      subject: { example: id, dataset: "bbh" },
      text: input,
      vector: embed(input),
    })),
  );
}, 120_000);
afterAll(() => server?.close());

function idsOf(points: PointColumns): string[] {
  return Array.from({ length: points.facts.count }, (_, at) => {
    const subject = subjectAt(points, at);
    return "example" in subject ? subject.example : "";
  });
}

describe.skipIf(!data)("the map of BIG-Bench Hard questions", () => {
  it("lists sets with what they hold", async () => {
    const { items } = await call(listEmbeddingSets, { p }, base);
    expect(items).toMatchObject([
      {
        name: "questions",
        model: "ngrams",
        dimensions: 256,
        count: examples.length,
        kinds: { example: examples.length, span: 0 },
        datasets: ["bbh"],
      },
    ]);
  });

  it("shows PCA at once, UMAP when it is drawn, and places later points without moving others", async () => {
    const first = await callForm(getPointColumns, place, base);
    expect(first.facts).toMatchObject({ method: "pca", count: examples.length, odd: 0, job: null });
    expect(idsOf(first).toSorted()).toEqual(examples.map(({ id }) => id).toSorted());

    const job = await call(startProjection, place, { ...base, body: undefined });
    expect(job).toMatchObject({ kind: "projection", status: "running" });
    await eventually(async () => {
      const { method } = await call(getProjection, place, base);
      expect(method).toBe("umap");
    }, 50_000);
    const drawn = await callForm(getPointColumns, place, base);
    expect(drawn.facts.quality!.trust).toBeGreaterThan(0.7);
    expect(drawn.facts.clusters.length).toBeGreaterThan(1);
    // Kept, and not drawn again.
    const again = await callForm(getPointColumns, place, base);
    expect(again.positions).toEqual(drawn.positions);

    await server!.records(p, [
      {
        type: "embedding",
        set: place.set,
        model: place.model,
        text: "Sort these words: pear apple",
        subject: {
          traceId: "a".repeat(32),
          spanId: "b".repeat(16),
        },
        vector: createEmbedder(examples.map(({ input }) => input))("Sort these words: pear apple"),
      },
    ]);
    const later = await callForm(getPointColumns, place, base);
    expect(later.facts).toMatchObject({
      placed: 1,
      count: examples.length + 1,
      bounds: drawn.facts.bounds,
    });
    expect(later.positions.slice(0, drawn.positions.length)).toEqual(drawn.positions);
  });

  it("colours by who wins, by a score and by metadata", async () => {
    const table = bbhTable.parse(JSON.parse(readFileSync(sharedData("bbh_table.json")!, "utf8")));
    const sum = (key: "a" | "b" | "c" | "d") =>
      table.filter(({ task }) => tasks.includes(task)).reduce((all, each) => all + each[key], 0);
    const wins = await callForm(getColourColumn, { ...place, by: "wins", runs }, base);
    expect(wins.facts).toMatchObject({
      names: ["A wins", "B wins", "both right", "both wrong"],
      metric: "correct",
      without: 1,
    });
    const bySize = (one: number, other: number) => one - other;
    expect(wins.facts.counts.toSorted(bySize)).toEqual(
      (["a", "b", "c", "d"] as const).map(sum).toSorted(bySize),
    );

    const score = await callForm(
      getColourColumn,
      { ...place, by: "score", runs: ["bbh-cot"] },
      base,
    );
    expect(score.facts.names).toEqual(["wrong", "sometimes right", "right"]);
    const task = await callForm(getColourColumn, { ...place, by: "metadata", key: "task" }, base);
    expect(task.facts.names.toSorted()).toEqual(tasks.toSorted());
  });

  it("gives the verdict of the examples of a selection", async () => {
    const ids = examples
      .filter(({ metadata }) => metadata.task === "word_sorting")
      .map(({ id }) => id);
    const query = { p, runs, metrics: ["correct"] };
    const among = await call(compareExamplesAmong, query, { ...base, body: { examples: ids } });
    const verdict = among.verdicts.find(({ metric }) => metric === "correct")!;
    const table = bbhTable.parse(JSON.parse(readFileSync(sharedData("bbh_table.json")!, "utf8")));
    const row = table.find(({ task }) => task === "word_sorting")!;
    expect(verdict.n.paired).toBe(row.n);
    expect(verdict.changes.wins + verdict.changes.losses).toBe(row.b + row.c);
    const filtered = await call(compareRuns, { ...query, where: "task:word_sorting" }, base);
    expect(verdict).toEqual(filtered.verdicts.find(({ metric }) => metric === "correct"));
  });

  it("finds points by text, reads their texts, and knows their neighbours", async () => {
    const points = await callForm(getPointColumns, place, base);
    const { places } = await call(searchPoints, { ...place, text: "SARCASTIC statement" }, base);
    const snarks = examples.filter(
      ({ input }) => /sarcastic/i.test(input) && /statement/i.test(input),
    );
    expect(places.length).toBe(snarks.length);
    const subject = subjectAt(points, places[0]!);
    const { items } = await call(readPoints, place, { ...base, body: { subjects: [subject] } });
    expect(items[0]!.text).toMatch(/sarcastic/i);
    const near = await call(
      getNeighbours,
      { ...place, subject: JSON.stringify(subject), k: 5 },
      base,
    );
    expect(near.items).toHaveLength(5);
    expect(near.items[0]!.similarity).toBeGreaterThanOrEqual(near.items[4]!.similarity);
  });

  it("says what is wrong", async () => {
    await expect(call(getProjection, { ...place, set: "none" }, base)).rejects.toThrow(
      /no embedding set "none"/,
    );
    await expect(
      callForm(getColourColumn, { ...place, by: "wins", runs: ["bbh-cot"] }, base),
    ).rejects.toThrow(/two runs/);
  });

  it("measures how far the dataset reaches over production", async () => {
    const embed = createEmbedder(examples.map(({ input }) => input));
    const asked = [
      ...examples.slice(0, 20).map(({ input }) => input),
      ...Array.from({ length: 20 }, (_, n) => `zzz qqq xxyy wwvv kkjj ${n}`),
    ];
    await server!.records(
      p,
      asked.map((text, n) => ({
        type: "embedding",
        set: place.set,
        model: place.model,
        text,
        vector: embed(text),
        subject: {
          traceId: String(n).padStart(32, "c"),
          spanId: "d".repeat(16),
        },
      })),
    );
    const coverage = await call(getCoverage, place, base);
    expect(coverage).toMatchObject({ dataset: "bbh", examples: examples.length, production: 41 });
    expect(coverage.covered).toBeGreaterThanOrEqual(20);
    expect(coverage.covered).toBeLessThanOrEqual(22);
    expect(coverage.holes[0]).toMatchObject({
      label: expect.stringMatching(/zzz|qqq|xxyy|wwvv|kkjj/),
    });
    expect(coverage.drift!.p).toBeLessThan(0.05);
    await expect(call(getCoverage, { ...place, dataset: "no" }, base)).rejects.toThrow(/"no"/);
  });
});

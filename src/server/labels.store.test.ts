import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { call } from "#client/call.ts";
import {
  getLabelProgress,
  getLabelQueue,
  listLabelMetrics,
  type ResultKey,
} from "#contract/labels.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
const base = () => ({ base: server.url });

const p = "labels";
const runs = ["a", "b"];
const judge1 = { name: "grader", version: "1" };
const judge2 = { name: "grader", version: "2" };
const exampleCount = 30;
const examples = Array.from({ length: exampleCount }, (_, index) => `e${index}`);

/** A score by a judge or a person. */
function score(run: string, example: string, value: unknown, by: object): object {
  return { type: "score", target: { run, example }, metric: "good", value, ...by };
}
const byJudge = (evaluator: object) => ({ source: "llm", evaluator });
const byPerson = (annotator: string) => ({ source: "human", annotator });

beforeAll(async () => {
  await server.records(p, [
    { type: "metric", name: "good", kind: "score", range: [0, 1] },
    { type: "metric", name: "tone", kind: "label" },
    ...runs.map((id) => ({ type: "run", id, dataset: "d" })),
    { type: "run", id: "other", dataset: "elsewhere" },
    ...examples.flatMap((id, index) => [
      { type: "example", dataset: "d", id, input: id, metadata: { half: String(index % 2) } },
      // The last example failed in run b: there is nothing to score.
      ...runs.map((run) => ({
        type: "result",
        run,
        example: id,
        ...(run === "b" && index === exampleCount - 1 ? { error: "no" } : { output: "out" }),
      })),
      score("a", id, index < 10 ? 0.5 : 0.9, byJudge(judge1)),
      score("a", id, index < 5 ? 0.1 : 0.9, byJudge(judge2)),
    ]),
    // grace differs from version 2 on e5 … e7 and from version 1 nowhere by a quarter of the range or more.
    ...["e5", "e6", "e7"].map((id) => score("a", id, 0.6, byPerson("grace"))),
    score("a", "e8", 0.8, byPerson("grace")),
    score("a", "e9", 0.2, byPerson("grace")),
    // Taken back.
    score("a", "e9", null, byPerson("grace")),
    score("a", "e5", 0.7, byPerson("ada")),
    ...[
      ["e0", "warm"],
      ["e1", "warm"],
      ["e2", "cold"],
    ].map(([example, value]) => ({
      type: "score",
      target: { run: "a", example },
      metric: "tone",
      value,
      ...byPerson("grace"),
    })),
  ]);
});

type QueueInput = Partial<z.output<typeof getLabelQueue.input>>;

/** The whole queue, read in small pages. */
async function readAll(input: QueueInput): Promise<string[]> {
  const items: ResultKey[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(
      getLabelQueue,
      { p, metric: "good", runs, limit: 7, ...input, cursor },
      base(),
    );
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return items.map(nameOf);
}

function nameOf({ run, example, repetition }: ResultKey): string {
  return `${run}/${example}/${repetition}`;
}

const all = runs
  .flatMap((run) => examples.map((example) => `${run}/${example}/0`))
  .filter((name) => name !== `b/e${exampleCount - 1}/0`)
  .toSorted();

describe("a queue", () => {
  it("holds every result that did not fail once, over all pages", async () => {
    expect((await readAll({})).toSorted()).toEqual(all);
  });

  it("has the order of its seed, and another for another seed and metric", async () => {
    const [one, again, other] = await Promise.all([
      readAll({ seed: 1 }),
      readAll({ seed: 1 }),
      readAll({ seed: 2 }),
    ]);
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect(await readAll({ seed: 1, metric: "tone" })).not.toEqual(one);
    expect(one).not.toEqual(one.toSorted());
  });

  it("leaves out what the annotator has scored, not what was taken back or others scored", async () => {
    const left = await readAll({ which: "unscored", annotator: "grace" });
    const scored = new Set(["a/e5/0", "a/e6/0", "a/e7/0", "a/e8/0"]);
    expect(left.toSorted()).toEqual(all.filter((name) => !scored.has(name)));
    expect(await readAll({ which: "unscored", annotator: "ada" })).toHaveLength(all.length - 1);
    expect(await readAll({ which: "unscored" })).toHaveLength(all.length);
  });

  it("takes a random sample that grows with n and keeps its order", async () => {
    const whole = await readAll({ seed: 3 });
    expect(await readAll({ seed: 3, which: "random", n: 12 })).toEqual(whole.slice(0, 12));
    expect(await readAll({ seed: 3, which: "random", n: 20 })).toEqual(whole.slice(0, 20));
  });

  it("finds disagreement of the judge asked for, each version apart", async () => {
    const of = async (judge: string | undefined) =>
      (await readAll({ which: "disagree", judge })).toSorted();
    // e5: people say 0.65 on average, e6 and e7 0.6; version 2 says 0.9 and version 1 0.5.
    expect(await of("llm:grader@2")).toEqual(["a/e6/0", "a/e7/0"]);
    expect(await of("llm:grader@1")).toEqual(["a/e8/0"]);
    // The newest version stands where none is named.
    expect(await of(undefined)).toEqual(["a/e6/0", "a/e7/0"]);
    expect(await of("llm:nobody")).toEqual([]);
  });

  it("finds scores near the middle", async () => {
    const unsure = await readAll({ which: "uncertain", judge: "llm:grader@1" });
    expect(unsure.toSorted()).toEqual(examples.slice(0, 10).map((id) => `a/${id}/0`));
    expect(await readAll({ which: "uncertain", judge: "llm:grader@2" })).toEqual([]);
    expect(await readAll({ which: "uncertain", metric: "tone" })).toEqual([]);
  });

  it("says what judge and people gave only where it is asked to", async () => {
    const input = { p, metric: "good", runs, which: "disagree" as const, judge: "llm:grader@1" };
    const ask = async (scores: boolean) =>
      (await call(getLabelQueue, { ...input, scores }, base())).items;
    expect(await ask(true)).toEqual([
      { run: "a", example: "e8", repetition: 0, judge: 0.5, people: 0.8 },
    ]);
    expect(await ask(false)).toMatchObject([{ judge: null, people: null }]);
    const tones = await call(
      getLabelQueue,
      { p, metric: "tone", runs, where: "example:e2", scores: true, from: ["a", "e2", "0"] },
      base(),
    );
    expect(tones.items.find(({ run }) => run === "a")).toMatchObject({
      judge: null,
      people: "cold",
    });
  });

  it("filters by the examples", async () => {
    const half = await readAll({ where: "half:1" });
    expect(half.every((name) => Number(/e(\d+)/.exec(name)![1]) % 2 === 1)).toBe(true);
    expect(half).toHaveLength(29);
  });

  it("starts at a result asked for, goes back from there, and meets itself", async () => {
    const whole = await readAll({ seed: 5 });
    const middle = whole[20]!.split("/");
    const input = { p, metric: "good", runs, seed: 5, limit: 6 };
    const page = await call(getLabelQueue, { ...input, from: middle }, base());
    expect(page.items.map(nameOf)).toEqual(whole.slice(20, 26));
    const before = await call(
      getLabelQueue,
      { ...input, cursor: page.previousCursor!, back: true },
      base(),
    );
    expect(before.items.map(nameOf)).toEqual(whole.slice(14, 20));
    const after = await call(getLabelQueue, { ...input, cursor: before.nextCursor! }, base());
    expect(after.items.map(nameOf)).toEqual(whole.slice(20, 26));
  });

  it("starts at the first result that the annotator has not scored", async () => {
    const whole = await readAll({ seed: 6, which: "disagree" });
    const first = whole[0]!.split("/");
    const input = { p, metric: "good", runs, seed: 6, which: "disagree" as const };
    const of = async (annotator: string) =>
      (await call(getLabelQueue, { ...input, annotator }, base())).items.map(nameOf);
    expect(await of("new")).toEqual(whole);
    await server.records(p, [score("a", first[1]!, 0.6, byPerson("new"))]);
    expect(await of("new")).toEqual(whole.slice(1));
  });

  it("refuses what it cannot read, and says where", async () => {
    const ask = (input: QueueInput) =>
      call(getLabelQueue, { p, metric: "good", runs, ...input }, base());
    await expect(ask({ where: "half:(" })).rejects.toMatchObject({
      problem: { code: "bad_filter", position: expect.any(Number) },
    });
    await expect(ask({ metric: "nothing" })).rejects.toMatchObject({ status: 404 });
    await expect(ask({ runs: ["a", "nope"] })).rejects.toMatchObject({ status: 404 });
    await expect(ask({ runs: ["a", "other"] })).rejects.toMatchObject({
      problem: { code: "bad_request", detail: expect.stringContaining("different datasets") },
    });
    await expect(ask({ cursor: "zzz" })).rejects.toMatchObject({ status: 400 });
    await expect(ask({ from: ["a", "e1", "-1"] })).rejects.toMatchObject({ status: 400 });
    await expect(ask({ from: ["a"] })).rejects.toMatchObject({ status: 400 });
    await expect(ask({ runs: [] })).rejects.toMatchObject({ status: 400 });
  });
});

describe("the progress of a queue", () => {
  it("counts what one and all have scored", async () => {
    const ask = (input: QueueInput) =>
      call(getLabelProgress, { p, metric: "good", runs, ...input }, base());
    expect(await ask({ annotator: "grace", which: "unscored" })).toMatchObject({
      total: all.length,
      scored: 4,
      judge: null,
    });
    expect(await ask({ which: "disagree" })).toMatchObject({
      total: 2,
      judge: { id: "llm:grader@2", source: "llm", name: "grader", version: "2" },
      apart: 0.25,
      middle: [expect.closeTo(1 / 3, 12), expect.closeTo(2 / 3, 12)],
    });
    const { annotators } = await ask({});
    expect(annotators.find(({ name }) => name === "grace")).toEqual({ name: "grace", scored: 4 });
    expect(annotators.find(({ name }) => name === "ada")).toEqual({ name: "ada", scored: 1 });
    expect(
      await ask({ which: "uncertain", judge: "llm:grader@1", annotator: "grace" }),
    ).toMatchObject({
      total: 10,
      scored: 4,
    });
    expect(await ask({ which: "random", n: 9 })).toMatchObject({ total: 9 });
    expect(await ask({ metric: "tone" })).toMatchObject({ judge: null, apart: null, middle: null });
  });
});

it("lists metrics with their labels, judges and people", async () => {
  const { items } = await call(listLabelMetrics, { p, runs }, base());
  const [good, tone] = items;
  expect(good).toMatchObject({
    metric: { name: "good", kind: "score" },
    labels: [],
    seen: [0.1, 0.9],
    judges: [
      { id: "llm:grader@2", version: "2", scored: exampleCount },
      { id: "llm:grader@1", version: "1", scored: exampleCount },
    ],
  });
  expect(good!.people.find(({ name }) => name === "grace")?.scored).toBe(4);
  expect(tone).toMatchObject({
    metric: { name: "tone", kind: "label" },
    labels: ["warm", "cold"],
    seen: null,
    judges: [],
    people: [{ name: "grace", scored: 3 }],
  });
});

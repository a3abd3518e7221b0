import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import {
  diffDatasetVersions,
  getDatasetSchema,
  getExample,
  listDatasets,
  listDatasetVersions,
  listExamples,
} from "#contract/datasets.ts";
import { getRun } from "#contract/runs.ts";
import { migrate } from "#server/store/migrate.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const from = () => ({ base: server.url });
const example = (id: string, input: unknown, more: object = {}) => ({
  type: "example",
  dataset: "d",
  id,
  input,
  ...more,
});
const results = (run: string, ids: readonly string[]) => [
  { type: "run", id: run, dataset: "d" },
  ...ids.map((id) => ({ type: "result", run, example: id, output: id, scores: { ok: true } })),
];

async function exported(p: string): Promise<string> {
  return (await fetch(`${server.url}/api/v1/projects/${p}/export`)).text();
}

describe("a dataset that changes between runs", () => {
  const p = "versions";
  const name = "d";
  beforeAll(async () => {
    // Results may come before the examples they are of.
    await server.records(p, [
      ...results("first", ["a", "b"]),
      ...["a", "b", "c"].map((id) => example(id, `question ${id}`, { split: "test" })),
    ]);
    await server.records(p, results("again", ["c"]));
    await server.records(p, [
      example("b", "question b, mended", { split: "test", metadata: { hard: true } }),
      example("d", "a new question"),
      { type: "example", dataset: "d", id: "c", removed: true },
    ]);
    // Sent again as it was: nothing changes.
    await server.records(p, [example("a", "question a", { split: "test" })]);
    await server.records(p, results("second", ["a", "b", "d"]));
    await server.records(p, [example("c", "question c", { split: "test" })]);
  });

  it("has a version for each state that a run used, and the present", async () => {
    const { items } = await call(listDatasetVersions, { p, name }, from());
    expect(
      items.map(({ number, exampleCount, added, removed, changed, runs, present }) => ({
        number,
        counts: [exampleCount, added, removed, changed],
        runs: runs.toSorted(),
        present,
      })),
    ).toEqual([
      { number: 1, counts: [3, null, null, null], runs: ["again", "first"], present: false },
      { number: 2, counts: [3, 1, 1, 1], runs: ["second"], present: false },
      { number: 3, counts: [4, 1, 0, 0], runs: [], present: true },
    ]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(3);
    expect(items.every(({ at }) => at !== null)).toBe(true);
  });

  it("says of each run which version it used", async () => {
    const of = async (id: string) => (await call(getRun, { p, id }, from())).datasetVersion;
    expect([await of("first"), await of("again"), await of("second")]).toEqual([1, 1, 2]);
    await server.records(p, [{ type: "run", id: "empty", dataset: "d" }]);
    expect(await of("empty")).toBeNull();
  });

  it("shows what changed, with the contents on both sides", async () => {
    const diff = await call(diffDatasetVersions, { p, name, from: "1", to: "2" }, from());
    expect(diff).toMatchObject({ added: 1, removed: 1, changed: 1, nextCursor: null });
    expect(diff.items).toMatchObject([
      {
        id: "b",
        change: "changed",
        before: { input: "question b", metadata: {} },
        after: { input: "question b, mended", metadata: { hard: "true" }, split: "test" },
      },
      { id: "c", change: "removed", before: { input: "question c" }, after: null },
      { id: "d", change: "added", before: null, after: { input: "a new question", split: null } },
    ]);
    const first = await call(
      diffDatasetVersions,
      { p, name, from: diff.from.id, to: diff.to.id, change: "removed", limit: 1 },
      from(),
    );
    expect(first.items.map(({ id }) => id)).toEqual(["c"]);
    const paged = await call(
      diffDatasetVersions,
      { p, name, from: "1", to: "2", limit: 1, cursor: "b" },
      from(),
    );
    expect([paged.items[0]?.id, paged.nextCursor]).toEqual(["c", "c"]);
    await expect(
      call(diffDatasetVersions, { p, name, from: "1", to: "9" }, from()),
    ).rejects.toMatchObject({ status: 404, problem: { hint: "It has versions 1 to 3." } });
  });

  it("lists the examples of any version", async () => {
    const inputs = async (version?: string) =>
      (await call(listExamples, { p, name, ...(version && { version }) }, from())).items.map(
        ({ input }) => input,
      );
    expect(await inputs("1")).toEqual(["question a", "question b", "question c"]);
    expect(await inputs("2")).toEqual(["question a", "question b, mended", "a new question"]);
    expect(await inputs()).toHaveLength(4);
  });

  it("finds, filters, cuts and counts examples", async () => {
    const ids = async (input: object) => {
      const page = await call(listExamples, { p, name, ...input }, from());
      return [page.total, page.items.map(({ id }) => id)];
    };
    expect(await ids({ search: "MENDED" })).toEqual([1, ["b"]]);
    expect(await ids({ where: "hard:true -split:train" })).toEqual([1, ["b"]]);
    expect(await ids({ where: "input:new OR example:a" })).toEqual([2, ["a", "d"]]);
    expect(await ids({ split: "test" })).toEqual([3, ["a", "b", "c"]]);
    expect(await ids({ split: "" })).toEqual([1, ["d"]]);
    expect(await ids({ limit: 2, cursor: "b" })).toEqual([null, ["c", "d"]]);
    const { items } = await call(listExamples, { p, name, characters: 4, limit: 1 }, from());
    expect(items[0]?.input).toBe("ques");
    await expect(ids({ where: "split:(" })).rejects.toMatchObject({
      problem: { code: "bad_filter" },
    });
  });

  it("shows one example with its history and every result", async () => {
    const c = await call(getExample, { p, name, id: "c" }, from());
    expect(c.present).toBe(true);
    expect(c.history.map(({ change }) => change)).toEqual(["added", "removed", "added"]);
    expect(c.results.map(({ run }) => run)).toEqual(["again"]);
    const b = await call(getExample, { p, name, id: "b" }, from());
    expect(b.history.map(({ content }) => content?.input)).toEqual([
      "question b, mended",
      "question b",
    ]);
    expect(b.results).toMatchObject([
      { run: "second", output: "b", scores: [{ metric: "ok", value: 1 }] },
      { run: "first" },
    ]);
    await expect(call(getExample, { p, name, id: "z" }, from())).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe("examples that left", () => {
  const p = "removed";
  beforeAll(async () => {
    await server.records(p, [
      example("a", "x"),
      example("b", "y", { removed: true }),
      { type: "example", dataset: "d", id: "a", removed: true },
      { type: "example", dataset: "d", id: "never", removed: true },
      example("c", { messages: [1] }),
    ]);
  });

  it("are not counted or listed, and come out of the export as removed", async () => {
    const { items } = await call(listDatasets, { p }, from());
    expect(items).toMatchObject([{ name: "d", exampleCount: 1 }]);
    const listed = await call(listExamples, { p, name: "d" }, from());
    expect([listed.total, listed.items.map(({ id }) => id)]).toEqual([1, ["c"]]);
    expect((await call(getExample, { p, name: "d", id: "a" }, from())).present).toBe(false);
    const lines = await exported(p);
    expect(lines).toContain('{"type":"example","dataset":"d","id":"a","input":"x","removed":true}');
    await server.records("removed-again", lines.trim().split("\n"));
    expect(await exported("removed-again")).toBe(lines);
    const again = await call(listExamples, { p: "removed-again", name: "d" }, from());
    expect(again.items.map(({ id }) => id)).toEqual(["c"]);
  });

  it("need no content, which every other example needs", async () => {
    const answer: unknown = await (
      await server.records(p, [{ type: "example", dataset: "d", id: "q" }])
    ).json();
    expect(answer).toMatchObject({ rejectedCount: 1, rejected: [{ message: "input: missing" }] });
  });
});

it("describes fields and splits", async () => {
  const p = "schema";
  await server.records(p, [
    example("1", { question: "a", n: 1 }, { reference: "yes", metadata: { topic: "x", level: 1 } }),
    example("2", { question: "b", n: 2.5 }, { reference: "no", metadata: { topic: "x" } }),
    example("3", "plain", { reference: { any: true }, metadata: { topic: "y" }, split: "test" }),
    example("4", ["list"], { metadata: { topic: null } }),
  ]);
  const schema = await call(getDatasetSchema, { p, name: "d" }, from());
  expect(schema.exampleCount).toBe(4);
  expect(schema.splits).toEqual([
    { split: null, count: 3 },
    { split: "test", count: 1 },
  ]);
  const field = (place: string, key: string) =>
    schema.fields.find((each) => each.place === place && each.key === key);
  expect(field("input", "")?.types).toEqual([
    { type: "object", count: 2 },
    { type: "list", count: 1 },
    { type: "text", count: 1 },
  ]);
  expect(field("input", "n")).toMatchObject({
    count: 2,
    distinct: 2,
    types: [{ type: "number", count: 2 }],
  });
  expect(field("metadata", "topic")).toMatchObject({
    distinct: 3,
    values: [
      { value: "x", count: 2 },
      { value: "y", count: 1 },
      { value: "null", count: 1 },
    ].map((each) => expect.objectContaining(each)),
  });
  expect(field("reference", "")).toMatchObject({ count: 3, distinct: 3 });
  const nothing = await call(getDatasetSchema, { p, name: "none" }, from());
  expect(nothing).toEqual({ exampleCount: 0, splits: [], fields: [] });
});

/** Forgets that the migration was applied, and those after it. */
const undone = `ALTER TABLE schema_migrations DELETE WHERE version >= (
  SELECT min(version) FROM schema_migrations WHERE name = 'when examples changed'
) SETTINGS mutations_sync = 2`;

it("knows of the past of a store that was made before", async () => {
  const p = "older";
  await server.records(p, [example("a", "first"), ...results("r", ["a"])]);
  await server.records(p, [example("a", "second")]);
  const { db } = server.store;
  for (let node = 0; node < db.nodes; node++) {
    for (const table of ["example_history", ...(db.cluster ? ["example_history_local"] : [])])
      await db.command(`DROP TABLE ${table} SYNC`, node);
    await db.command(undone, node);
  }
  await migrate(db);
  const { items } = await call(listDatasetVersions, { p, name: "d" }, from());
  expect(items).toMatchObject([
    { number: 1, runs: ["r"] },
    { number: 2, changed: 1 },
  ]);
  // Applied again, as after a crash half-way, it doubles nothing.
  for (let node = 0; node < db.nodes; node++) await db.command(undone, node);
  await migrate(db);
  const { history } = await call(getExample, { p, name: "d", id: "a" }, from());
  expect(history.map(({ content }) => content?.input)).toEqual(["second", "first"]);
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { callForm } from "#client/call.ts";
import { getColourColumn, getPointColumns, subjectAt } from "#contract/embeddings/point-columns.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const place = { p: "sliced", set: "q", model: "m" };
let server: TestServer;
let base = { base: "" };

beforeAll(async () => {
  server = await startTestServer();
  base = { base: server.url };
  const embedding = { type: "embedding", set: place.set, model: place.model };
  const topic = (n: number) => (n < 6 ? "parcel" : "refund");
  await server.records(place.p, [
    { type: "metric", name: "correct", kind: "pass", direction: "up" },
    ...["r", "s"].map((id) => ({ type: "run", id, dataset: "d", status: "completed" })),
    ...Array.from({ length: 10 }, (_, n) => [
      { type: "example", dataset: "d", id: `e${n}`, input: "?", metadata: { topic: topic(n) } },
      // The same ids in another dataset are other examples.
      { type: "example", dataset: "other", id: `e${n}`, input: "?", metadata: { topic: "none" } },
      { ...embedding, subject: { example: `e${n}`, dataset: "d" }, vector: [1, n] },
      { type: "result", run: "r", example: `e${n}`, output: "", scores: { correct: n !== 2 } },
      { type: "result", run: "s", example: `e${n}`, output: "", scores: { correct: n !== 7 } },
    ]).flat(),
    { ...embedding, subject: { example: "e0", dataset: "other" }, vector: [2, 1] },
    { ...embedding, subject: { run: "r", example: "e1", repetition: 0 }, vector: [3, 1] },
    { ...embedding, subject: { traceId: "a".repeat(32), spanId: "b".repeat(16) }, vector: [0, 1] },
    { type: "slice", name: "about parcels", where: "topic:parcel" },
    { type: "slice", name: "failing", where: "correct:false" },
    { type: "slice", name: "traces: slow", where: "latency:>1s" },
  ]);
});
afterAll(() => server.close());

/** Names of the slices of the points, by what the points stand for. */
async function colours(more: { slice?: string; runs?: string[] } = {}) {
  const points = await callForm(getPointColumns, place, base);
  const { facts, codes } = await callForm(
    getColourColumn,
    { ...place, by: "slice", ...more },
    base,
  );
  return Object.fromEntries(
    Array.from(codes, (code, at) => {
      const subject = subjectAt(points, at);
      const name =
        "run" in subject
          ? `${subject.run}/${subject.example}`
          : "dataset" in subject
            ? `${subject.dataset}/${subject.example}`
            : "span";
      return [name, facts.names[code - 1]] as const;
    }).filter(([, name]) => name !== undefined),
  );
}
const d = (...numbers: number[]) => numbers.map((n) => `d/e${n}`);

it("tells which saved slice examples and results are in, and where they are in several", async () => {
  const found = await colours();
  const parcels = [...d(0, 1, 3, 4, 5), "r/e1"].map((name) => [name, "about parcels"]);
  expect(found).toEqual(
    Object.fromEntries([...parcels, ["d/e2", "in several slices"], ["d/e7", "failing"]]),
  );
});

it("tells who is in one slice, and asks what is said of results of the given runs", async () => {
  expect(Object.keys(await colours({ slice: "failing" })).toSorted()).toEqual(d(2, 7));
  expect(Object.keys(await colours({ slice: "failing", runs: ["s"] }))).toEqual(d(7));
});

it("says what is wrong", async () => {
  await expect(colours({ slice: "no" })).rejects.toThrow(/no saved slice "no"/);
  await expect(colours({ slice: "traces: slow" })).rejects.toThrow(/no saved slice/);
  await server.records(place.p, [{ type: "slice", name: "broken", where: "latency:>fast" }]);
  await expect(colours()).rejects.toThrow(/saved slice "broken" is wrong/);
});

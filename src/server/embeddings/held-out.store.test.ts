import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { getCoverage, getWeighted } from "#contract/embeddings/coverage.ts";
import { getNeighbours } from "#contract/embeddings/neighbours.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

/** Topics as directions; production asks more of the second, and of one that the dataset lacks. */
const dimensions = 12;
const place = { p: "held-out", set: "q", model: "m" };
const runs = ["a", "b"];
const topics = ["parcels", "refunds", "invoices"];
const evaluated = "e".repeat(32);
let server: TestServer;
let base = { base: "" };

/** Small whole numbers, which the store keeps exactly. */
function vector(topic: number, n: number): number[] {
  return Array.from({ length: dimensions }, (_, axis) =>
    axis === topic ? 40 : ((n * (axis + 3) * 7 + topic * 5 + axis * axis) % 11) - 5,
  );
}
const examples = Array.from({ length: 60 }, (_, n) => ({
  id: `e${n}`,
  topic: n < 40 ? 0 : 1,
  vector: vector(n < 40 ? 0 : 1, n),
}));
const asked = Array.from({ length: 80 }, (_, n) => {
  const topic = n < 16 ? 0 : n < 56 ? 1 : 2;
  return { traceId: String(n).padStart(32, "0"), topic, vector: vector(topic, n * 3 + 1) };
});
/** B wins every third parcel question and loses every fifth refund question. */
const wins = (n: number) => examples[n]!.topic === 0 && n % 3 === 0;
const loses = (n: number) => examples[n]!.topic === 1 && n % 5 === 0;

beforeAll(async () => {
  server = await startTestServer();
  base = { base: server.url };
  const embedding = { type: "embedding", set: place.set, model: place.model };
  await server.records(place.p, [
    { type: "metric", name: "correct", kind: "pass", direction: "up" },
    ...runs.map((id) => ({ type: "run", id, dataset: "d", status: "completed" })),
    ...examples.flatMap(({ id, topic, vector: values }, n) => [
      {
        type: "example",
        dataset: "d",
        id,
        input: `${topics[topic]} ${n}`,
        metadata: { topic: topics[topic], relevant_documents: ["doc-1"] },
        split: n % 2 === 0 ? "test" : "train",
      },
      { ...embedding, subject: { example: id, dataset: "d" }, text: topics[topic], vector: values },
      ...runs.map((run) => ({
        type: "result",
        run,
        example: id,
        output: "x",
        // What a run asks is no production, wherever its vector lies.
        ...(n === 0 && { traceId: evaluated }),
        scores: { correct: run === "a" ? !wins(n) : !loses(n) },
      })),
    ]),
    ...asked.map(({ traceId, topic, vector: values }) => ({
      ...embedding,
      subject: { traceId, spanId: traceId.slice(16) },
      text: `${topics[topic]} please`,
      vector: values,
    })),
    {
      ...embedding,
      subject: { traceId: evaluated, spanId: evaluated.slice(16) },
      vector: vector(2, 5),
    },
    ...[0, 1, 2].map((n) => ({
      ...embedding,
      set: "pages",
      subject: { document: `doc-${n}` },
      text: `Page ${n}`,
      vector: vector(n, 2),
    })),
  ]);
});
afterAll(() => server?.close());

/** Calculated in another way than the product does: from angles and whole tables. */
const length = (one: readonly number[]) => Math.hypot(...one);
const unit = (one: readonly number[]) => one.map((each) => each / length(one));
const cosine = (one: readonly number[], other: readonly number[]) =>
  unit(one).reduce((sum, each, axis) => sum + each * unit(other)[axis]!, 0);
const far = (one: readonly number[], other: readonly number[]) => 1 - cosine(one, other);
const straight = (one: readonly number[], other: readonly number[]) =>
  Math.sqrt(unit(one).reduce((sum, each, axis) => sum + (each - unit(other)[axis]!) ** 2, 0));
const mean = (values: readonly number[]) =>
  values.reduce((sum, each) => sum + each, 0) / values.length;

/** The distance of each example to its fifth nearest fellow. */
const reach = examples.map(
  (one) =>
    examples
      .filter((other) => other !== one)
      .map((other) => far(one.vector, other.vector))
      .toSorted((a, b) => a - b)[4]!,
);
const isCovered = asked.map(({ vector: values }) =>
  examples.some((one, at) => far(values, one.vector) <= reach[at]! + 1e-6),
);
const nearestOf = ({ vector: values }: (typeof asked)[number]) =>
  examples.reduce(
    (best, _, at) =>
      far(values, examples[at]!.vector) < far(values, examples[best]!.vector) ? at : best,
    0,
  );

describe("a held-out production sample", () => {
  it("is covered as an independent calculation says", async () => {
    const coverage = await call(getCoverage, place, base);
    expect(coverage).toMatchObject({ production: 80, looked: 80, examples: 60 });
    const covered = isCovered.filter(Boolean).length;
    expect(covered).toBeGreaterThan(20);
    expect(covered).toBeLessThan(60);
    expect(coverage.covered).toBe(covered);
    // What lies out of reach is there as holes, with its texts, and nothing else.
    expect(coverage.holes.reduce((sum, { count }) => sum + count, 0)).toBe(80 - covered);
    expect(coverage.holes[0]!.label).toContain("invoices");
    expect(coverage.holes[0]!.texts[0]).toMatch(/^invoices/);
    const unused = examples.filter(
      (one, at) =>
        !asked.some(({ vector: values }) => far(values, one.vector) <= reach[at]! + 1e-6),
    );
    expect(coverage.unusedCount).toBe(unused.length);
  });

  it("has drifted as far as an independent calculation says", async () => {
    const { drift, groups } = await call(getCoverage, place, base);
    const [x, y] = [asked, examples].map((side) => side.map((each) => each.vector));
    const between = (one: number[][], other: number[][]) =>
      mean(one.flatMap((a) => other.map((b) => straight(a, b))));
    const e = 2 * between(x!, y!) - between(x!, x!) - between(y!, y!);
    expect(drift!.h).toBeCloseTo(e / (2 * between(x!, y!)), 5);
    expect(drift).toMatchObject({ sampled: [80, 60], draws: 199, p: 1 / 200 });
    // Shares of the groups: of production by the nearest example, whatever its reach.
    expect(groups.reduce((sum, { ofProduction }) => sum + ofProduction, 0)).toBeCloseTo(1, 9);
    const ofParcels = groups.find(({ label }) => label.includes("parcels"))!;
    expect(ofParcels.ofDataset).toBeCloseTo(40 / 60, 9);
    const nearest = asked.filter((each) => examples[nearestOf(each)]!.topic === 0).length;
    expect(ofParcels.ofProduction).toBeCloseTo(nearest / 80, 9);
  });

  it("weighs the runs' difference as an independent calculation does", async () => {
    const answer = await call(getWeighted, { ...place, runs, key: "topic" }, base);
    const within = asked.filter((_, at) => isCovered[at]);
    const difference = (n: number) => Number(wins(n)) - Number(loses(n));
    const strata = [0, 1].map((topic) => {
      const own = examples.flatMap((one, n) => (one.topic === topic ? [difference(n)] : []));
      const weight =
        within.filter((each) => examples[nearestOf(each)]!.topic === topic).length / within.length;
      return { own, weight };
    });
    const expected = strata.reduce((sum, { own, weight }) => sum + weight * mean(own), 0);
    const plain = mean(examples.map((_, n) => difference(n)));
    expect(answer).toMatchObject({ dataset: "d", metric: "correct", kind: "pass" });
    expect(answer.plain).toEqual({ value: expect.closeTo(plain, 9), n: 60 });
    expect(answer.weighted.value).toBeCloseTo(expected, 9);
    // The dataset asks mostly what B mends, users mostly what it breaks.
    expect(plain).toBeGreaterThan(0.1);
    expect(answer.weighted.value).toBeLessThan(0);
    expect(answer.weighted.low).toBeLessThan(expected);
    expect(answer.weighted.high).toBeGreaterThan(expected);
    expect(answer.share.covered).toBeCloseTo(within.length / 80, 9);
    expect(answer.share.beyond).toBeCloseTo(1 - within.length / 80, 9);
    expect(answer.strata.map(({ label }) => label)).toEqual(["refunds", "parcels"]);
    const byGroups = await call(getWeighted, { ...place, runs }, base);
    expect(byGroups.weighted.value).toBeCloseTo(expected, 1);
    await expect(call(getWeighted, { ...place, runs: ["a"] }, base)).rejects.toThrow(/two runs/);
    await expect(call(getWeighted, { ...place, runs, metric: "latencyMs" }, base)).rejects.toThrow(
      /cannot be averaged|that can be averaged/,
    );
  });

  it("knows documents that are near but wrong", async () => {
    const subject = JSON.stringify({ example: "e2", dataset: "d" });
    const { items } = await call(getNeighbours, { ...place, subject, among: "pages", k: 3 }, base);
    expect(items.map(({ subject: each }) => ("document" in each ? each.document : ""))).toEqual(
      [0, 1, 2]
        .toSorted(
          (one, other) =>
            far(examples[2]!.vector, vector(one, 2)) - far(examples[2]!.vector, vector(other, 2)),
        )
        .map((n) => `doc-${n}`),
    );
    expect(items.map(({ relevance }) => relevance?.gain)).toEqual(
      items.map(({ subject: each }) => Number("document" in each && each.document === "doc-1")),
    );
    expect(items[0]!.relevance!.gain).toBe(0);
    await expect(call(getNeighbours, { ...place, among: "pages" }, base)).rejects.toThrow(
      /subject or of a text/,
    );
  });
});

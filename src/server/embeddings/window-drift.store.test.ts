import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, callForm } from "#client/call.ts";
import { type Drift, getDrift } from "#contract/embeddings/drift.ts";
import { getPointColumns, subjectAt } from "#contract/embeddings/point-columns.ts";
import { seededRandom } from "#analysis/stats/random/xoshiro128.ts";
import { anOtlpSpan, hexId, tracesBody } from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";
import * as naive from "#testing/naive-drift.ts";

const day = 86_400;
const start = Date.parse("2025-06-15T15:06:40Z");
const topics = ["parcels", "refunds", "invoices"];
const each = 100;
const place = { set: "asked", model: "m" };
const random = seededRandom(11);

interface Asked {
  readonly trace: number;
  readonly week: number;
  readonly topic: number;
  readonly vector: readonly number[];
}

/** Two weeks of questions, as many of each topic in each as `mix` says. */
function weeks(mixes: readonly (readonly number[])[]): Asked[] {
  return mixes.flatMap((mix, week) =>
    mix.flatMap((count, topic) =>
      Array.from({ length: count }, (_, n) => ({
        trace: 1 + n + topic * 1000 + week * 10_000,
        week,
        topic,
        vector: Array.from({ length: 12 }, (__, axis) =>
          axis === topic ? 40 : random.below(17) - 8,
        ),
      })),
    ),
  );
}
const shifted = weeks([
  [50, 40, 10],
  [20, 42, 38],
]);
const calm = weeks([
  [50, 30, 20],
  [49, 30, 21],
]);
const few = weeks([
  [5, 4, 0],
  [2, 1, 1],
]);

let server: TestServer;
let base = { base: "" };

async function send(p: string, asked: readonly Asked[], untimed = 0): Promise<void> {
  const spans = asked.map(({ trace, week, topic }) =>
    anOtlpSpan(trace, 1, { at: week * 7 * day + (trace % each) * 6000 + topic }),
  );
  await server.otlp(JSON.stringify(tracesBody(spans)), { project: p });
  await server.records(
    p,
    [
      ...asked,
      ...Array.from({ length: untimed }, (_, n) => ({ ...asked[0]!, trace: 90_000 + n })),
    ].map(({ trace, topic, vector }) => ({
      type: "embedding",
      ...place,
      subject: { traceId: hexId(trace, 16), spanId: hexId(1, 8) },
      text: `${topics[topic]} please`,
      vector,
    })),
  );
}

beforeAll(async () => {
  server = await startTestServer();
  base = { base: server.url };
  await send("shifted", shifted, 3);
  await send("calm", calm);
  await send("few", few);
  await server.records("timeless", [
    {
      type: "embedding",
      ...place,
      subject: { traceId: hexId(1, 16), spanId: hexId(1, 8) },
      vector: [1, 0],
    },
  ]);
});
afterAll(() => server.close());

const iso = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const twoWeeks = {
  beforeFrom: iso(0),
  beforeTo: iso(7 * day),
  from: iso(7 * day),
  to: iso(14 * day),
};
const sides = (asked: readonly Asked[]) =>
  [0, 1].map((week) => asked.filter((one) => one.week === week).map(({ vector }) => vector));

/** Week and cluster of each point with a known time, from the picture itself. */
async function clustersOf(p: string, asked: readonly Asked[]) {
  const points = await callForm(getPointColumns, { p, ...place }, base);
  const weekOf = new Map(asked.map(({ trace, week }) => [hexId(trace, 16), week]));
  return Array.from({ length: points.facts.count }, (_, at) => {
    const subject = subjectAt(points, at);
    const week = "traceId" in subject ? weekOf.get(subject.traceId) : undefined;
    return { at, week, cluster: points.clusters[at]! };
  });
}

async function expectClusters(p: string, asked: readonly Asked[], { clusters }: Drift) {
  const known = await clustersOf(p, asked);
  const names = [
    ...new Set(known.flatMap(({ week, cluster }) => (week === undefined ? [] : [cluster]))),
  ];
  const counts = names.map((cluster) =>
    [0, 1].map(
      (week) => known.filter((one) => one.week === week && one.cluster === cluster).length,
    ),
  );
  const totals = [0, 1].map((week) => known.filter((one) => one.week === week).length);
  const ps = counts.map(([a, b]) => naive.fisherMidP(a!, totals[0]! - a!, b!, totals[1]! - b!));
  const adjusted = naive.falseDiscoveries(ps);
  expect(new Set(clusters.map(({ cluster }) => cluster))).toEqual(new Set(names));
  expect(clusters.length).toBe(names.length);
  for (const [at, name] of names.entries()) {
    const found = clusters.find(({ cluster }) => cluster === name)!;
    expect(found.points).toEqual(counts[at]);
    const [a, b] = counts[at]!;
    const expected = naive.newcombe([a!, totals[0]!], [b!, totals[1]!]);
    expect(found.change!.value).toBeCloseTo(b! / totals[1]! - a! / totals[0]!, 12);
    expect(found.change!.low).toBeCloseTo(expected.low, 9);
    expect(found.change!.high).toBeCloseTo(expected.high, 9);
    expect(found.p).toBeCloseTo(ps[at]!, 9);
    expect(found.adjusted).toBeCloseTo(adjusted[at]!, 9);
    const isClear = adjusted[at]! <= 0.05;
    expect(found.is).toBe(isClear ? (found.change!.value > 0 ? "grew" : "shrank") : "unclear");
    const larger = found.change!.value < 0 ? 0 : 1;
    expect(found.places).toEqual(
      known.filter((one) => one.week === larger && one.cluster === name).map((one) => one.at),
    );
  }
}

describe("drift between two weeks of production", () => {
  it("is found where it is, as an independent calculation says", async () => {
    const drift = await call(getDrift, { p: "shifted", ...place, ...twoWeeks }, base);
    expect(drift).toMatchObject({ production: 203, untimed: 3, method: "pca" });
    expect(drift.windows!.map(({ points }) => points)).toEqual([100, 100]);
    const [before, after] = sides(shifted);
    const { h, p } = naive.energy(before!, after!);
    expect(drift.drift!.h).toBeCloseTo(h, 5);
    expect(p).toBeLessThan(0.01);
    expect(drift.drift).toMatchObject({ p: 1 / 200, draws: 199, sampled: [100, 100] });
    await expectClusters("shifted", shifted, drift);
    const of = (topic: string) => drift.clusters.find(({ texts }) => texts[0]?.startsWith(topic));
    expect(of("invoices")).toMatchObject({ is: "grew", points: [10, 38] });
    expect(of("parcels")).toMatchObject({ is: "shrank", points: [50, 20] });
    expect(of("refunds")!.is).toBe("unclear");
  });

  it("is not found where there is none", async () => {
    const drift = await call(getDrift, { p: "calm", ...place, ...twoWeeks }, base);
    const [before, after] = sides(calm);
    const { h, p } = naive.energy(before!, after!);
    expect(drift.drift!.h).toBeCloseTo(h, 5);
    expect(p).toBeGreaterThan(0.05);
    // Two estimates of one p from 199 permutations each.
    expect(Math.abs(drift.drift!.p - p)).toBeLessThan(0.15);
    expect(drift.clusters.map(({ is }) => is)).toEqual(drift.clusters.map(() => "unclear"));
    await expectClusters("calm", calm, drift);
  });

  it("takes the last seven days by itself, and the same ones give the same answer", async () => {
    const first = await call(getDrift, { p: "shifted", ...place }, base);
    const last = Math.max(
      ...shifted.map(({ trace, week, topic }) => week * 7 * day + (trace % each) * 6000 + topic),
    );
    expect(first.known!.last).toBe(iso(last));
    expect(Date.parse(first.windows![1].to)).toBe(Date.parse(iso(last)) + 1);
    const asked = {
      beforeFrom: first.windows![0].from,
      beforeTo: first.windows![0].to,
      from: first.windows![1].from,
      to: first.windows![1].to,
    };
    expect(await call(getDrift, { p: "shifted", ...place, ...asked }, base)).toEqual(first);
  });

  it("is not claimed of too few points, nor without times", async () => {
    const drift = await call(getDrift, { p: "few", ...place, ...twoWeeks }, base);
    expect(drift.windows!.map(({ points }) => points)).toEqual([9, 4]);
    expect(drift).toMatchObject({ drift: null, fewest: 10 });
    expect(drift.clusters.every(({ p, is }) => p === null && is === "unclear")).toBe(true);
    const empty = { ...twoWeeks, from: iso(30 * day), to: iso(31 * day) };
    const none = await call(getDrift, { p: "shifted", ...place, ...empty }, base);
    expect(none.windows![1].points).toBe(0);
    expect(none.drift).toBeNull();
    expect(none.clusters.every(({ change }) => change === null)).toBe(true);
    expect(await call(getDrift, { p: "timeless", ...place }, base)).toMatchObject({
      production: 1,
      untimed: 1,
      known: null,
      windows: null,
      drift: null,
      clusters: [],
    });
    await expect(call(getDrift, { p: "shifted", ...place, from: iso(0) }, base)).rejects.toThrow(
      /four ends/,
    );
  });
});

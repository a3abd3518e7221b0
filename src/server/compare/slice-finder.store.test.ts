import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { compareRuns, findSlices } from "#contract/compare.ts";
import { compareExamples } from "#contract/matrix.ts";
import { aResult, aRun, anExample, range } from "#testing/comparison-records.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const p = "finder";
const runs = ["a", "b"];
let server: TestServer;
const base = () => ({ base: server.url });

/** Runs alike but for billing questions in German, where b is wrong. */
beforeAll(async () => {
  server = await startTestServer();
  const topics = ["billing", "returns", 'it\'s "odd", no?'];
  const about = (id: number) => ({
    topic: topics[id % 3],
    language: id % 2 === 0 ? "de" : "en",
    status: id % 5 === 0 ? "new" : "old",
    tags: id % 4 === 0 ? ["x", "y"] : ["y"],
    team: `team ${id % 7}`,
    unique: `u${id}`,
    same: "same",
  });
  await server.records(p, [
    ...runs.map((id) => aRun(id)),
    ...range(600).map((id) => anExample(id, about(id))),
    ...range(600).flatMap((id) => {
      const { topic, language } = about(id);
      const isHard = topic === "billing" && language === "de";
      return [
        aResult("a", id, { latencyMs: 100 + (id % 7), scores: { ok: true, nice: 0.5 } }),
        aResult("b", id, {
          latencyMs: (100 + (id % 7)) * (language === "de" ? 1.3 : 1.01),
          scores: { ok: !isHard, nice: isHard ? 0.25 : 0.5 + (id % 3) / 100 },
        }),
      ];
    }),
  ]);
});
afterAll(() => server.close());

describe("the slice finder", () => {
  it("ranks values by regression, all in one family", async () => {
    const found = await call(findSlices, { p, runs, metric: "ok" }, base());
    // 3 topics, 2 languages, 2 states, 2 tags, 7 teams.
    expect(found.tested).toBe(16);
    expect(found.skippedKeys).toEqual(["unique"]);
    expect(found.items).toHaveLength(16);
    expect(found.items[0]).toMatchObject({
      where: "topic:billing",
      terms: [{ key: "topic", value: "billing" }],
      verdict: {
        status: "regressed",
        metric: "ok",
        slice: "topic:billing",
        p: { adjust: "bh", m: 16, test: "mcnemar-midp" },
        n: { paired: 200 },
        changes: { losses: 100 },
      },
    });
    const regressed = found.items.map(({ verdict }) => verdict.status === "regressed");
    expect(regressed).toEqual(regressed.toSorted((a, b) => Number(b) - Number(a)));
    expect(regressed).toContain(false);
  });

  it("finds pairs of values", async () => {
    const { items } = await call(findSlices, { p, runs, metric: "ok", pairs: true }, base());
    expect(items.slice(0, 2).map(({ where }) => where)).toContain("language:de topic:billing");
    expect(items.find(({ where }) => where === "language:de topic:billing")?.verdict).toMatchObject(
      {
        n: { paired: 100 },
        changes: { losses: 100 },
      },
    );
    // All have the tag y: with it no slice is another one.
    expect(items.filter(({ where }) => where.includes("tags:y") && where !== "tags:y")).toEqual([]);
  });

  it("names slices by filters that find the very same examples, with the very same verdict", async () => {
    const { items } = await call(findSlices, { p, runs, metric: "ok", pairs: true }, base());
    expect(items.some(({ where }) => where.includes("metadata.status:"))).toBe(true);
    expect(items.some(({ where }) => where.includes("tags:x"))).toBe(true);
    for (const { where, verdict } of items.slice(0, 20)) {
      const rows = await call(compareExamples, { p, runs, where, limit: 1 }, base());
      expect([where, rows.total]).toEqual([where, verdict.n.paired]);
    }
    const { where, verdict } = items[0]!;
    const { verdicts } = await call(compareRuns, { p, runs, where, metrics: ["ok"] }, base());
    const [whole] = verdicts;
    expect(whole?.values).toEqual(verdict.values);
    expect(whole?.p?.raw).toBe(verdict.p?.raw);
  });

  it("looks at scores and figures by sums, close to what the slices themselves show", async () => {
    for (const metric of ["nice", "latencyMs"]) {
      const { items } = await call(findSlices, { p, runs, metric }, base());
      expect(items[0]?.verdict.status).toBe("regressed");
      const key = metric === "nice" ? "topic" : "language";
      const drawn = await call(compareRuns, { p, runs, slices: key, figures: true }, base());
      for (const { terms, verdict } of items) {
        if (terms[0]?.key !== key) continue;
        const same = drawn.verdicts.find(
          (each) => each.metric === metric && each.slice === terms[0]?.value,
        )!;
        expect(verdict.values.effect).toBeCloseTo(same.values.effect!, 9);
        expect(verdict.values.baseline).toBeCloseTo(same.values.baseline!, 9);
        expect(verdict.ci?.low ?? 0).toBeCloseTo(same.ci?.low ?? 0, 9);
        expect(verdict.status).toBe(same.status);
      }
    }
  });

  it("takes groups as units, and only slices with enough examples", async () => {
    const grouped = await call(findSlices, { p, runs, metric: "nice", groups: "team" }, base());
    expect(grouped.items[0]?.verdict).toMatchObject({
      n: { groups: 7 },
      reason: "too_few_groups",
    });
    const large = await call(findSlices, { p, runs, least: 250 }, base());
    expect(large.tested).toBe(4);
  });

  it("refuses what it cannot look at", async () => {
    await expect(call(findSlices, { p, runs: ["a"] }, base())).rejects.toMatchObject({
      status: 400,
    });
    await expect(call(findSlices, { p, runs, metric: "none" }, base())).rejects.toMatchObject({
      status: 404,
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { compareRuns } from "#contract/compare.ts";
import { aResult, aRun, anExample, range } from "#testing/comparison-records.ts";
import { seeded } from "#testing/seeded.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

function compare(
  p: string,
  query: { readonly runs: string[]; readonly [option: string]: unknown },
) {
  return call(compareRuns, { p, ...query }, { base: server.url });
}
const whole = (answer: Awaited<ReturnType<typeof compare>>, metric = "ok") =>
  answer.verdicts.find((each) => each.slice === "(all)" && each.metric === metric)!;

describe("slices", () => {
  const p = "sliced";
  beforeAll(async () => {
    const random = seeded(4);
    await server.records(p, [
      { type: "slice", name: "short", where: "length:<10" },
      // A view of traces is a slice record too, but none of examples.
      { type: "slice", name: "traces: failed", where: "status:error" },
      { type: "slice", name: "even", where: "parity:even" },
      aRun("a"),
      aRun("b"),
      ...range(60).map((id) =>
        anExample(id, {
          length: id,
          parity: id % 2 === 0 ? "even" : "odd",
          ...(id < 50 && { tags: id % 3 === 0 ? ["x", "y"] : ["y"] }),
        }),
      ),
      ...range(60).flatMap((id) =>
        ["a", "b"].map((of) =>
          aResult(of, id, {
            latencyMs: 100 + random.next() * 50,
            costUsd: 0.01,
            scores: { ok: random.next() < 0.7, tone: "warm" },
          }),
        ),
      ),
    ]);
  });
  const sizes = (answer: Awaited<ReturnType<typeof compare>>) =>
    answer.verdicts
      .filter(({ metric, slice }) => metric === "ok" && slice !== "(all)")
      .map(({ slice, n }) => [slice, n.paired]);

  it("overlap where a value is a list; examples without the key are a slice", async () => {
    const answer = await compare(p, { runs: ["a", "b"], slices: "tags" });
    expect(sizes(answer)).toEqual([
      ["x", 17],
      ["y", 50],
      ["(none)", 10],
    ]);
  });

  it("are the saved ones when asked for", async () => {
    const answer = await compare(p, { runs: ["a", "b"], slices: "@saved" });
    expect(answer.savedSliceCount).toBe(2);
    expect(sizes(answer)).toEqual([
      ["even", 30],
      ["short", 10],
    ]);
  });

  it("hold within a filter", async () => {
    const answer = await compare(p, { runs: ["a", "b"], slices: "parity", where: "length:<11" });
    expect([whole(answer).n.paired, ...sizes(answer)]).toEqual([11, ["even", 6], ["odd", 5]]);
  });

  it("keep figures apart from quality", async () => {
    const plain = await compare(p, { runs: ["a", "b"], slices: "parity" });
    const figures = await compare(p, { runs: ["a", "b"], slices: "parity", figures: true });
    const quality = (answer: typeof plain) =>
      answer.verdicts.filter(({ metric }) => metric === "ok");
    expect(quality(figures)).toEqual(quality(plain));
    expect(plain.verdicts.map(({ metric, slice, p: test }) => [metric, slice, test?.m])).toEqual([
      ["ok", "(all)", 1],
      ["ok", "even", 2],
      ["ok", "odd", 2],
      ["latencyMs", "(all)", 2],
      ["costUsd", "(all)", 2],
    ]);
    expect(figures.verdicts).toHaveLength(9);
    expect(whole(plain, "latencyMs")).toMatchObject({ measure: "typical", direction: "down" });
    expect(whole(plain, "latencyMs").sentence).toMatch(/times/);
    expect(whole(plain, "costUsd")).toMatchObject({ measure: "total", values: { effect: 1 } });
  });

  it("are not judged by what one of the runs does not report at all", async () => {
    await server.records(p, [aRun("free"), aResult("free", 1, { scores: { ok: true } })]);
    const answer = await compare(p, { runs: ["free", "b"] });
    expect(answer.verdicts.map(({ metric }) => metric)).toEqual(["ok"]);
    expect(answer.values.filter(({ metric }) => metric === "costUsd")).toMatchObject([
      { run: "free", value: null, n: 0 },
      { run: "b", value: expect.closeTo(0.01, 12), n: 60 },
    ]);
  });

  it("come with what a right answer costs", async () => {
    const answer = await compare(p, { runs: ["a", "b"], where: "parity:even" });
    for (const { run, metric, value, low, high, n } of answer.costsPerCorrect) {
      const rate = answer.values.find((each) => each.run === run && each.metric === metric)!.value!;
      expect([metric, n, value]).toEqual(["ok", 30, expect.closeTo(0.01 / rate, 12)]);
      expect(low).toBeLessThan(value!);
      expect(high).toBeGreaterThan(value!);
    }
    expect(answer.costsPerCorrect).toHaveLength(2);
  });

  it("are refused where there would be thousands", async () => {
    await server.records(
      p,
      range(2100).map((id) => anExample(id + 1000, { unique: `u${id}` })),
    );
    await expect(compare(p, { runs: ["a", "b"], slices: "unique" })).rejects.toMatchObject({
      status: 400,
      problem: { detail: '"unique" makes more than 2,000 slices.' },
    });
  });
});

describe("scorers", () => {
  const p = "scorers";
  const judged = (of: string, id: number, version: string, value: number, more: object = {}) => ({
    type: "score",
    target: { run: of, example: `e${id}` },
    metric: "helpful",
    value,
    source: "llm",
    evaluator: { name: "judge", version },
    ...more,
  });
  beforeAll(async () => {
    await server.records(p, [
      { type: "metric", name: "helpful", kind: "score", range: [0, 1] },
      ...["a", "b", "c"].map((id) => aRun(id)),
      ...range(12).flatMap((id) => ["a", "b", "c"].map((of) => aResult(of, id))),
      ...range(12).flatMap((id) => [
        judged("a", id, "1", 0.2),
        judged("a", id, "2", 0.4, { costUsd: 0.001 }),
        judged("b", id, "1", 0.3),
        judged("b", id, "2", (id % 5) / 5),
        judged("c", id, "1", 0.9),
      ]),
    ]);
  });

  it("takes the latest common version, and compares no others", async () => {
    const answer = await compare(p, { runs: ["a", "b"] });
    expect(whole(answer, "helpful")).toMatchObject({
      values: { baseline: expect.closeTo(0.4, 12) },
      warnings: expect.arrayContaining(["judge_not_validated"]),
    });
    expect(
      answer.evaluators.map(({ version, runs, chosen }) => [version, runs.length, chosen]),
    ).toEqual([
      ["2", 2, true],
      ["1", 2, false],
    ]);
    expect(answer.judgeCosts).toEqual([
      { run: "a", costUsd: expect.closeTo(0.012, 12) },
      { run: "b", costUsd: null },
    ]);
    const three = await compare(p, { runs: ["a", "b", "c"] });
    expect(three.verdicts.map(({ reason, values }) => [reason, values.baseline])).toEqual([
      [expect.any(String), expect.closeTo(0.2, 12)],
      [expect.any(String), expect.closeTo(0.2, 12)],
    ]);
    const apart = await compare(p, { runs: ["a", "c"], evaluator: "judge@2" });
    expect(apart.verdicts).toMatchObject([
      { reason: "scorer_version_differs", status: "not_enough_data", ci: null },
    ]);
  });

  it("takes the one that is named", async () => {
    const answer = await compare(p, { runs: ["a", "b"], evaluator: "judge@1" });
    expect(whole(answer, "helpful").values).toMatchObject({
      baseline: expect.closeTo(0.2, 12),
      run: expect.closeTo(0.3, 12),
    });
    await expect(compare(p, { runs: ["a"], evaluator: "nobody" })).rejects.toMatchObject({
      status: 404,
    });
  });

  it("leaves people's labels to judging the judge", async () => {
    await server.records(p, [
      {
        ...judged("a", 0, "2", 1),
        source: "human",
        annotator: "ada",
        evaluator: undefined,
      },
    ]);
    const verdict = whole(await compare(p, { runs: ["a", "b"] }), "helpful");
    expect(verdict.values.baseline).toBeCloseTo(0.4, 12);
    expect(verdict.warnings).not.toContain("judge_not_validated");
  });
});

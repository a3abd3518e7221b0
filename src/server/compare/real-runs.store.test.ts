import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { call } from "#client/call.ts";
import { compareRuns } from "#contract/compare.ts";
import { newcombeIndependent } from "#analysis/stats/pass-fail/newcombe-independent.ts";
import { wilson } from "#analysis/stats/pass-fail/wilson.ts";
import { sharedData } from "#testing/shared-data.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const tau = sharedData("tau-airline.records.jsonl");
const aider = sharedData("aider-polyglot_leaderboard.jsonl");

let server: TestServer;
const base = () => ({ base: server.url });

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe.skipIf(!tau)("tau-bench airline, four trials of 50 tasks, one run alone", () => {
  it("has the published pass^k with intervals over tasks", async () => {
    await server.records("tau", readFileSync(tau!, "utf8").trim().split("\n"));
    const compared = await call(compareRuns, { p: "tau", runs: ["gpt-4o-airline"] }, base());
    expect(compared.verdicts).toEqual([]);
    const rounded = (value: number | null) => value!.toFixed(3);
    expect(
      compared.passPowers.map(({ k, n, value, low, high }) => [
        k,
        n,
        ...[value, low, high].map(rounded),
      ]),
    ).toEqual([
      [1, 50, "0.420", "0.315", "0.525"],
      [2, 50, "0.273", "0.162", "0.385"],
      [3, 50, "0.220", "0.106", "0.334"],
      [4, 50, "0.200", "0.085", "0.315"],
    ]);
    // The task is the unit: the interval is that of pass^1, not the one of 200 rows.
    expect(compared.values).toMatchObject([
      { metric: "reward", slice: "(all)", value: expect.closeTo(0.42, 12), n: 50 },
    ]);
    expect(rounded(compared.values[0]!.low)).toBe("0.315");
  });
});

const aiderRow = z.object({
  dirname: z.string(),
  model: z.string(),
  test_cases: z.number(),
  pass_rate_2: z.number(),
});

describe.skipIf(!aider)("aider's leaderboard, totals alone", () => {
  it("compares two runs with the n they were sent with, and judges nothing", async () => {
    const rows = readFileSync(aider!, "utf8")
      .trim()
      .split("\n")
      .map((line) => aiderRow.parse(JSON.parse(line)))
      .slice(0, 3);
    await server.records("aider", [
      { type: "metric", name: "pass_rate", kind: "pass" },
      ...rows.flatMap(({ dirname, model, test_cases, pass_rate_2 }) => [
        { type: "run", id: dirname, name: model, experiment: "polyglot", dataset: "polyglot" },
        {
          type: "score",
          target: { run: dirname },
          metric: "pass_rate",
          value: pass_rate_2,
          n: test_cases,
        },
      ]),
    ]);
    const runs = rows.map(({ dirname }) => dirname);
    const compared = await call(compareRuns, { p: "aider", runs }, base());
    const [first, second] = rows;
    const share = (row: z.output<typeof aiderRow>) => row.pass_rate_2 / 100;
    const interval = newcombeIndependent(
      share(first!) * first!.test_cases,
      first!.test_cases,
      share(second!) * second!.test_cases,
      second!.test_cases,
    )!;
    expect(compared.verdicts).toHaveLength(2);
    expect(compared.verdicts[0]).toMatchObject({
      status: "not_enough_data",
      reason: "no_shared_examples",
      warnings: ["unpaired"],
      values: { baseline: share(first!), run: share(second!) },
      ci: {
        method: "newcombe-independent",
        low: expect.closeTo(interval.low, 12),
        high: expect.closeTo(interval.high, 12),
      },
      p: null,
      n: { paired: 0, onlyBaseline: 225, onlyRun: 225 },
    });
    const own = wilson(share(first!) * 225, 225)!;
    expect(compared.values[0]).toMatchObject({
      value: share(first!),
      n: 225,
      low: expect.closeTo(own.low, 12),
      high: expect.closeTo(own.high, 12),
    });
  });

  it("reads a total by the metric's declared range", async () => {
    await server.records("aider", [
      { type: "metric", name: "well_formed", kind: "pass", range: [0, 100] },
      ...[0.9, 0.4].flatMap((value, at) => [
        { type: "run", id: `low-${at}` },
        { type: "score", target: { run: `low-${at}` }, metric: "well_formed", value, n: 200 },
      ]),
    ]);
    const { values } = await call(compareRuns, { p: "aider", runs: ["low-0", "low-1"] }, base());
    expect(values.map(({ value }) => value)).toEqual([
      expect.closeTo(0.009, 12),
      expect.closeTo(0.004, 12),
    ]);
  });
});

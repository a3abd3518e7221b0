import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { call } from "#client/call.ts";
import { runPartings, type RunPartings } from "#contract/run-partings.ts";
import { diffTraces } from "#contract/trace-diff.ts";
import { anOtlpSpan, hexId, keyValues, type OtlpSpan, tracesBody } from "#testing/otlp-body.ts";
import { sharedData } from "#testing/shared-data.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const partingsOf = (p: string, more: { a?: string; b?: string; metric?: string } = {}) =>
  call(runPartings, { p, a: "before", b: "after", ...more }, { base: server.url });

/** A trace of an agent that calls one tool with these arguments. */
function traceOf(trace: number, args: string): OtlpSpan[] {
  const attributes = { "openinference.span.kind": "TOOL", "tool.name": "search" };
  return [
    anOtlpSpan(trace, 1, { name: "agent" }),
    anOtlpSpan(trace, 2, {
      name: "search",
      at: 1,
      parentSpanId: hexId(1, 8),
      attributes: keyValues({ ...attributes, "input.value": args }),
    }),
  ];
}

const result = (run: string, example: number, trace: number, correct: boolean | null) => ({
  type: "result",
  run,
  example: `e${example}`,
  repetition: 0,
  output: "x",
  traceId: hexId(trace, 16),
  ...(correct !== null && { scores: { correct } }),
});

const runs = ["before", "after"].map((id) => ({ type: "run", id, status: "completed" }));

describe("the traces of two runs", () => {
  const p = "partings";
  beforeAll(async () => {
    const spans: OtlpSpan[] = [];
    const records: object[] = [];
    for (let example = 1; example <= 12; example++) {
      const [before, after] = [example * 2, example * 2 + 1];
      const parts = example <= 4;
      spans.push(...traceOf(before, "shoes"), ...traceOf(after, parts ? "hats" : "shoes"));
      records.push(
        result("before", example, before, true),
        result("after", example, after, !parts),
      );
    }
    // A trace that never arrived, and an example that only one of the runs has.
    records.push(result("before", 13, 900, true), result("after", 13, 901, true));
    records.push(result("before", 14, 902, true));
    await server.otlp(JSON.stringify(tracesBody(spans)), { project: p });
    await server.records(p, [...runs, ...records]);
  });

  it("are aligned and grouped by where they part", async () => {
    const found = await partingsOf(p);
    expect(found).toMatchObject({
      total: 13,
      aligned: 12,
      same: 8,
      unread: 1,
      judged: 12,
      broken: 4,
      fixed: 0,
    });
    expect(found.partings).toMatchObject([
      {
        path: ["agent", "search"],
        kind: "TOOL",
        change: "changed",
        facet: "input",
        count: 4,
        broken: 4,
        fixed: 0,
        judged: 4,
      },
    ]);
    expect(found.partings[0]!.pairs.map(({ example }) => example).toSorted()).toEqual([
      "e1",
      "e2",
      "e3",
      "e4",
    ]);
    // One table of 495 has all four broken ones among the four that part.
    expect(found.partings[0]!.p).toBeCloseTo(1 / 495 / 2, 9);
  });

  it("are fixed where they were broken, seen from the other side", async () => {
    const found = await partingsOf(p, { a: "after", b: "before" });
    expect(found).toMatchObject({ broken: 0, fixed: 4 });
  });

  it("are not judged by a metric that none of them has", async () => {
    const found = await partingsOf(p, { metric: "other" });
    expect(found).toMatchObject({ aligned: 12, judged: 0, broken: 0 });
    expect(found.partings).toMatchObject([{ count: 4, p: null, adjusted: null }]);
  });

  it("need runs that are there", async () => {
    await expect(partingsOf(p, { b: "nope" })).rejects.toMatchObject({
      status: 404,
      problem: { detail: 'There is no run "nope" in partings.' },
    });
  });
});

const airline = sharedData("tau-airline.otlp.jsonl.gz");
const rewards = sharedData("tau-airline.records.jsonl");
const trial = z.object({ type: z.literal("result"), repetition: z.number() }).loose();

describe.skipIf(!airline || !rewards)("two trials of fifty real tasks", () => {
  const p = "airline";
  let found: RunPartings;
  beforeAll(async () => {
    const lines = gunzipSync(readFileSync(airline!)).toString("utf8").trim().split("\n");
    await Promise.all(lines.map((line) => server.otlp(line, { project: p })));
    const records = readFileSync(rewards!, "utf8")
      .trim()
      .split("\n")
      .flatMap((line) => trial.safeParse(JSON.parse(line)).data ?? [])
      .filter(({ repetition }) => repetition < 2)
      .map(({ repetition, ...rest }) => ({
        ...rest,
        run: repetition === 0 ? "before" : "after",
        repetition: 0,
      }));
    await server.records(p, [...runs, ...records]);
    found = await partingsOf(p);
  });

  it("part where each pair parts when it is looked at by itself", async () => {
    expect(found).toMatchObject({ total: 50, aligned: 50, unread: 0, judged: 50 });
    expect(found.partings.reduce((sum, { count }) => sum + count, found.same)).toBe(50);
    expect(found.partings.length).toBeLessThan(25);
    for (const { path, change, pairs } of found.partings) {
      const [{ a, b }] = pairs as [RunPartings["partings"][number]["pairs"][number]];
      const diff = await call(diffTraces, { p, a, b }, { base: server.url });
      const at = diff.divergence?.row ?? -1;
      // The step itself, or the call that a model asked for there.
      const told = diff.rows.slice(at, at + 2).map((row) => [(row.a ?? row.b)?.name, row.change]);
      expect(told).toContainEqual([path.at(-1), change]);
    }
  });
});

import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { call } from "#client/call.ts";
import { contrastFailure, listFailures, traceFailures } from "#contract/failures.ts";
import { listTraces } from "#contract/traces.ts";
import { anOtlpSpan, hexId, keyValues, type OtlpSpan, tracesBody } from "#testing/otlp-body.ts";
import { sharedData } from "#testing/shared-data.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Question = Omit<z.output<typeof listFailures.input>, "p">;
const failures = (p: string, question: Question = {}) =>
  call(listFailures, { p, ...question }, { base: server.url });

interface Shape {
  readonly message?: string;
  readonly fatal?: boolean;
  readonly model?: string;
}

/** An agent that calls a tool, which fails where there is a message. */
function aTrace(trace: number, { message, fatal = true, model = "m1" }: Shape): OtlpSpan[] {
  const failed = message === undefined ? {} : { status: { code: 2, message } };
  return [
    anOtlpSpan(trace, 1, {
      name: "ask",
      at: trace,
      attributes: keyValues({ "openinference.span.kind": "AGENT" }),
      ...(fatal ? failed : {}),
    }),
    anOtlpSpan(trace, 2, {
      name: "chat",
      at: trace,
      parentSpanId: hexId(1, 8),
      attributes: keyValues({ "openinference.span.kind": "LLM", "llm.model_name": model }),
    }),
    anOtlpSpan(trace, 3, {
      name: "look up",
      at: trace,
      parentSpanId: hexId(1, 8),
      attributes: keyValues({ "openinference.span.kind": "TOOL", "tool.name": "look up" }),
      ...failed,
    }),
  ];
}

const send = (project: string, spans: readonly OtlpSpan[]) =>
  server.otlp(JSON.stringify(tracesBody(spans)), { project });

describe("failures", () => {
  const p = "failing";
  beforeAll(async () => {
    const traces = [
      ...Array.from({ length: 6 }, (_, at) =>
        aTrace(at + 1, { message: `order ${at + 100} not found` }),
      ),
      aTrace(7, { message: "order 777 not found", fatal: false }),
      aTrace(8, { message: "timed out after 30 s", model: "m2" }),
      ...Array.from({ length: 12 }, (_, at) => aTrace(at + 20, {})),
    ];
    await send(p, traces.flat());
  });

  it("are grouped by step and plain message, the commonest first, with what they touched", async () => {
    const { items, ...rest } = await failures(p);
    expect(rest).toMatchObject({
      total: 2,
      traceCount: 20,
      fatalCount: 7,
      recoveredCount: 1,
      nextCursor: null,
    });
    expect(items).toMatchObject([
      {
        path: ["ask", "look up"],
        message: "order <n> not found",
        traceCount: 7,
        stepCount: 7,
        fatalCount: 6,
        recoveredCount: 1,
        models: ["m1"],
        example: { traceId: hexId(7, 16), spanId: hexId(3, 8), message: "order 777 not found" },
      },
      { message: "timed out after <n> s", traceCount: 1, models: ["m2"] },
    ]);
    expect(items[0]?.counts.reduce((sum, count) => sum + count)).toBe(7);
    expect(items[0]?.counts).toHaveLength(rest.buckets.length);
  });

  it("page, sort and narrow", async () => {
    const first = await failures(p, { limit: 1, sort: "newest" });
    expect(first.items[0]?.message).toBe("timed out after <n> s");
    const second = await failures(p, { limit: 1, sort: "newest", cursor: first.nextCursor ?? "" });
    expect(second.items[0]?.message).toBe("order <n> not found");
    expect(second.nextCursor).toBeNull();
    expect((await failures(p, { where: "model:m2" })).items).toHaveLength(1);
    expect(await failures("nothing")).toMatchObject({ items: [], traceCount: 0, buckets: [] });
  });

  it("lead from a trace to the same failure elsewhere", async () => {
    const { items } = await call(traceFailures, { p, traceId: hexId(1, 16) }, { base: server.url });
    expect(items).toMatchObject([{ spanId: hexId(3, 8), traceCount: 7, path: ["ask", "look up"] }]);
    const where = `failure:${items[0]?.signature}`;
    const traces = await call(listTraces, { p, where }, { base: server.url });
    expect(traces.items).toHaveLength(7);
  });

  it("are held against passing traces of the same root", async () => {
    const [group] = (await failures(p, { where: "model:m2" })).items;
    const contrast = await call(
      contrastFailure,
      { p, signature: group?.signature ?? "" },
      { base: server.url },
    );
    expect(contrast).toMatchObject({ root: "ask", failing: 1, passing: 12 });
    // Only the model differs, and one trace against twelve is (almost) nothing to go by.
    const model = contrast.traits.find(({ kind, value }) => kind === "model" && value === "m1");
    expect(model).toMatchObject({ failing: 0, passing: 12, difference: -1 });
    const [other] = (await failures(p)).items;
    const same = await call(
      contrastFailure,
      { p, signature: other?.signature ?? "" },
      { base: server.url },
    );
    expect(same.traits.filter(({ adjusted }) => adjusted <= 0.05)).toEqual([]);
    const unknown = call(contrastFailure, { p, signature: "0".repeat(16) }, { base: server.url });
    await expect(unknown).rejects.toMatchObject({ status: 404 });
  });

  it("follow the trace: a failure that turns out to have one below it is another one", async () => {
    await send("late", [anOtlpSpan(1, 1, { name: "ask", status: { code: 2, message: "failed" } })]);
    expect((await failures("late")).items).toMatchObject([{ path: ["ask"], message: "failed" }]);
    await send("late", [
      anOtlpSpan(1, 2, {
        name: "pay",
        parentSpanId: hexId(1, 8),
        status: { code: 2, message: "declined" },
      }),
    ]);
    expect((await failures("late")).items).toMatchObject([
      { path: ["ask", "pay"], message: "declined" },
    ]);
  });

  it("survive hostile names and messages", async () => {
    const hostile = [
      "<script>alert(1)</script>",
      "' OR 1=1 --",
      "\u202E\u0000",
      "x".repeat(100_000),
    ];
    await send(
      "hostile",
      hostile.map((text, at) =>
        anOtlpSpan(at + 1, 1, { name: text, status: { code: 2, message: text } }),
      ),
    );
    expect((await failures("hostile")).items).toHaveLength(hostile.length);
  });
});

const airline = sharedData("tau-airline.otlp.jsonl.gz");
const records = sharedData("tau-airline.records.jsonl");
describe.skipIf(airline === undefined || records === undefined)(
  "on real agent conversations",
  () => {
    beforeAll(async () => {
      for (const line of gunzipSync(readFileSync(airline!)).toString("utf8").trim().split("\n"))
        await server.otlp(line, { project: "airline" });
      await server.records("airline", readFileSync(records!, "utf8").trim().split("\n"));
    });

    it("73 tool errors and 5 cut-off conversations are few failures", async () => {
      const { items, total, fatalCount, recoveredCount } = await failures("airline", {
        steps: "all",
      });
      // Two of the five that were cut off have tool errors below, which are where they failed.
      expect(items.reduce((sum, { stepCount }) => sum + stepCount, 0)).toBe(73 + 3);
      expect(total).toBeLessThanOrEqual(12);
      const commonest = items.toSorted((a, b) => b.stepCount - a.stepCount);
      expect(commonest.slice(0, 3).map(({ path, message }) => [path.at(-1), message])).toEqual([
        [
          "book_reservation",
          "Error: payment amount does not add up, total price is <n>, but paid <n>",
        ],
        ["update_reservation_flights", "Error: flight <id> not available on date <time>"],
        ["update_reservation_flights", "Error: gift card balance is not enough"],
      ]);
      expect(fatalCount).toBe(5);
      expect(recoveredCount + fatalCount).toBe(36 + 3);
    });

    it("traces that went on are told from those whose result is wrong all the same", async () => {
      const { items } = await failures("airline", { steps: "first" });
      const tools = items.filter(({ path }) => path.length > 1);
      expect(tools.reduce((sum, { traceCount }) => sum + traceCount, 0)).toBe(36);
      expect(tools.reduce((sum, { wrongCount }) => sum + wrongCount, 0)).toBe(27);
    });
  },
);

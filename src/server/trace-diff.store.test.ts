import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiError, call } from "#client/call.ts";
import { diffTraces, nearestPassing, type TraceDiff } from "#contract/trace-diff.ts";
import { anOtlpSpan, hexId, keyValues, type OtlpSpan, tracesBody } from "#testing/otlp-body.ts";
import { sharedData } from "#testing/shared-data.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const p = "diff";
const diffOf = (a: string, b: string, project = p): Promise<TraceDiff> =>
  call(diffTraces, { p: project, a, b }, { base: server.url });

/** A child of span 1 of its trace. */
function step(
  trace: number,
  span: number,
  kind: string,
  name: string,
  texts: Readonly<Record<string, string>>,
  more: OtlpSpan = {},
): OtlpSpan {
  return anOtlpSpan(trace, span, {
    name,
    at: span / 10,
    ...(span > 1 && { parentSpanId: hexId(1, 8) }),
    attributes: keyValues({ "openinference.span.kind": kind, ...texts }),
    ...more,
  });
}

const ask = (trace: number): OtlpSpan => step(trace, 1, "AGENT", "ask", { "input.value": "q" });

describe("two traces", () => {
  it("part where a tool got other arguments, ids of calls aside", async () => {
    const run = (trace: number, args: string, id: string): OtlpSpan[] => [
      ask(trace),
      step(trace, 2, "LLM", "chat", {
        "llm.output_messages.0.message.role": "assistant",
        "llm.output_messages.0.message.tool_calls.0.tool_call.id": id,
        "llm.output_messages.0.message.tool_calls.0.tool_call.function.name": "search",
        "llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments": "{}",
      }),
      step(trace, 3, "TOOL", "search", { "tool.name": "search", "input.value": args }),
      step(trace, 4, "TOOL", "done", { "tool.name": "done" }),
    ];
    const spans = [...run(1, "shoes", "call_abcdef1"), ...run(2, "hats", "call_abcdef2")];
    await server.otlp(JSON.stringify(tracesBody(spans)), { project: p });
    const diff = await diffOf(hexId(1, 16), hexId(2, 16));
    expect(diff.rows.map(({ change }) => change)).toEqual(["changed", "same", "changed", "same"]);
    expect(diff.divergence).toEqual({ row: 2, facet: "input" });
    expect(diff.counts).toEqual({ same: 3, changed: 1, lost: 0, added: 0 });
  });

  it("fold what is the same in both", async () => {
    const diff = await diffOf(hexId(1, 16), hexId(1, 16));
    expect(diff.rows).toMatchObject([{ change: "same", folded: 3, end: 1 }]);
    expect(diff.divergence).toBeNull();
  });

  it("part at the step that failed in one of them", async () => {
    const failing = { status: { code: 2, message: "out of stock" } };
    const spans = [
      ask(3),
      step(3, 2, "TOOL", "buy", { "tool.name": "buy" }, failing),
      ask(4),
      step(4, 2, "TOOL", "buy", { "tool.name": "buy" }),
      step(4, 3, "TOOL", "pay", { "tool.name": "pay" }),
    ];
    await server.otlp(JSON.stringify(tracesBody(spans)), { project: p });
    const diff = await diffOf(hexId(3, 16), hexId(4, 16));
    expect(diff.rows[diff.divergence?.row ?? -1]).toMatchObject({
      a: { name: "buy", status: "error" },
      b: { name: "buy", status: "unset" },
      facets: ["error", "status"],
    });
    expect(diff.counts).toMatchObject({ added: 1, lost: 0 });
  });

  it("are compared by the texts as they were stored where they are long", async () => {
    const long = (trace: number, odd: string): OtlpSpan[] => [
      ask(trace),
      ...Array.from({ length: 2500 }, (_, at) =>
        step(trace, at + 2, "TOOL", "search", {
          "tool.name": "search",
          "input.value": at === 1700 ? odd : `page ${at}`,
        }),
      ),
    ];
    await server.otlp(JSON.stringify(tracesBody([...long(5, "x"), ...long(6, "y")])), {
      project: p,
    });
    const diff = await diffOf(hexId(5, 16), hexId(6, 16));
    expect(diff.counts).toEqual({ same: 2500, changed: 1, lost: 0, added: 0 });
    expect(diff.rows[diff.divergence?.row ?? -1]?.a?.spanId).toBe(hexId(1702, 8));
  });

  it("are refused by name where one is not there", async () => {
    const unknown = diffOf(hexId(1, 16), "f".repeat(32));
    await expect(unknown).rejects.toThrow(ApiError);
    await expect(unknown).rejects.toMatchObject({ status: 404 });
  });
});

describe("passing traces near a trace", () => {
  const near = async (traceId: string, project = p) =>
    (await call(nearestPassing, { p: project, traceId }, { base: server.url })).items.map(
      ({ trace, nearness }) => [trace.traceId, nearness],
    );

  it("are those of the same root asked in the most similar words, failed ones left out", async () => {
    const asked = (trace: number, question: string, more: OtlpSpan = {}): OtlpSpan =>
      step(trace, 1, "AGENT", "help", { "input.value": question }, more);
    const failing = { status: { code: 2, message: "no" } };
    const spans = [
      asked(20, "can I return these red shoes", failing),
      asked(21, "where is my parcel"),
      asked(22, "can I return these blue shoes"),
      asked(23, "can I return these red shoes", failing),
      { ...asked(24, "can I return these red shoes"), name: "another root" },
    ];
    await server.otlp(JSON.stringify(tracesBody(spans)), { project: p });
    expect(await near(hexId(20, 16))).toEqual([
      [hexId(22, 16), "similar_input"],
      [hexId(21, 16), "same_name"],
    ]);
  });

  it("are first of all results of the same example that passed", async () => {
    const spans = [30, 31, 32].map((trace) => step(trace, 1, "AGENT", "solve", {}));
    await server.otlp(JSON.stringify(tracesBody(spans)), { project: "near" });
    const result = (trace: number, correct: boolean) => ({
      type: "result",
      run: "r",
      example: "e",
      repetition: trace - 30,
      output: "x",
      traceId: hexId(trace, 16),
      scores: { correct },
    });
    await server.records("near", [result(30, false), result(31, false), result(32, true)]);
    expect(await near(hexId(30, 16), "near")).toEqual([[hexId(32, 16), "same_example"]]);
  });
});

/** A failed and a passing trial of ten tasks, and the step where they part, found by reading both. */
const readByHand = [
  ["3d08b2cc9fbfb2658ade382c5cabd9cd", "b9f22416d1e9b66f81c0815dd891424e", "b", "get_user_details"],
  [
    "4484fb47c02a280cf62d14a8c9722afe",
    "532121d47a19c3f9e81afab2a9b8c55b",
    "a",
    "get_reservation_details",
  ],
  [
    "7e5b160b7da349edc028cebcb456bff9",
    "498a0b9e96b94a9f7f5a4d707698e3c0",
    "a",
    "get_reservation_details",
  ],
  ["6b80f14238578d9b6fba09c868fb0d09", "977f596fbbcacc0e35c6d846bafc84c4", "both", "think"],
  ["cf78dcb258bf1df698a5ee79795dbb56", "2fa95df87b5ac325ca1830ab2070b87b", "b", "get_user_details"],
  ["8aa7e79313187a0f1e04b0418d8dc74f", "764c513cde2b7b38d2da7538788fc2f4", "b", "get_user_details"],
  [
    "70db01a23a96afca39809eb293a8bb14",
    "446aa28a8ee83bb962498c3b988ba695",
    "a",
    "search_direct_flight",
  ],
  ["42a4e03a459f198c2269fef577673a0e", "cca509ba18d3fdbdec511fe1974fffd4", "b", "get_user_details"],
  ["b42e79ce45e5b2d0fde19049f2b037de", "cd513c84c222b9ee25d517631b98bf14", "b", "get_user_details"],
  [
    "a7c1fc1b44e6b2e32e7b045608c2f699",
    "f8aa5e93270860146b526d922559e4fb",
    "a",
    "get_reservation_details",
  ],
] as const;

const airline = sharedData("tau-airline.otlp.jsonl.gz");
describe.skipIf(airline === undefined)("a failed and a passing trial of a real task", () => {
  beforeAll(async () => {
    const lines = gunzipSync(readFileSync(airline!)).toString("utf8").trim().split("\n");
    await Promise.all(lines.map((line) => server.otlp(line, { project: "airline" })));
  });

  it.each(readByHand)("%s and %s part in %s at %s", async (failed, passed, side, name) => {
    const { rows, divergence } = await diffOf(failed, passed, "airline");
    const at = divergence?.row ?? -1;
    // A model's step that stands alone is told by the call it asked for.
    const telling = rows.slice(at).find((row) => (row.a ?? row.b)?.kind === "TOOL");
    expect(telling?.a?.name ?? telling?.b?.name).toBe(name);
    expect(telling?.a && telling.b ? "both" : telling?.a ? "a" : "b").toBe(side);
    for (const row of rows.slice(0, at))
      expect((row.a ?? row.b)?.kind === "TOOL" && row.change !== "same").toBe(false);
  });
});

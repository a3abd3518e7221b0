import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { getSpan, getTrace, listTraces, type TraceWithSpans } from "#contract/traces.ts";
import {
  anOtlpSpan,
  hexId,
  keyValues,
  logsBody,
  type OtlpSpan,
  tracesBody,
} from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function send(
  project: string | undefined,
  spans: readonly OtlpSpan[],
  resource: Readonly<Record<string, string>> = {},
): Promise<void> {
  const body = JSON.stringify(tracesBody(spans, resource));
  const answer = await server.otlp(body, { ...(project && { project }) });
  expect(answer.status).toBe(200);
}

function traceOf(p: string, trace: number): Promise<TraceWithSpans> {
  return call(getTrace, { p, traceId: hexId(trace, 16), content: true }, { base: server.url });
}

const inside = (parent: number): OtlpSpan => ({ parentSpanId: hexId(parent, 8) });

describe("the project of a span", () => {
  it("is the header's, else the resource's, else default", async () => {
    const resource = { "openinference.project.name": "named-by-resource" };
    await send("named-by-header", [anOtlpSpan(101, 1)], resource);
    await send(undefined, [anOtlpSpan(102, 1)], resource);
    await send(undefined, [anOtlpSpan(103, 1)], { "service.name": "shop" });
    expect((await traceOf("named-by-header", 101)).trace.spanCount).toBe(1);
    expect((await traceOf("named-by-resource", 102)).trace.spanCount).toBe(1);
    expect((await traceOf("default", 103)).trace.service).toBe("shop");
    const { items } = await call(listTraces, { p: "named-by-resource" }, { base: server.url });
    expect(items).toHaveLength(1);
  });

  it("is cleaned of what a name may not hold", async () => {
    await send(undefined, [anOtlpSpan(104, 1)], { "openinference.project.name": "team/app\n" });
    expect((await traceOf("team-app-", 104)).trace.spanCount).toBe(1);
  });
});

describe("spans that come twice", () => {
  it("are not doubled", async () => {
    const spans = [anOtlpSpan(1, 1), anOtlpSpan(1, 2, inside(1)), anOtlpSpan(1, 3, inside(2))];
    for (let times = 0; times < 3; times++) await send("twice", spans);
    await Promise.all(Array.from({ length: 8 }, () => send("twice", spans)));
    const { trace, spans: shown } = await traceOf("twice", 1);
    expect([trace.spanCount, shown.length]).toEqual([3, 3]);
  });

  it("show what was sent last", async () => {
    await send("last", [anOtlpSpan(1, 1, { name: "first" })]);
    await send("last", [
      anOtlpSpan(1, 1, { name: "second", status: { code: 2, message: "broke" } }),
    ]);
    const { trace, spans } = await traceOf("last", 1);
    expect([trace.name, trace.status, trace.errorCount]).toEqual(["second", "error", 1]);
    expect(spans.map(({ name }) => name)).toEqual(["second"]);
  });

  it("show the last of one request too", async () => {
    await send("last-of-one", [anOtlpSpan(1, 1, { name: "a" }), anOtlpSpan(1, 1, { name: "b" })]);
    const { trace, spans } = await traceOf("last-of-one", 1);
    expect([trace.spanCount, spans.map(({ name }) => name)]).toEqual([1, ["b"]]);
  });
});

describe("spans in any order", () => {
  it("are put together when children come first, one by one", async () => {
    await send("order", [anOtlpSpan(1, 3, { at: 2, ...inside(2) })]);
    const before = await traceOf("order", 1);
    expect(before.spans[0]!.orphan).toBe(true);
    expect([before.trace.rootCount, before.trace.orphanCount]).toEqual([0, 1]);
    await send("order", [anOtlpSpan(1, 2, { at: 1, ...inside(1) })]);
    await send("order", [anOtlpSpan(1, 1, { name: "root" })]);
    const { trace, spans } = await traceOf("order", 1);
    expect(spans.map(({ spanId }) => spanId)).toEqual([hexId(1, 8), hexId(2, 8), hexId(3, 8)]);
    expect(spans.some(({ orphan }) => orphan)).toBe(false);
    expect([trace.name, trace.rootCount, trace.orphanCount]).toEqual(["root", 1, 0]);
  });

  it("belong to one trace when they come a day late", async () => {
    await send("late", [anOtlpSpan(1, 1, { name: "root" })]);
    await send("late", [anOtlpSpan(1, 2, { at: 24 * 3600, ...inside(1) })]);
    const { trace, spans } = await traceOf("late", 1);
    expect([trace.spanCount, spans.length, trace.name]).toEqual([2, 2, "root"]);
  });

  it("are shown when their parents form a ring", async () => {
    await send("ring", [
      anOtlpSpan(1, 1, inside(2)),
      anOtlpSpan(1, 2, inside(1)),
      anOtlpSpan(1, 3, inside(3)),
      anOtlpSpan(1, 4, inside(1)),
    ]);
    const { trace, spans } = await traceOf("ring", 1);
    expect([trace.spanCount, spans.length]).toEqual([4, 4]);
    expect(spans.filter(({ cyclic }) => cyclic).length).toBeGreaterThanOrEqual(2);
  });

  it("are shown whatever their clocks say", async () => {
    const clocks = ["0", "1", "9223372036854775807", "18446744073709551615"];
    for (const [index, startTimeUnixNano] of clocks.entries())
      await send("clocks", [
        anOtlpSpan(index + 1, 1, { startTimeUnixNano, endTimeUnixNano: "18446744073709551615" }),
        anOtlpSpan(index + 1, 2, { startTimeUnixNano, endTimeUnixNano: "0", ...inside(1) }),
      ]);
    const { items } = await call(listTraces, { p: "clocks" }, { base: server.url });
    expect(items).toHaveLength(clocks.length);
    for (const index of clocks.keys())
      expect((await traceOf("clocks", index + 1)).spans).toHaveLength(2);
  });
});

describe("log records that name a span", () => {
  const log = (text: string): object => ({
    traceId: hexId(1, 16),
    spanId: hexId(1, 8),
    timeUnixNano: "1750000000500000000",
    eventName: "gen_ai.user.message",
    attributes: keyValues({ "gen_ai.system": "openai" }),
    body: { kvlistValue: { values: keyValues({ content: text, role: "user" }) } },
  });
  const model = anOtlpSpan(1, 1, { attributes: keyValues({ "gen_ai.operation.name": "chat" }) });
  const sendLog = async (project: string): Promise<void> => {
    const body = JSON.stringify(logsBody([log("What is a touchstone?")]));
    expect((await server.otlp(body, { path: "/v1/logs", project })).status).toBe(200);
  };

  it.each(["before", "after"])("join it when they come %s it", async (order) => {
    const p = `logs-${order}`;
    if (order === "before") await sendLog(p);
    await send(p, [model]);
    if (order === "after") await sendLog(p);
    // A log that is sent again is the same log.
    await sendLog(p);
    const [span] = (await traceOf(p, 1)).spans;
    expect(span?.content?.inputMessages).toMatchObject([
      { role: "user", parts: [{ type: "text", text: "What is a touchstone?" }] },
    ]);
    const alone = await call(
      getSpan,
      { p, traceId: hexId(1, 16), spanId: hexId(1, 8) },
      { base: server.url },
    );
    expect(alone.content.inputMessages).toHaveLength(1);
  });

  it("are taken when they name none", async () => {
    const body = JSON.stringify(logsBody([{ body: { stringValue: "hello" } }]));
    expect((await server.otlp(body, { path: "/v1/logs" })).status).toBe(200);
  });
});

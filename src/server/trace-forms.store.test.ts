import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, callForm } from "#client/call.ts";
import { getTraceColumns } from "#contract/trace-columns/get-trace-columns.ts";
import { spanAt } from "#contract/trace-columns/span-at.ts";
import { getSpan, getTrace, listTraces } from "#contract/traces.ts";
import { bodyOf, cases } from "#testing/captures.ts";
import { anOtlpSpan, hexId, keyValues, type OtlpSpan, tracesBody } from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const p = "forms";

async function send(spans: readonly OtlpSpan[], project = p): Promise<void> {
  const answer = await server.otlp(JSON.stringify(tracesBody(spans)), { project });
  expect(answer.status).toBe(200);
}

/** A trace in both forms, the columns spread out as a list. */
async function bothForms(traceId: string, project = p) {
  const base = { base: server.url };
  const columns = await callForm(getTraceColumns, { p: project, traceId }, base);
  const { trace, spans } = await call(getTrace, { p: project, traceId, content: false }, base);
  return {
    list: { trace, spans },
    columns: {
      trace: columns.trace,
      spans: Array.from({ length: columns.count }, (_, index) => spanAt(columns, index)),
    },
  };
}

const failed = { status: { code: 2, message: "no" } };
const child = (span: number, parent: number, more: OtlpSpan = {}) =>
  anOtlpSpan(more["trace"] === undefined ? 1 : Number(more["trace"]), span, {
    parentSpanId: hexId(parent, 8),
    ...more,
  });

describe("a trace as a list and as columns", () => {
  it("says the same of roots, orphans, rings, failures, running and missing starts", async () => {
    await send([
      anOtlpSpan(1, 1, { ...failed, attributes: keyValues({ "llm.model_name": "gpt-4o" }) }),
      child(2, 1, { at: 1, ...failed }),
      child(3, 99, { at: 0.5 }),
      child(4, 3, { at: -3, endTimeUnixNano: "0" }),
      child(5, 6, { at: 2 }),
      child(6, 5, { at: 3 }),
      child(7, 5, { at: 4, ...failed }),
      child(8, 8),
      child(9, 1, { startTimeUnixNano: "0", endTimeUnixNano: "0" }),
    ]);
    const { list, columns } = await bothForms(hexId(1, 16));
    expect(columns).toEqual(list);
    expect(list.spans.filter(({ cyclic }) => cyclic)).toHaveLength(3);
    expect(list.spans.filter(({ orphan }) => orphan)).toHaveLength(1);
    expect(list.trace.orphanCount).toBe(1);
    for (const span of list.spans) {
      const {
        content,
        traceId,
        scores: _scores,
        retrieval: _retrieval,
        ...alone
      } = await call(
        getSpan,
        { p, traceId: hexId(1, 16), spanId: span.spanId },
        { base: server.url },
      );
      expect([alone, traceId, content.dialect]).toEqual([span, hexId(1, 16), expect.any(String)]);
    }
  });

  it("says the same of a chain 20,000 deep", async () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      anOtlpSpan(2, index + 1, {
        at: index / 1000,
        ...(index > 0 && { parentSpanId: hexId(index, 8) }),
      }),
    );
    for (let from = 0; from < chain.length; from += 5000)
      await send(chain.slice(from, from + 5000));
    const { list, columns } = await bothForms(hexId(2, 16));
    expect(columns.spans).toHaveLength(20_000);
    expect(columns).toEqual(list);
  });

  it("has no duration anywhere in a trace whose root has synthetic times", async () => {
    const synthetic = keyValues({ "touchstone.timing": "synthetic" });
    await send([anOtlpSpan(3, 1, { attributes: synthetic }), child(2, 1, { trace: 3, at: 1 })]);
    const { list, columns } = await bothForms(hexId(3, 16));
    expect(columns).toEqual(list);
    expect(list.spans.map(({ durationMs }) => durationMs)).toEqual([null, null]);
    const alone = { p, traceId: hexId(3, 16), spanId: hexId(2, 8) };
    expect((await call(getSpan, alone, { base: server.url })).durationMs).toBeNull();
  });

  it("says the same of what real SDKs sent", async () => {
    for (const { files } of cases.slice(0, 40))
      for (const file of files)
        await server.otlp(bodyOf(file), {
          path: file.requestPath ?? `/v1/${file.signal}`,
          type: file.contentType,
          project: "captures",
          ...(file.contentEncoding && { encoding: file.contentEncoding }),
        });
    const page = await call(listTraces, { p: "captures", limit: 200 }, { base: server.url });
    for (const { traceId } of page.items) {
      const { list, columns } = await bothForms(traceId, "captures");
      expect(columns).toEqual(list);
    }
  });

  it("refuses an unknown trace the same way", async () => {
    const unknown = callForm(getTraceColumns, { p, traceId: "0".repeat(32) }, { base: server.url });
    await expect(unknown).rejects.toThrow("There is no trace");
  });
});

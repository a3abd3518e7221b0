import { request as httpRequest } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { listDatasets } from "#contract/datasets.ts";
import { anOtlpSpan, hexId, keyValues, logsBody, tracesBody } from "#testing/otlp-body.ts";
import { oneOfEach } from "#testing/records.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function exported(p: string, traces = false, base = server.url): Promise<string> {
  const answer = await fetch(`${base}/api/v1/projects/${p}/export${traces ? "?traces=true" : ""}`);
  return answer.text();
}

describe("bodies", () => {
  const post = (
    p: string,
    body: Uint8Array<ArrayBuffer> | string,
    encoding?: string,
  ): Promise<Response> =>
    fetch(`${server.url}/api/v1/records?project=${p}`, {
      method: "POST",
      headers: {
        "content-type": "application/x-ndjson",
        ...(encoding && { "content-encoding": encoding }),
      },
      body,
    });
  const text = oneOfEach("run-1")
    .map((each) => JSON.stringify(each))
    .join("\r\n");

  it("may be gzipped, in several members too", async () => {
    const members = text.split("\r\n").map((line) => gzipSync(`${line}\n`));
    expect((await post("gz", gzipSync(text), "GZIP")).status).toBe(200);
    expect((await post("gz-members", Buffer.concat(members), "gzip")).status).toBe(200);
    expect(await exported("gz")).toBe(await exported("gz-members"));
  });

  it("may be empty", async () => {
    const answer = await post("nothing", "\n\n");
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { accepted: 0, rejected: [], rejectedCount: 0 },
    ]);
  });

  it("that are packed in another way are refused", async () => {
    expect((await post("packed", text, "zstd")).status).toBe(415);
  });

  it("that break off keep their whole lines and are refused", async () => {
    const packed = gzipSync(
      Array.from({ length: 500 }, (_, index) =>
        JSON.stringify({
          type: "example",
          dataset: "d",
          id: `e${index}`,
          input: `${Math.sin(index)}`,
        }),
      ).join("\n"),
    );
    const answer = await post("broken", packed.subarray(0, packed.length / 2), "gzip");
    expect(answer.status).toBe(400);
    const [dataset] = (await call(listDatasets, { p: "broken" }, { base: server.url })).items;
    expect(dataset?.exampleCount).toBeGreaterThan(100);
    expect(dataset?.exampleCount).toBeLessThan(500);
  });

  it("that turn bad while they are sent are told so on the same connection", async () => {
    const status = await new Promise<number | undefined>((done, fail) => {
      const request = httpRequest(
        `${server.url}/api/v1/records?project=turning`,
        { method: "POST", headers: { "content-encoding": "gzip" } },
        (answer) => answer.resume().once("end", () => done(answer.statusCode)),
      );
      request.once("error", fail);
      request.write(gzipSync(text).subarray(0, 100));
      request.write(Buffer.alloc(1024 * 1024, 1));
      setTimeout(() => request.end(Buffer.alloc(1024 * 1024, 2)), 200);
    });
    expect(status).toBe(400);
  });
});

describe("an export", () => {
  it("goes into another project and another server and comes out the same, byte for byte", async () => {
    const p = "source";
    const score = { type: "score", target: { run: "r", example: "e" }, metric: "m", value: null };
    await server.records(p, [
      ...oneOfEach("run-1"),
      ...oneOfEach("run-2"),
      score,
      { ...score, metric: "other" },
    ]);
    const spans = [
      anOtlpSpan(1, 1, {
        name: "chat",
        attributes: [
          ...keyValues({
            "openinference.span.kind": "LLM",
            "input.value": "hi",
            "output.value": "ho",
            text: "true",
          }),
          { key: "yes", value: { boolValue: true } },
          { key: "count", value: { intValue: "9007199254740993" } },
          { key: "share", value: { doubleValue: 0.1 } },
          { key: "not", value: { doubleValue: "NaN" } },
          { key: "list", value: { arrayValue: { values: [{ stringValue: "a" }] } } },
        ],
        events: [
          {
            name: "exception",
            timeUnixNano: "1750000000100000000",
            attributes: keyValues({ "exception.message": "m" }),
          },
        ],
        links: [{ traceId: hexId(2, 16), spanId: hexId(2, 8), attributes: keyValues({ a: "b" }) }],
        status: { code: 2, message: "broke" },
      }),
      anOtlpSpan(1, 2, { parentSpanId: hexId(1, 8), endTimeUnixNano: "0" }),
      anOtlpSpan(3, 3, { startTimeUnixNano: "0", endTimeUnixNano: "18446744073709551615" }),
    ];
    const log = {
      traceId: hexId(1, 16),
      spanId: hexId(1, 8),
      timeUnixNano: "1750000000500000000",
      eventName: "gen_ai.choice",
      attributes: keyValues({ a: "b" }),
      body: { stringValue: "said" },
    };
    await server.otlp(JSON.stringify(tracesBody(spans, { "service.name": "shop" })), {
      project: p,
    });
    await server.otlp(JSON.stringify(logsBody([log])), { project: p, path: "/v1/logs" });
    const [records, everything] = [await exported(p), await exported(p, true)];
    expect(everything.startsWith(records)).toBe(true);
    expect(everything.split("\n").length - records.split("\n").length).toBe(spans.length + 1);
    const copied = await server.records("copy", everything.trim().split("\n"));
    expect(await copied.json()).toMatchObject({ rejected: [] });
    expect(await exported("copy", true)).toBe(everything);
    const other = await startTestServer();
    try {
      await other.records(p, everything.trim().split("\n"));
      expect(await exported(p, true, other.url)).toBe(everything);
      expect(await exported(p, false, other.url)).toBe(records);
      const path = `/api/v1/projects/source/traces/${hexId(1, 16)}`;
      expect(await other.get(path)).toEqual(await server.get(path));
    } finally {
      await other.close();
    }
  });
});

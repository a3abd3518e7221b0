import { request as httpRequest } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { getTrace, listTraces, type TraceWithSpans } from "#contract/traces.ts";
import { exportAnswer, statusMessage } from "#server/ingest/otlp/schema.ts";
import { anOtlpSpan, asProtobuf, hexId, tracesBody } from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const protobuf = "application/x-protobuf";
const json = "application/json";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    TOUCHSTONE_OTLP_LIMIT_MIB: "1",
    TOUCHSTONE_CORS_ORIGINS: "https://app.example",
  });
});
afterAll(() => server.close());

function traceOf(p: string, trace: number): Promise<TraceWithSpans> {
  return call(getTrace, { p, traceId: hexId(trace, 16), content: true }, { base: server.url });
}

async function namesIn(p: string): Promise<string[]> {
  const { items } = await call(listTraces, { p, limit: 100 }, { base: server.url });
  return items.map(({ name }) => name).toSorted();
}

const send = (project: string, body: object): Promise<Response> =>
  server.otlp(JSON.stringify(body), { project });

describe("encodings", () => {
  it("answers JSON in JSON and protobuf in protobuf, both empty on success", async () => {
    const inJson = await send("both", tracesBody([anOtlpSpan(1, 1)]));
    expect([inJson.status, inJson.headers.get("content-type")]).toEqual([200, json]);
    expect(await inJson.json()).toEqual({});
    const inProtobuf = await server.otlp(asProtobuf(tracesBody([anOtlpSpan(2, 1)])), {
      type: protobuf,
      project: "both",
    });
    expect([inProtobuf.status, inProtobuf.headers.get("content-type")]).toEqual([200, protobuf]);
    expect((await inProtobuf.arrayBuffer()).byteLength).toBe(0);
    const [first, second] = await Promise.all([traceOf("both", 1), traceOf("both", 2)]);
    expect(second.spans[0]).toEqual(first.spans[0]);
  });

  it("reads a content type with parameters", async () => {
    const answer = await server.otlp(JSON.stringify(tracesBody([anOtlpSpan(1, 1)])), {
      type: "Application/JSON; charset=utf-8",
      project: "parameters",
    });
    expect(answer.status).toBe(200);
    expect(await namesIn("parameters")).toEqual(["span 1"]);
  });

  it.each([
    ["gzip", gzipSync],
    ["GZIP", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ])("reads %s", async (encoding, compress) => {
    const project = `packed-${encoding}`;
    const body = asProtobuf(tracesBody([anOtlpSpan(1, 1, { name: encoding })]));
    const answer = await server.otlp(compress(body), { type: protobuf, encoding, project });
    expect(answer.status).toBe(200);
    expect(await namesIn(project)).toEqual([encoding]);
  });

  it("reads a chunked body that names no length", async () => {
    const body = JSON.stringify(tracesBody([anOtlpSpan(1, 1, { name: "in pieces" })]));
    const status = await new Promise<number | undefined>((done, fail) => {
      const request = httpRequest(
        `${server.url}/v1/traces`,
        {
          method: "POST",
          headers: { "content-type": json, "x-touchstone-project": "chunked" },
        },
        (answer) => answer.resume().once("end", () => done(answer.statusCode)),
      );
      request.once("error", fail);
      for (let at = 0; at < body.length; at += 50) request.write(body.slice(at, at + 50));
      request.end();
    });
    expect(status).toBe(200);
    expect(await namesIn("chunked")).toEqual(["in pieces"]);
  });
});

/** What google.rpc.Status says in either encoding. */
async function statusOf(answer: Response): Promise<string> {
  const body = Buffer.from(await answer.arrayBuffer());
  const told: unknown =
    answer.headers.get("content-type") === protobuf
      ? statusMessage.toObject(statusMessage.decode(body))
      : JSON.parse(body.toString("utf8"));
  return (told as { message?: string }).message ?? "";
}

describe("refusals", () => {
  it.each(["text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"])(
    "answers 415 to %s",
    async (type) => {
      const answer = await server.otlp("{}", { type });
      expect(answer.status).toBe(415);
      expect(await statusOf(answer)).not.toBe("");
    },
  );

  it.each(["zstd", "constructor", "toString"])(
    "answers 415 to the encoding %s",
    async (encoding) => {
      const answer = await server.otlp("{}", { encoding });
      expect(answer.status).toBe(415);
      expect(await statusOf(answer)).toContain("gzip");
    },
  );

  it.each([json, protobuf])("says what is wrong in %s, as Status", async (type) => {
    const answer = await server.otlp("\u0001not a request", { type });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([400, type]);
    expect(await statusOf(answer)).toContain("not a valid");
  });

  it.each([json, protobuf])("answers 413 in %s to more than the limit", async (type) => {
    const answer = await server.otlp(Buffer.alloc(1024 * 1024 + 1, " "), { type });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([413, type]);
    expect(await statusOf(answer)).not.toBe("");
  });

  it("answers 413 to a small body that inflates to more than the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const answer = await server.otlp(bomb, { encoding: "gzip" });
    expect(answer.status).toBe(413);
    expect(await statusOf(answer)).toContain("inflated");
  });

  it("answers 400 to bytes that are not what Content-Encoding says", async () => {
    for (const encoding of ["gzip", "deflate", "br"]) {
      const answer = await server.otlp("plainly not packed", { encoding });
      expect([encoding, answer.status]).toEqual([encoding, 400]);
    }
  });

  it("answers 400 to the name of a project that cannot be one", async () => {
    const answer = await server.otlp("{}", { project: "a/b" });
    expect(answer.status).toBe(400);
    expect(await statusOf(answer)).toContain("x-touchstone-project");
  });
});

describe("what is in order", () => {
  it("keeps the good spans of a request and counts the bad", async () => {
    const body = tracesBody([
      anOtlpSpan(1, 1, { name: "good" }),
      anOtlpSpan(1, 2, { spanId: "" }),
      anOtlpSpan(1, 3, { traceId: "0".repeat(32) }),
    ]);
    const inJson = await send("partial", body);
    expect(inJson.status).toBe(200);
    expect(await inJson.json()).toMatchObject({ partialSuccess: { rejectedSpans: "2" } });
    const inProtobuf = await server.otlp(asProtobuf(body), { type: protobuf, project: "partial" });
    const told = exportAnswer.toObject(
      exportAnswer.decode(Buffer.from(await inProtobuf.arrayBuffer())),
      { longs: Number },
    );
    expect(told).toMatchObject({ partialSuccess: { rejected: 2 } });
    expect((await traceOf("partial", 1)).spans.map(({ name }) => name)).toEqual(["good"]);
  });

  it.each([
    [json, "{}"],
    [protobuf, ""],
  ])("answers 200 to an empty request in %s", async (type, body) => {
    for (const signal of ["traces", "logs", "metrics"]) {
      const answer = await server.otlp(body, { type, path: `/v1/${signal}` });
      expect([signal, answer.status]).toEqual([signal, 200]);
      expect(await answer.text()).toBe(body);
    }
  });

  it("answers metrics and drops them", async () => {
    const answer = await server.otlp('{"resourceMetrics":[{"scopeMetrics":[]}]}', {
      path: "/v1/metrics",
      project: "metrics-only",
    });
    expect(answer.status).toBe(200);
    expect((await fetch(`${server.url}/api/v1/projects/metrics-only`)).status).toBe(404);
  });

  it.each(["/api/public/otel/v1/traces", "/otel/v1/traces"])("takes spans at %s", async (path) => {
    const project = `at${path.replaceAll("/", "-")}`;
    const body = JSON.stringify(tracesBody([anOtlpSpan(1, 1)]));
    expect((await server.otlp(body, { path, project })).status).toBe(200);
    expect(await namesIn(project)).toEqual(["span 1"]);
  });

  it("greets LangSmith", async () => {
    expect(await server.get("/info")).toEqual({});
    expect(await server.get("/otel/info")).toEqual({});
  });
});

describe("browsers", () => {
  const preflight = (origin: string, path = "/v1/traces"): Promise<Response> =>
    fetch(`${server.url}${path}`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,x-touchstone-project",
      },
    });

  it.each([
    "http://localhost:5173",
    "http://127.0.0.1:3000",
    "http://[::1]",
    "https://app.example",
  ])("may send from %s", async (origin) => {
    const { status, headers } = await preflight(origin);
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe(origin);
    expect(headers.get("access-control-allow-methods")).toContain("POST");
    expect(headers.get("access-control-allow-headers")).toBe("content-type,x-touchstone-project");
    const answer = await fetch(`${server.url}/v1/traces`, {
      method: "POST",
      headers: { origin, "content-type": json },
      body: "{}",
    });
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
  });

  it.each([
    "https://evil.example",
    "http://localhost.evil.example",
    "null",
    "http://127.0.0.1.nip.io",
  ])("may not send from %s", async (origin) => {
    expect((await preflight(origin)).headers.get("access-control-allow-origin")).toBeNull();
    const written = await fetch(`${server.url}/api/v1/records?project=forged`, {
      method: "POST",
      headers: { origin, "content-type": "text/plain" },
      body: '{"type":"metric","name":"m","kind":"pass"}',
    });
    expect(written.status).toBe(403);
  });

  it("may never read the REST API from elsewhere", async () => {
    const { headers } = await preflight("http://localhost:5173", "/api/v1/records");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });

  it("are not fooled by a foreign name for this address", async () => {
    for (const path of ["/v1/traces", "/api/v1/health", "/api/v1/records"]) {
      const status = await new Promise<number | undefined>((done, fail) => {
        httpRequest(`${server.url}${path}`, { headers: { host: "evil.example" } }, (answer) =>
          answer.resume().once("end", () => done(answer.statusCode)),
        )
          .once("error", fail)
          .end();
      });
      expect([path, status]).toEqual([path, 403]);
    }
  });
});

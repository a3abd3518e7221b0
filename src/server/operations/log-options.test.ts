import { Writable } from "node:stream";
import Fastify, { LogController } from "fastify";
import { expect, it } from "vitest";
import { createMetrics } from "./metrics.ts";
import { logOptions } from "./log-options.ts";
import { observe } from "./observe.ts";

const secret = "jane.doe@example.com";
const readings = {
  queuedSpans: 3,
  heldBytes: 0,
  engineUp: true,
  engineRestarts: 2,
  engineMemoryBytes: null,
  dataBytes: 1,
  diskFreeBytes: 5,
};

async function anApp() {
  let written = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString();
      done();
    },
  });
  const metrics = createMetrics(async () => readings);
  const app = Fastify({
    logger: logOptions("info", stream),
    logController: new LogController({ disableRequestLogging: true }),
  });
  observe(app, metrics);
  app.get("/api/things/:name", async (request) => {
    const { fail } = request.query as { fail?: string };
    if (fail) {
      const error = new SyntaxError(`Unexpected token in "${fail}"`);
      request.log.error(error);
      throw error;
    }
    return { name: "x" };
  });
  return { app, metrics, log: () => written };
}

it("logs routes, statuses and places in the code, and nothing of what was asked", async () => {
  const { app, log } = await anApp();
  await app.inject(`/api/things/${secret}?search=${secret}`);
  await app.inject(`/api/things/x?fail=${secret}`);
  await app.inject(`/nowhere/${secret}`);
  expect(log()).not.toContain(secret);
  expect(log()).not.toContain("jane");
  const lines = log().trim().split("\n");
  const answered = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(answered.filter(({ msg }) => msg === "answered")).toMatchObject([
    { method: "GET", route: "/api/things/:name", status: 200 },
    { route: "/api/things/:name", status: 500 },
    { route: "(none)", status: 404 },
  ]);
  expect(answered.find(({ err }) => err)).toMatchObject({
    err: { type: "SyntaxError", message: "", stack: expect.stringContaining("log-options.test") },
  });
});

it("counts by route and status, and leaves out what is not known", async () => {
  const { app, metrics } = await anApp();
  for (const name of ["a", "b", secret]) await app.inject(`/api/things/${name}`);
  metrics.ingested("spans", 7);
  metrics.refused("busy");
  const text = await metrics.text();
  expect(text).toContain(
    'touchstone_http_requests_total{method="GET",route="/api/things/:name",status="200"} 3',
  );
  expect(text).toContain('touchstone_ingested_total{what="spans"} 7');
  expect(text).toContain('touchstone_refused_total{code="busy"} 1');
  expect(text).toContain("touchstone_engine_up 1\n");
  expect(text).toContain("touchstone_queued_spans 3\n");
  expect(text).not.toMatch(/^touchstone_engine_memory_bytes /m);
  expect(text).not.toContain("jane");
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { getRun } from "#contract/runs.ts";
import { getTrace, listTraces } from "#contract/traces.ts";
import { type Db, openDb } from "#server/store/db.ts";
import { type Engine } from "#server/store/engine/engine.ts";
import { eventually } from "#testing/eventually.ts";
import { anOtlpSpan, hexId, tracesBody } from "#testing/otlp-body.ts";
import { addressOf, clusterName, type Shard, startShards } from "#testing/store-setup.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const p = "spread";
const database = "on_two_shards";
const traceCount = 60;
const exampleCount = 300;

const folder = mkdtempSync(join(tmpdir(), "touchstone-cluster-"));
let shards: Shard[];
let running: Engine[];
let server: TestServer;

beforeAll(async () => {
  shards = await startShards(folder);
  running = [...shards];
  server = await startTestServer({
    TOUCHSTONE_CLICKHOUSE_URL: shards.map(addressOf).join(","),
    TOUCHSTONE_CLICKHOUSE_CLUSTER: clusterName,
    TOUCHSTONE_CLICKHOUSE_DATABASE: database,
  });
  // Twice, so that every shard has something to tell apart.
  for (let times = 0; times < 2; times++) {
    for (let trace = 1; trace <= traceCount; trace++) await send(trace);
    await server.records(p, records());
  }
});
afterAll(async () => {
  await server.close();
  await Promise.all(running.map((engine) => engine.stop()));
  rmSync(folder, { recursive: true, force: true });
});

function send(trace: number): Promise<Response> {
  const spans = [1, 2, 3].map((span) =>
    anOtlpSpan(trace, span, { at: span, ...(span > 1 && { parentSpanId: hexId(1, 8) }) }),
  );
  return server.otlp(JSON.stringify(tracesBody(spans)), { project: p });
}

function records(): object[] {
  return [
    { type: "metric", name: "correct", kind: "pass" },
    { type: "run", id: "r", dataset: "d" },
    ...Array.from({ length: exampleCount }, (_, index) => [
      { type: "example", dataset: "d", id: `e${index}`, input: `question ${index}` },
      {
        type: "result",
        run: "r",
        example: `e${index}`,
        output: "x",
        scores: { correct: index % 2 === 0 },
      },
    ]).flat(),
  ];
}

/** The tables of one shard alone. */
function shardDb(shard: number): Db {
  const { url, username, password } = running[shard]!;
  return openDb({ urls: [url], username, password, database });
}

async function ask(shard: number, sql: string): Promise<unknown[][]> {
  const db = shardDb(shard);
  try {
    return await db.tuples(sql);
  } finally {
    await db.close();
  }
}

async function everythingIsThere(): Promise<void> {
  const { items } = await call(listTraces, { p, limit: 200 }, { base: server.url });
  expect(items).toHaveLength(traceCount);
  expect(items.every(({ spanCount }) => spanCount === 3)).toBe(true);
  const run = await call(getRun, { p, id: "r" }, { base: server.url });
  expect(run).toMatchObject({
    resultCount: exampleCount,
    metrics: [{ metric: "correct", value: 0.5, n: exampleCount }],
  });
}

describe("two shards", () => {
  it.each([
    ["spans", "trace_id, span_id", traceCount * 3],
    ["roll_ups", "trace_id", traceCount],
    ["results", "example", exampleCount],
    ["scores", "example", exampleCount],
    ["examples", "example", exampleCount],
  ])("both hold %s, and none is on both", async (table, key, total) => {
    const [first, second] = await Promise.all(
      [0, 1].map(async (shard) => {
        const rows = await ask(shard, `SELECT DISTINCT ${key} FROM ${table}_local ORDER BY ${key}`);
        return new Set(rows.map((row) => row.join(" ")));
      }),
    );
    expect(Math.min(first!.size, second!.size)).toBeGreaterThan(0);
    expect([...first!].filter((each) => second!.has(each))).toEqual([]);
    expect(first!.size + second!.size).toBe(total);
  });

  it("keep the spans of a trace together", async () => {
    const tracesOn = async (shard: number): Promise<unknown[]> =>
      (await ask(shard, "SELECT DISTINCT trace_id FROM spans_local")).map(([id]) => id);
    const [first, second] = await Promise.all([tracesOn(0), tracesOn(1)]);
    expect(first.filter((id) => second.includes(id))).toEqual([]);
  });

  it("show each row once, though all were sent twice", async () => {
    await everythingIsThere();
    for (const shard of [0, 1])
      expect(await ask(shard, "SELECT count() FROM spans FINAL")).toEqual([[traceCount * 3]]);
  });
});

describe("when a shard is missing", () => {
  it("reads and writes say so, and all is there when it is back", async () => {
    process.kill(shards[1]!.pid, "SIGKILL");
    await shards[1]!.exited;
    const paths = [
      "projects",
      `projects/${p}/traces`,
      `projects/${p}/runs`,
      `projects/${p}/runs/r`,
    ];
    for (const path of paths) {
      const answer = await fetch(`${server.url}/api/v1/${path}`);
      expect([path, answer.status, answer.headers.get("retry-after")]).toEqual([path, 503, "1"]);
      expect(await answer.json()).toMatchObject({ code: "store_unavailable" });
    }
    const refused = await Promise.all(
      Array.from({ length: 10 }, (_, index) => send(traceCount + 1 + index)),
    );
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]));
    expect(refused[0]!.headers.get("retry-after")).toBe("1");
    expect(await refused[0]!.json()).toMatchObject({ message: expect.stringContaining("cluster") });
    expect((await server.records(p, records())).status).toBe(503);
    const health = await fetch(`${server.url}/api/v1/health`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ status: "unavailable" });

    running[1] = await shards[1]!.restart();
    await eventually(async () =>
      expect((await fetch(`${server.url}/api/v1/health`)).status).toBe(200),
    );
    const { items } = await call(listTraces, { p, limit: 200 }, { base: server.url });
    // What was refused may be there in part, and is whole once it is sent again.
    expect(items.length).toBeGreaterThanOrEqual(traceCount);
    for (let index = 0; index < 10; index++)
      expect((await send(traceCount + 1 + index)).status).toBe(200);
    expect((await server.records(p, records())).status).toBe(200);
    const whole = await call(listTraces, { p, limit: 200 }, { base: server.url });
    expect(whole.items).toHaveLength(traceCount + 10);
    expect(whole.items.every(({ spanCount }) => spanCount === 3)).toBe(true);
    const run = await call(getRun, { p, id: "r" }, { base: server.url });
    expect(run.resultCount).toBe(exampleCount);
    const traceId = hexId(traceCount + 10, 16);
    const { spans } = await call(getTrace, { p, traceId }, { base: server.url });
    expect(spans).toHaveLength(3);
  });
});

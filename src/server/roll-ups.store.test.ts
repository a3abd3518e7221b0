import { afterAll, beforeAll, expect, it } from "vitest";
import { call } from "#client/call.ts";
import { listTraces, traceFacets, traceHistogram } from "#contract/traces.ts";
import { anOtlpSpan, hexId, tracesBody } from "#testing/otlp-body.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";
import { migrate } from "./store/migrate.ts";
import { firstTables } from "./store/migrations/first-tables.ts";
import { statementsFor } from "./store/table.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const hours = 3600;

async function send(p: string, ...spans: Parameters<typeof tracesBody>[0]): Promise<void> {
  const answer = await server.otlp(JSON.stringify(tracesBody(spans)), { project: p });
  expect(answer.status).toBe(200);
}

/** How often a project's traces are counted by each of those who count. */
async function countsOf(p: string): Promise<number[]> {
  const [list, facets, histogram] = await Promise.all([
    call(listTraces, { p, limit: 200 }, { base: server.url }),
    call(traceFacets, { p }, { base: server.url }),
    call(traceHistogram, { p }, { base: server.url }),
  ]);
  const inBuckets = histogram.buckets.reduce((sum, { count }) => sum + count, 0);
  return [list.items.length, facets.total, inBuckets];
}

function homesOf(p: string): Promise<unknown[][]> {
  return server.store.db.tuples(
    "SELECT trace_id, home FROM roll_ups FINAL WHERE project = {p:String} ORDER BY trace_id",
    { p },
  );
}

it("a trace whose first spans come last stays one trace at one home", async () => {
  const p = "late-root";
  await send(p, anOtlpSpan(1, 2, { at: 9 * hours, parentSpanId: hexId(1, 8) }));
  const [home] = await homesOf(p);
  await send(p, anOtlpSpan(1, 1, { at: 1 * hours, name: "root" }));
  await send(p, anOtlpSpan(1, 3, { at: 20 * hours, parentSpanId: hexId(1, 8) }));
  expect(await homesOf(p)).toEqual([home]);
  expect(await countsOf(p)).toEqual([1, 1, 1]);
  const { items } = await call(listTraces, { p }, { base: server.url });
  expect(items).toMatchObject([{ name: "root", spanCount: 3 }]);
});

it("roll-ups of one trace that two processes made at two homes become one", async () => {
  const p = "two-homes";
  const rollUp = { project: p, trace_id: hexId(1, 16), name: "torn", kind: "AGENT" };
  const { db } = server.store;
  for (const hour of [486_200, 486_100]) {
    const start = `${hour * hours}`;
    const times = { start_time: start, first_start: start, last_start: start };
    await db.insert("roll_ups", [{ ...rollUp, ...times, home: -hour, ver: hour }]);
  }
  await send(p, anOtlpSpan(1, 1, { name: "whole" }));
  expect(await homesOf(p)).toEqual([[hexId(1, 16), -486_200]]);
  expect(await countsOf(p)).toEqual([1, 1, 1]);
  const { items } = await call(listTraces, { p }, { base: server.url });
  expect(items.map(({ name }) => name)).toEqual(["whole"]);
});

it("a store of the first tables keeps its traces, each once", async () => {
  const p = "from-before";
  const { db } = server.store;
  const rows = Array.from({ length: 32 }, (_, number) => ({
    project: p,
    trace_id: `${(number % 16).toString(16)}${hexId(number, 16).slice(1)}`,
    name: `trace ${number}`,
    kind: "AGENT",
    start_time: `${1_700_000_000 + number * hours}`,
    first_start: `${1_700_000_000 + number * hours}`,
    ver: 1,
  }));
  for (let node = 0; node < db.nodes; node++) {
    for (const sql of firstTables.flatMap((table) => statementsFor(table, db.cluster)))
      await db.command(sql, node);
    await db.command("TRUNCATE TABLE schema_migrations", node);
    await db.command("INSERT INTO schema_migrations (version, name) VALUES (1, 'first')", node);
  }
  await db.insert("traces", rows);
  await db.insert(
    "traces",
    rows.map((row) => ({ ...row, ver: 2 })),
  );
  await migrate(db);
  expect(await countsOf(p)).toEqual([32, 32, 32]);
  const [first] = await homesOf(p);
  expect(first).toEqual([rows[0]!.trace_id, -Math.floor(1_700_000_000 / hours)]);
  const left = await db.tuples(
    "SELECT name FROM system.tables WHERE name = 'traces' AND database = currentDatabase()",
  );
  expect(left).toEqual([]);
});

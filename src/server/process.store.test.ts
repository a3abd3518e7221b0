import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { call } from "#client/call.ts";
import { getHealth, type Health } from "#contract/health.ts";
import { getRun } from "#contract/runs.ts";
import { getTrace, listTraces, type TraceSummary } from "#contract/traces.ts";
import { enginePidOf, isRunning } from "#testing/engine-process.ts";
import { eventually } from "#testing/eventually.ts";
import { anOtlpSpan, hexId, tracesBody } from "#testing/otlp-body.ts";
import { ServerLeft, type ServerProcess, startServerProcess } from "#testing/server-process.ts";

const patience = { timeout: 120_000 };
const undo: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-process-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server with an engine of its own. */
async function start(folder: string): Promise<ServerProcess> {
  const server = await startServerProcess({
    TOUCHSTONE_DATA: folder,
    TOUCHSTONE_CLICKHOUSE_URL: undefined,
    TOUCHSTONE_CLICKHOUSE_CLUSTER: undefined,
  });
  undo.push(() => (server.child.exitCode === null ? server.stop() : undefined));
  return server;
}

const send = (server: ServerProcess, body: object): Promise<Response> =>
  fetch(`${server.url}/v1/traces`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** Two spans of one trace. */
const pairOf = (trace: number): object =>
  tracesBody([anOtlpSpan(trace, 1), anOtlpSpan(trace, 2, { parentSpanId: hexId(1, 8) })]);

type Page = z.output<typeof listTraces.output>;

const healthOf = async (server: ServerProcess): Promise<Health> =>
  (await (await fetch(`${server.url}${getHealth.path}`)).json()) as Health;

async function tracesOf({ url }: ServerProcess): Promise<Map<string, TraceSummary>> {
  const found = new Map<string, TraceSummary>();
  let cursor: string | undefined;
  do {
    const page: Page = await call(listTraces, { p: "default", limit: 200, cursor }, { base: url });
    for (const trace of page.items) {
      expect(found.has(trace.traceId)).toBe(false);
      found.set(trace.traceId, trace);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

/** Sends pairs of spans without a pause until told to stop; answers the traces that were acknowledged. */
function sendOn(server: ServerProcess, senders = 4) {
  const acknowledged: string[] = [];
  const refusals = new Map<number, Response>();
  let next = 1;
  let stopped = false;
  const one = async (): Promise<void> => {
    while (!stopped) {
      const trace = next++;
      const answer = await send(server, pairOf(trace)).catch(() => undefined);
      if (answer?.status === 200) acknowledged.push(hexId(trace, 16));
      else if (answer) refusals.set(answer.status, answer);
      else await new Promise((done) => setTimeout(done, 20));
    }
  };
  const all = Promise.all(Array.from({ length: senders }, one));
  return {
    acknowledged,
    refusals,
    async stop(): Promise<void> {
      stopped = true;
      await all;
    },
  };
}

/** Everything that was acknowledged is there, once, and the list agrees with the spans. */
async function expectAll(server: ServerProcess, acknowledged: readonly string[]): Promise<void> {
  const traces = await tracesOf(server);
  expect(acknowledged.filter((traceId) => !traces.has(traceId))).toEqual([]);
  // Two spans each: of what was never acknowledged, all or nothing of a request is there.
  expect([...traces.values()].filter(({ spanCount }) => spanCount !== 2)).toEqual([]);
  const last = acknowledged.at(-1)!;
  const { spans } = await call(getTrace, { p: "default", traceId: last }, { base: server.url });
  expect(spans.map(({ spanId }) => spanId)).toEqual([hexId(1, 8), hexId(2, 8)]);
}

describe("touchstone serve", () => {
  it("says where it listens, and refuses a folder that is taken", patience, async () => {
    const folder = temporaryFolder();
    const server = await start(folder);
    expect(server.firstLine).toMatch(/^Touchstone is listening on http:\/\/127\.0\.0\.1:\d+$/);
    expect((await healthOf(server)).status).toBe("ok");
    const second = await start(folder).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(ServerLeft);
    expect((second as ServerLeft).code).toBe(1);
    expect((second as ServerLeft).complaint).toContain(
      `Another Touchstone server already uses ${folder}`,
    );
    expect((await send(server, pairOf(1))).status).toBe(200);
    expect(await healthOf(server)).toMatchObject({ status: "ok", engine: { restarts: 0 } });
    expect(await server.stop()).toBe(0);
  });

  it("stops when it is asked to, after storing what it took", patience, async () => {
    const folder = temporaryFolder();
    const first = await start(folder);
    const enginePid = enginePidOf(first.child.pid!)!;
    const sending = sendOn(first);
    await eventually(async () => expect(sending.acknowledged.length).toBeGreaterThan(40));
    expect(await first.stop()).toBe(0);
    await sending.stop();
    expect(isRunning(enginePid)).toBe(false);
    expect(first.complaints()).toBe("");
    expect([...sending.refusals.keys()].filter((status) => status !== 503)).toEqual([]);
    await expectAll(await start(folder), sending.acknowledged);
  });
});

describe("when the engine is killed", () => {
  it("starts it again with what it acknowledged, and meanwhile answers 503", patience, async () => {
    const server = await start(temporaryFolder());
    const runs = Array.from({ length: 20 }, (_, index) => ({
      type: "result",
      run: "r",
      example: `e${index}`,
      output: "x",
      scores: { correct: true },
    }));
    const body = [{ type: "run", id: "r" }, ...runs].map((each) => JSON.stringify(each)).join("\n");
    const records = `${server.url}/api/v1/records?project=default`;
    expect((await fetch(records, { method: "POST", body })).status).toBe(200);
    const sending = sendOn(server);
    await eventually(async () => expect(sending.acknowledged.length).toBeGreaterThan(20));
    process.kill(enginePidOf(server.child.pid!)!, "SIGKILL");
    const during = await eventually(async () => {
      const answer = await fetch(`${server.url}/api/v1/projects/default/runs`);
      expect(answer.status).toBe(503);
      return answer;
    });
    expect(during.headers.get("retry-after")).toBe("1");
    expect(await during.json()).toMatchObject({ code: "store_unavailable" });
    expect((await fetch(`${server.url}${getHealth.path}`)).status).toBe(503);
    const before = sending.acknowledged.length;
    await eventually(async () => expect(sending.acknowledged.length).toBeGreaterThan(before + 20));
    await sending.stop();
    expect([...sending.refusals.keys()]).toEqual([503]);
    expect(sending.refusals.get(503)?.headers.get("retry-after")).toBe("1");
    await eventually(() => expectAll(server, sending.acknowledged));
    // What was stored but could not be acknowledged any more gets its row in the list too.
    const exported = await (
      await fetch(`${server.url}/api/v1/projects/default/export?traces=true`)
    ).text();
    const stored = new Set(exported.match(/(?<="traceId":")[0-9a-f]{32}/g));
    expect(stored.size).toBeGreaterThanOrEqual(sending.acknowledged.length);
    await eventually(async () => expect((await tracesOf(server)).size).toBe(stored.size));
    const run = await call(getRun, { p: "default", id: "r" }, { base: server.url });
    expect(run).toMatchObject({
      resultCount: 20,
      metrics: [{ metric: "correct", value: 1, n: 20 }],
    });
    expect(await healthOf(server)).toMatchObject({ status: "ok", engine: { restarts: 1 } });
  });
});

describe("when the server is killed", () => {
  it(
    "lets its engine leave, and the next one finds everything acknowledged",
    patience,
    async () => {
      const folder = temporaryFolder();
      const first = await start(folder);
      const enginePid = enginePidOf(first.child.pid!)!;
      const sending = sendOn(first, 8);
      await eventually(async () => expect(sending.acknowledged.length).toBeGreaterThan(60));
      first.child.kill("SIGKILL");
      await first.exited;
      await sending.stop();
      await eventually(async () => expect(isRunning(enginePid)).toBe(false), 15_000);
      const second = await start(folder);
      await expectAll(second, sending.acknowledged);
      // A sender that got no answer sends again: nothing is doubled.
      for (const traceId of sending.acknowledged.slice(-10))
        expect((await send(second, pairOf(Number(`0x${traceId}`)))).status).toBe(200);
      await expectAll(second, sending.acknowledged);
    },
  );

  it("lets another start at once", patience, async () => {
    const folder = temporaryFolder();
    const first = await start(folder);
    expect((await send(first, pairOf(7))).status).toBe(200);
    first.child.kill("SIGKILL");
    await expectAll(await start(folder), [hexId(7, 16)]);
  });
});

describe("health", () => {
  it("names the parts that the engine set aside, and the room on the disk", patience, async () => {
    const folder = temporaryFolder();
    const first = await start(folder);
    expect((await send(first, pairOf(1))).status).toBe(200);
    const whole = await healthOf(first);
    expect(whole).toMatchObject({ status: "ok", brokenParts: [], queuedSpans: 0, problems: [] });
    expect(whole.disk.freeBytes).toBeGreaterThan(0);
    expect(whole.disk.totalBytes).toBeGreaterThan(whole.disk.freeBytes!);
    expect(whole.disk.dataBytes).toBeGreaterThan(0);
    expect(whole.engine.memoryLimitBytes).toBeGreaterThan(0);
    await first.stop();
    for (const path of checksumsOf(folder))
      writeFileSync(path, "checksums format version: 4\nbroken");
    const second = await start(folder);
    const { status, brokenParts, problems } = await healthOf(second);
    expect(status).toBe("degraded");
    expect(brokenParts.map(({ table }) => table)).toContain("spans");
    expect(problems.join(" ")).toContain("set aside");
    expect((await send(second, pairOf(2))).status).toBe(200);
  });

  it("keeps the folder of the data to its owner", patience, async () => {
    const folder = temporaryFolder();
    await start(folder);
    for (const name of readdirSync(folder)) {
      const mode = (statSync(join(folder, name)).mode & 0o777).toString(8);
      expect([name, mode]).toEqual([name, name === "clickhouse" ? "700" : "600"]);
    }
  });
});

/** Files of checksums of all parts of our own tables. */
function checksumsOf(folder: string): string[] {
  const store = join(folder, "clickhouse", "store");
  return readdirSync(store, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("checksums.txt"))
    .map((path) => join(store, path));
}

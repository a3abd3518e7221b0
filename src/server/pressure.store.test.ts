import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { superviseEngine } from "#server/store/engine/supervisor.ts";
import { enginePidOf, isRunning } from "#testing/engine-process.ts";
import { eventually } from "#testing/eventually.ts";
import { anOtlpSpan, hexId, keyValues, tracesBody } from "#testing/otlp-body.ts";
import { type ServerProcess, startServerProcess } from "#testing/server-process.ts";
import { mayMount, mountSmallDisk, unmountDisk } from "#testing/small-disk.ts";

const undo: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

async function start(folder: string, more: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await startServerProcess({
    TOUCHSTONE_DATA: folder,
    TOUCHSTONE_CLICKHOUSE_URL: undefined,
    TOUCHSTONE_CLICKHOUSE_CLUSTER: undefined,
    ...more,
  });
  undo.push(() => (server.child.exitCode === null ? server.stop() : undefined));
  return server;
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-pressure-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const mebibyte = 1024 ** 2;

function freeMebibytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / mebibyte);
}

function aSmallDisk(mebibytes: number): string {
  const folder = mountSmallDisk(mebibytes);
  undo.push(() => unmountDisk(folder));
  return folder;
}

/** Sends one span whose text cannot be compressed. */
async function send(
  { url }: ServerProcess,
  trace: number,
  { bytes = 100, patienceMs = 60_000 } = {},
): Promise<Response> {
  const text = randomBytes(bytes / 2).toString("hex");
  const span = anOtlpSpan(trace, 1, { attributes: keyValues({ "input.value": text }) });
  return fetch(`${url}/v1/traces`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(tracesBody([span])),
    signal: AbortSignal.timeout(patienceMs),
  });
}

async function tracesOf({ url }: ServerProcess): Promise<Set<string>> {
  const answer = await fetch(`${url}/api/v1/projects/default/export?traces=true`);
  expect(answer.status).toBe(200);
  return new Set((await answer.text()).match(/(?<="traceId":")[0-9a-f]{32}/g));
}

const readiness = async ({ url }: ServerProcess) => {
  const answer = await fetch(`${url}/api/v1/ready`);
  return [answer.status, await answer.json()] as const;
};

describe("a disk that fills up", () => {
  it.skipIf(!mayMount())(
    "refuses what is new at its floor, reads on, and goes on by itself (needs the right to mount a small disk)",
    async () => {
      const disk = aSmallDisk(160);
      const server = await start(disk, { TOUCHSTONE_MIN_FREE_MIB: "40" });
      const acknowledged = [1, 2, 3].map((trace) => hexId(trace, 16));
      for (const trace of [1, 2, 3]) expect((await send(server, trace)).status).toBe(200);
      const filler = join(disk, "filler");
      writeFileSync(filler, randomBytes((freeMebibytes(disk) - 30) * mebibyte));
      const refused = await eventually(async () => {
        const answer = await send(server, 4);
        expect(answer.status).toBe(503);
        return answer;
      });
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
      expect(await refused.text()).toContain("of disk are left");
      const line = '{"type":"metric","name":"m","kind":"pass"}';
      const records = `${server.url}/api/v1/records?project=default`;
      const other = await fetch(records, { method: "POST", body: line });
      expect([other.status, await other.json()]).toMatchObject([503, { code: "disk_full" }]);
      expect(await readiness(server)).toMatchObject([503, { ready: false }]);
      // What was acknowledged is all there, and can be read.
      const present = await tracesOf(server);
      expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
      const metrics = await (await fetch(`${server.url}/metrics`)).text();
      expect(metrics).toMatch(/touchstone_refused_total\{code="disk_full"\} [1-9]/);
      expect(metrics).toMatch(/touchstone_disk_free_bytes [1-9]/);

      const engine = enginePidOf(server.child.pid!);
      expect((await fetch(`${server.url}/api/v1/health`)).status).toBe(503);
      rmSync(filler);
      await eventually(async () => expect((await send(server, 900)).status).toBe(200));
      expect(await readiness(server)).toEqual([200, { ready: true, reasons: [] }]);
      expect((await fetch(`${server.url}/api/v1/health`)).status).toBe(200);
      expect(enginePidOf(server.child.pid!)).toBe(engine);
      expect((await tracesOf(server)).has(hexId(900, 16))).toBe(true);
    },
  );

  it.skipIf(!mayMount())("loses nothing where it is full to the last byte", async () => {
    const disk = aSmallDisk(120);
    const server = await start(disk, { TOUCHSTONE_MIN_FREE_MIB: "0" });
    const acknowledged: string[] = [];
    const statuses = new Set<number>();
    const filler = join(disk, "filler");
    writeFileSync(filler, randomBytes((freeMebibytes(disk) - 16) * mebibyte));
    for (let trace = 1; trace < 40 && statuses.size < 2; trace++) {
      const answer = await send(server, trace, { bytes: 8_000_000 });
      statuses.add(answer.status);
      if (answer.status === 200) acknowledged.push(hexId(trace, 16));
    }
    expect([...statuses]).toEqual([200, 503]);
    rmSync(filler);
    await eventually(async () => expect((await send(server, 501)).status).toBe(200));
    const present = await tracesOf(server);
    expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
  });
});

describe("an engine that is stopped", () => {
  it("is not written to, and goes on where it goes on", async () => {
    const server = await start(temporaryFolder());
    expect((await send(server, 1)).status).toBe(200);
    const engine = enginePidOf(server.child.pid!)!;
    process.kill(engine, "SIGSTOP");
    undo.push(() => void (isRunning(engine) && process.kill(engine, "SIGCONT")));
    // A write that it was given waits; once its silence is noticed, the next are refused at once.
    const waiting = send(server, 2);
    const refused = await eventually(async () => {
      const [status, body] = await readiness(server);
      expect([status, body]).toMatchObject([503, { reasons: ["ClickHouse does not answer."] }]);
      const answer = await send(server, 3, { patienceMs: 1000 });
      expect(answer.status).toBe(503);
      return answer;
    });
    expect(refused.headers.get("retry-after")).toBe("1");
    process.kill(engine, "SIGCONT");
    expect((await waiting).status).toBe(200);
    await eventually(async () => expect((await send(server, 4)).status).toBe(200));
    expect(enginePidOf(server.child.pid!)).toBe(engine);
    const present = await tracesOf(server);
    expect([1, 2, 4].filter((trace) => !present.has(hexId(trace, 16)))).toEqual([]);
  });

  it("is killed and started again where it stays silent", async () => {
    const engine = await superviseEngine(
      { directory: temporaryFolder() },
      { everyMs: 200, patienceMs: 500, silentAfter: 2, killedAfter: 4 },
    );
    undo.push(() => engine.stop());
    const first = engine.pid()!;
    process.kill(first, "SIGSTOP");
    await eventually(async () => expect(engine.answers()).toBe(false));
    await eventually(async () => {
      expect([engine.restarts(), engine.answers()]).toEqual([1, true]);
    });
    expect(engine.pid()).not.toBe(first);
    expect(isRunning(first)).toBe(false);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { call, urlOf } from "#client/call.ts";
import { listAudit } from "#contract/audit.ts";
import { deleteData, getRetention, previewDeletion, setRetention } from "#contract/deletion.ts";
import { makeSnapshot } from "#contract/snapshots.ts";
import { listTraces } from "#contract/traces.ts";
import { startEngine } from "#server/store/engine/engine.ts";
import { anOtlpSpan, hexId, keyValues, logsBody, tracesBody } from "#testing/otlp-body.ts";
import { addressOf, clusterName, startShards } from "#testing/store-setup.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const marker = "zqmarkerqz";
/** Columns that hold it, which are then stored as they are: what is compressed could not be searched for. */
const marked = {
  spans: ["input", "output"],
  span_logs: ["body"],
  roll_ups: ["input", "output"],
  scores: ["explanation"],
  embeddings: ["content"],
} as const;

describe.each(["one engine", "two shards"])("deleting on %s", (kind) => {
  const isCluster = kind === "two shards";
  const undo: (() => Promise<unknown> | void)[] = [];
  let folder: string;
  let server: TestServer;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "touchstone-deletion-"));
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    const engines = isCluster
      ? await startShards(folder)
      : [await startEngine({ directory: folder })];
    undo.push(() => Promise.all(engines.map((engine) => engine.stop())));
    server = await startTestServer({
      TOUCHSTONE_CLICKHOUSE_URL: engines.map(addressOf).join(","),
      TOUCHSTONE_CLICKHOUSE_CLUSTER: isCluster ? clusterName : undefined,
    });
    undo.push(() => server.close());
    const { db } = server.store;
    for (const [table, columns] of Object.entries(marked))
      for (const column of columns)
        for (let node = 0; node < db.nodes; node++)
          await db.command(
            `ALTER TABLE ${isCluster ? `${table}_local` : table} MODIFY COLUMN ${column} String CODEC(NONE)`,
            node,
          );
  });
  afterEach(async () => {
    for (const each of undo.splice(0).toReversed()) await each();
  });

  it(
    "leaves nothing of a session on the disk, and all of the others",
    { timeout: 300_000 },
    async () => {
      for (const trace of [1, 2, 3, 4])
        await send(server, trace, {
          session: trace < 3 ? "gone" : "kept",
          text: trace < 3 ? marker : "other",
        });
      expect(holds(folder, marker)).toBe(true);
      const scope = { kind: "session", id: "gone" } as const;
      const preview = await call(previewDeletion, { p: "p", ...scope }, { base: server.url });
      expect(preview).toMatchObject({ traceCount: 2, resultCount: 2 });
      expect(Object.fromEntries(preview.tables.map(({ name, rows }) => [name, rows]))).toEqual({
        spans: 4,
        span_logs: 2,
        roll_ups: 2,
        scores: 2,
        embeddings: 2,
      });
      await expect(
        call(deleteData, { p: "p" }, { base: server.url, body: { ...scope, confirm: "other" } }),
      ).rejects.toMatchObject({ problem: { code: "bad_request" } });
      const outcome = await call(
        deleteData,
        { p: "p" },
        { base: server.url, body: { ...scope, confirm: "gone" } },
      );
      expect(outcome).toEqual({ deleted: preview, gone: true });
      expect(holds(folder, marker)).toBe(false);
      // The others are whole, and what was deleted does not come back with what is sent next.
      const left = await call(listTraces, { p: "p" }, { base: server.url });
      expect(left.items.map(({ traceId }) => traceId).toSorted()).toEqual([
        hexId(3, 16),
        hexId(4, 16),
      ]);
      expect(
        await call(previewDeletion, { p: "p", kind: "session", id: "kept" }, { base: server.url }),
      ).toMatchObject({ traceCount: 2, tables: preview.tables });
      const late = anOtlpSpan(1, 9, { parentSpanId: hexId(1, 8) });
      expect((await server.otlp(JSON.stringify(tracesBody([late])), { project: "p" })).status).toBe(
        200,
      );
      const { items } = await call(listTraces, { p: "p" }, { base: server.url });
      expect(items.find(({ traceId }) => traceId === hexId(1, 16))).toMatchObject({
        spanCount: 1,
        input: null,
      });
      const audit = await call(listAudit, { p: "p", action: "deleted" }, { base: server.url });
      expect(audit.items).toMatchObject([
        { who: "local", action: "deleted traces by session", object: "gone" },
      ]);
    },
  );

  it("takes a trace, a user or a whole project", { timeout: 300_000 }, async () => {
    for (const trace of [1, 2, 3])
      await send(server, trace, { session: "s", user: trace === 3 ? "ann" : "bob" });
    await send(server, 7, { project: "other" });
    const remove = (kind: "trace" | "user" | "project", id: string, confirm = id) =>
      call(deleteData, { p: "p" }, { base: server.url, body: { kind, id, confirm } });
    const idsLeft = async (p: string) =>
      (await call(listTraces, { p }, { base: server.url })).items.map(({ traceId }) => traceId);
    await remove("trace", hexId(1, 16));
    expect((await idsLeft("p")).toSorted()).toEqual([hexId(2, 16), hexId(3, 16)]);
    await remove("user", "ann");
    expect(await idsLeft("p")).toEqual([hexId(2, 16)]);
    const view = { page: "/p/p/traces", title: "Traces" };
    const reads = [{ address: urlOf(listTraces, { p: "p" }) }];
    await call(makeSnapshot, { p: "p" }, { base: server.url, body: { ...view, reads } });
    const pieces = (): Promise<unknown[][]> =>
      server.store.db.tuples("SELECT snapshot FROM snapshot_pieces");
    expect(await pieces()).not.toEqual([]);
    expect((await remove("project", "", "p")).gone).toBe(true);
    expect(await pieces()).toEqual([]);
    expect((await fetch(`${server.url}/api/v1/projects/p`)).status).toBe(404);
    expect(await idsLeft("other")).toEqual([hexId(7, 16)]);
    await send(server, 8, {});
    expect(await idsLeft("p")).toEqual([hexId(8, 16)]);
    for (const wrong of [
      { kind: "session", id: "" },
      { kind: "before", id: "soon" },
      { kind: "project", id: "p" },
    ] as const)
      await expect(
        call(previewDeletion, { p: "p", ...wrong }, { base: server.url }),
      ).rejects.toMatchObject({
        problem: { code: "bad_request" },
      });
  });

  it("keeps what a project wants to keep", { timeout: 300_000 }, async () => {
    const days = (count: number): number =>
      Math.round(Date.now() / 1000 - 1_750_000_000 - count * 86_400);
    for (const [trace, age] of [
      [1, 40],
      [2, 20],
      [3, 1],
    ] as const)
      await send(server, trace, { at: days(age) });
    const p = "p";
    const asked = await call(getRetention, { p, maxAgeDays: "30" }, { base: server.url });
    expect(asked).toMatchObject({ rules: { maxAgeDays: null, maxBytes: null }, traceCount: 1 });
    expect(asked.bytes).toBeGreaterThan(0);
    await call(setRetention, { p }, { base: server.url, body: { maxAgeDays: 30, maxBytes: null } });
    await server.retention.apply();
    const left = await call(listTraces, { p }, { base: server.url });
    expect(left.items.map(({ traceId }) => traceId)).toEqual([hexId(3, 16), hexId(2, 16)]);
    await call(setRetention, { p }, { base: server.url, body: { maxAgeDays: null, maxBytes: 1 } });
    expect(await call(getRetention, { p }, { base: server.url })).toMatchObject({ traceCount: 1 });
    const { items } = await call(listAudit, { p, who: "retention" }, { base: server.url });
    expect(items).toMatchObject([{ action: "deleted traces by before" }]);
  });
});

interface Sent {
  readonly session?: string;
  readonly user?: string;
  readonly text?: string;
  readonly project?: string;
  readonly at?: number;
}

/** A trace of two spans with a log record, a score, a vector and a result that names it. */
async function send(server: TestServer, trace: number, sent: Sent): Promise<void> {
  const { session = "s", user = "u", text = "text", project = "p", at = 0 } = sent;
  const attributes = keyValues({
    "session.id": session,
    "user.id": user,
    "input.value": text,
    "output.value": text,
  });
  const spans = [
    anOtlpSpan(trace, 1, { at, attributes }),
    anOtlpSpan(trace, 2, { at, parentSpanId: hexId(1, 8), attributes }),
  ];
  const log = { traceId: hexId(trace, 16), spanId: hexId(1, 8), body: { stringValue: text } };
  const target = { traceId: hexId(trace, 16), spanId: hexId(1, 8) };
  const answers = [
    await server.otlp(JSON.stringify(tracesBody(spans)), { project }),
    await server.otlp(JSON.stringify(logsBody([log])), { project, path: "/v1/logs" }),
    await server.records(project, [
      { type: "score", target, metric: "m", value: 1, explanation: text },
      { type: "embedding", set: "s", model: "m", subject: target, text, vector: [1, 2] },
      { type: "result", run: "r", example: `e${trace}`, output: "x", traceId: hexId(trace, 16) },
    ]),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
}

/** Whether any file below the folder holds the text, whatever its case. */
function holds(folder: string, text: string): boolean {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).some((name) => {
    try {
      const path = join(folder, name);
      return statSync(path).isFile() && readFileSync(path, "latin1").toLowerCase().includes(text);
    } catch {
      // Removed meanwhile.
      return false;
    }
  });
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backupCommand } from "#cli/backup.ts";
import { restoreCommand } from "#cli/restore.ts";
import { tablesOf } from "#server/store/backup/backup-tables.ts";
import type { Db } from "#server/store/db.ts";
import { openStore } from "#server/store/open-store.ts";
import { anOtlpSpan, hexId, logsBody, tracesBody } from "#testing/otlp-body.ts";
import { oneOfEach } from "#testing/records.ts";
import { startTestServer, type TestServer } from "#testing/test-server.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-backup-"));
const file = join(folder, "all.backup");
let full: TestServer;

beforeAll(async () => {
  full = await startTestServer();
});
afterAll(async () => {
  await full.close();
  rmSync(folder, { recursive: true, force: true });
});

/** How many rows each table holds, and a digest of all their columns. */
async function digests(db: Db): Promise<Map<string, string>> {
  const tables = await tablesOf(db);
  const rows = await Promise.all(
    tables.map(({ name, columns }) =>
      db.tuples(
        `SELECT toString(count()), toString(groupBitXor(cityHash64(toString(tuple(${columns.join(", ")}))))) FROM ${name} FINAL`,
      ),
    ),
  );
  return new Map(tables.map(({ name }, index) => [name, String(rows[index]![0])]));
}

describe("a backup", () => {
  it("begins with data of every kind", async () => {
    const spans = Array.from({ length: 300 }, (_, index) =>
      anOtlpSpan(index + 1, 1, { at: index }),
    );
    const log = { traceId: hexId(1, 16), spanId: hexId(1, 8), body: { stringValue: "héllo" } };
    const price = { model: "m", provider: null, promptUsd: 1, completionUsd: 2 };
    const answers = [
      await full.otlp(JSON.stringify(tracesBody(spans))),
      await full.otlp(JSON.stringify(logsBody([log])), { path: "/v1/logs" }),
      // Twice, so that there are older versions too.
      await full.records("p", oneOfEach("a")),
      await full.records("p", oneOfEach("b")),
      await full.records("p", oneOfEach("a")),
      await fetch(`${full.url}/api/v1/prices`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...price, cacheReadUsd: null, cacheWriteUsd: null }),
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it("restores every table of a running server into another one without data", async () => {
    expect(await backupCommand(["--out", file, "--url", full.url])).toBe(0);
    const before = await digests(full.store.db);
    expect(before.size).toBeGreaterThan(15);
    expect(
      [...before.values()].filter((digest) => !digest.startsWith("0,")).length,
    ).toBeGreaterThan(12);
    const empty = await startTestServer();
    try {
      expect(await restoreCommand([file, "--url", empty.url])).toBe(0);
      expect(await digests(empty.store.db)).toEqual(before);
      expect(await empty.get("/api/v1/projects")).toEqual(await full.get("/api/v1/projects"));
      expect(await empty.get("/api/v1/prices")).toEqual(await full.get("/api/v1/prices"));
      // What has data is left alone.
      await expect(restoreCommand([file, "--url", empty.url])).rejects.toThrow(
        "There is data already",
      );
      expect(await digests(empty.store.db)).toEqual(before);
    } finally {
      await empty.close();
    }
  });

  it("restores into an empty folder, and is made of a folder whose server is stopped", async () => {
    await backupCommand(["--out", file, "--url", full.url]);
    const data = join(folder, "stopped");
    expect(await restoreCommand([file, "--data", data])).toBe(0);
    const again = join(folder, "again.backup");
    expect(await backupCommand(["--out", again, "--data", data])).toBe(0);
    const store = await openStore({ directory: data });
    try {
      expect(await digests(store.db)).toEqual(await digests(full.store.db));
    } finally {
      await store.close();
    }
  });

  it("is refused where it is damaged or cut off, and nothing of it is kept", async () => {
    await backupCommand(["--out", file, "--url", full.url]);
    const whole = readFileSync(file);
    const broken = join(folder, "broken.backup");
    const empty = await startTestServer();
    try {
      writeFileSync(broken, whole.subarray(0, whole.length / 2));
      await expect(restoreCommand([broken, "--url", empty.url])).rejects.toThrow(
        "cannot be restored",
      );
      // Past the command, which reads it first.
      for (const body of [whole.subarray(0, whole.length / 2), Buffer.from("no backup")]) {
        const answer = await fetch(`${empty.url}/api/v1/restore`, { method: "POST", body });
        expect([answer.status, await answer.json()]).toMatchObject([400, { code: "bad_request" }]);
      }
      const left = [...(await digests(empty.store.db)).values()];
      expect(left.filter((digest) => !digest.startsWith("0,"))).toEqual([]);
      expect(await restoreCommand([file, "--url", empty.url])).toBe(0);
    } finally {
      await empty.close();
    }
  });
});

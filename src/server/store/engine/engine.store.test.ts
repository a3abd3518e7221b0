import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { addressOf } from "#testing/store-setup.ts";
import { startTestServer } from "#testing/test-server.ts";
import { eventually } from "#testing/eventually.ts";
import { openDb } from "../db.ts";
import { DirectoryInUse, startEngine } from "./engine.ts";
import { superviseEngine } from "./supervisor.ts";

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

function temporaryFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), "touchstone-engine-"));
  undo.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function anEngine(directory = temporaryFolder()) {
  const engine = await startEngine({ directory });
  undo.push(() => engine.stop());
  return engine;
}

const ask = (url: string, user: string, key: string, body = "SELECT 6 * 7"): Promise<Response> =>
  fetch(url, {
    method: "POST",
    body,
    headers: { "X-ClickHouse-User": user, "X-ClickHouse-Key": key, connection: "close" },
  });

describe("an engine", () => {
  it("answers to its password alone", async () => {
    const { url, username, password } = await anEngine();
    expect(await (await ask(url, username, password)).text()).toBe("42\n");
    expect((await ask(url, username, "guess")).ok).toBe(false);
    expect((await ask(url, username, "")).ok).toBe(false);
    // The user without a password, as whom the engine starts itself, may not do anything else.
    for (const sql of ["CREATE TABLE t (n UInt8) ENGINE = Memory", "SELECT name FROM system.users"])
      expect((await ask(url, "default", "", sql)).ok).toBe(false);
  });

  it("keeps its files to their owner", async () => {
    const directory = temporaryFolder();
    await anEngine(directory);
    const modes = readdirSync(directory)
      .toSorted()
      .map((name) => [name, (statSync(join(directory, name)).mode & 0o777).toString(8)]);
    expect(modes).toEqual([
      ["clickhouse", "700"],
      ["engine.log", "600"],
      ["engine.xml", "600"],
      ["users.xml", "600"],
    ]);
  });

  it("leaves its folder to one, who goes on undisturbed", async () => {
    const directory = temporaryFolder();
    const { url, username, password } = await anEngine(directory);
    await expect(startEngine({ directory })).rejects.toBeInstanceOf(DirectoryInUse);
    // Longer than the engine takes to notice that its files of users changed.
    for (let second = 0; second < 6; second++) {
      await new Promise((done) => setTimeout(done, 1000));
      expect((await ask(url, username, password)).ok).toBe(true);
    }
  });

  it("keeps what was stored when it is stopped and started", async () => {
    const directory = temporaryFolder();
    const first = await startEngine({ directory });
    const query = async (engine: typeof first, sql: string): Promise<unknown[][]> => {
      const db = openDb({ urls: [engine.url], ...engine, database: "default" });
      try {
        if (sql.startsWith("SELECT")) return await db.tuples(sql);
        await db.command(sql);
        return [];
      } finally {
        await db.close();
      }
    };
    await query(first, "CREATE TABLE kept (n UInt8) ENGINE = MergeTree ORDER BY n");
    await query(first, "INSERT INTO kept VALUES (1), (2)");
    await first.stop();
    const second = await anEngine(directory);
    expect(await query(second, "SELECT n FROM kept ORDER BY n")).toEqual([[1], [2]]);
  });
});

describe("a supervised engine", () => {
  it("is started again, at the same address, each time it is killed", async () => {
    const directory = temporaryFolder();
    const engine = await superviseEngine({ directory });
    undo.push(() => engine.stop());
    for (const times of [1, 2]) {
      process.kill(engine.pid()!, "SIGKILL");
      await eventually(async () => {
        expect([engine.restarts(), typeof engine.pid()]).toEqual([times, "number"]);
        expect((await ask(engine.url, engine.username, engine.password)).ok).toBe(true);
      });
    }
  });

  it("is not left behind when it is stopped while it starts again", async () => {
    const directory = temporaryFolder();
    const engine = await superviseEngine({ directory });
    process.kill(engine.pid()!, "SIGKILL");
    await eventually(async () => expect(engine.pid()).toBeUndefined());
    await engine.stop();
    // Nobody holds the folder: another may start at once.
    await anEngine(directory);
    expect(
      (await ask(engine.url, engine.username, engine.password).catch(() => undefined))?.ok,
    ).not.toBe(true);
  });
});

describe("a query that needs too much", () => {
  it("is answered 503, and the next one works", async () => {
    const engine = await anEngine();
    const common = {
      TOUCHSTONE_CLICKHOUSE_CLUSTER: undefined,
      TOUCHSTONE_CLICKHOUSE_DATABASE: "heavy",
    };
    const address = addressOf(engine);
    const plenty = await startTestServer({ ...common, TOUCHSTONE_CLICKHOUSE_URL: address });
    const scarce = await startTestServer({
      ...common,
      TOUCHSTONE_CLICKHOUSE_URL: `${address}?clickhouse_setting_max_memory_usage=30000000`,
    });
    undo.push(
      () => plenty.close(),
      () => scarce.close(),
    );
    const text = "a long question ".repeat(4000);
    const examples = Array.from({ length: 400 }, (_, index) => ({
      type: "example",
      dataset: "d",
      id: `${index}`,
      input: `${text}${index}`,
      reference: text,
    }));
    expect((await plenty.records("heavy", examples)).status).toBe(200);
    const reading = `${scarce.url}/api/v1/projects/heavy/datasets/d/examples?search=nowhere`;
    // A body that is refused half-read must not block its connection either.
    for (const attempt of [
      () => fetch(reading),
      () => scarce.records("heavy", examples),
      () => scarce.records("heavy", examples),
    ]) {
      const answer = await attempt();
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
      expect(await answer.json()).toMatchObject({ code: "query_too_heavy" });
    }
    expect(await scarce.get("/api/v1/projects/heavy")).toMatchObject({ datasetCount: 1 });
  });

  it("is told from one that is wrong", async () => {
    const engine = await anEngine();
    const db = openDb({ urls: [engine.url], ...engine, database: "default" });
    undo.push(() => db.close());
    const settings = { max_memory_usage: 10_000_000 };
    const sql = "SELECT uniqExact(number) AS n FROM numbers(10000000)";
    await expect(db.tuples(sql, {}, { settings })).rejects.toMatchObject({
      problem: { code: "query_too_heavy", status: 503 },
    });
    await expect(db.tuples("SELECT nothing FROM nowhere")).rejects.not.toHaveProperty("problem");
    expect(await db.rows(z.object({ n: z.number() }), "SELECT 1 AS n")).toEqual([{ n: 1 }]);
  });
});

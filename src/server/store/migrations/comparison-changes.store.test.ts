import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { type Db, openDb } from "../db.ts";
import { migrate } from "../migrate.ts";
import { statementsFor } from "../table.ts";
import { firstTables } from "./first-tables.ts";

const urls = inject("clickhouseUrl").split(",");
const cluster = inject("cluster") || undefined;
const database = `test_${randomBytes(6).toString("hex")}`;
let db: Db;

/** A store as the first release made it, with rows in it. */
beforeAll(async () => {
  const admin = openDb({ urls, database: "default" });
  for (let node = 0; node < admin.nodes; node++)
    await admin.command(`CREATE DATABASE ${database}`, node);
  await admin.close();
  db = openDb({ urls, database, cluster });
  for (let node = 0; node < db.nodes; node++) {
    await db.command(
      `CREATE TABLE schema_migrations (version UInt32, name String, applied_at DateTime DEFAULT now())
       ENGINE = ReplacingMergeTree ORDER BY version`,
      node,
    );
    for (const table of firstTables)
      for (const sql of statementsFor(table, cluster)) await db.command(sql, node);
    await db.command(`INSERT INTO schema_migrations (version, name) VALUES (1, 'first')`, node);
  }
  await db.insert(
    "results",
    [
      ["e1", "The answer is 4.", ""],
      ["e2", "So #### 4 and \\boxed{4}", '{"metadata":{"stop_reason":"MAX_TOKENS"}}'],
      ["e3", "<ANSWER>4", '{"metadata":{"finishReason":7}}'],
    ].map(([example, output, record]) => ({
      project: "p",
      run: "r",
      example,
      repetition: 0,
      output,
      record,
      ver: 1,
    })),
  );
  await db.insert("example_revisions", [
    { project: "p", dataset: "d", example: "e1", content_hash: "h", ver: 41 },
  ]);
});
afterAll(async () => {
  for (let node = 0; node < db.nodes; node++) await db.command(`DROP DATABASE ${database}`, node);
  await db.close();
});

it("brings a store of the first release up to date, its rows too, once or twice", async () => {
  await migrate(db);
  await migrate(db);
  expect(
    await db.tuples(
      "SELECT example, finish_reason, answer_markers FROM results FINAL ORDER BY example",
    ),
  ).toEqual([
    ["e1", "", 1],
    ["e2", "max_tokens", 4 + 8],
    ["e3", "7", 16],
  ]);
  expect(await db.tuples("SELECT example, first FROM example_firsts FINAL")).toEqual([["e1", 41]]);
  expect(await db.tuples("SELECT cost_usd FROM scores")).toEqual([]);
});

it("keeps the first time of a content, whenever it is sent again", async () => {
  const at = (first: number) => ({
    project: "p",
    dataset: "d",
    example: "e1",
    content_hash: "h",
    first,
    ver: 2 ** 53 - first,
  });
  await db.insert("example_firsts", [at(90), at(60)]);
  expect(await db.tuples("SELECT example, first FROM example_firsts FINAL")).toEqual([["e1", 41]]);
});

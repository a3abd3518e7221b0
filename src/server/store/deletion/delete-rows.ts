import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import type { Db } from "../db.ts";
import type { Target } from "./targets.ts";

const counted = z.object({ n: z.number() });
const askEveryMs = 500;
/** Old files are removed within seconds once nothing reads them. */
const gonePatienceMs = 60_000;
const mutationPatienceMs = 3_600_000;

/**
 * Deletes rows for good: parts are written anew without them, and the old ones removed from the disk at once
 * instead of after the usual eight minutes. Answers whether all of them are gone.
 */
export async function deleteRows(db: Db, targets: readonly Target[]): Promise<boolean> {
  const tables = [...new Set(targets.map(({ table }) => localName(db, table)))];
  if (tables.length === 0) return true;
  for (const target of targets)
    await onEveryNode(
      db,
      `ALTER TABLE ${localName(db, target.table)} DELETE WHERE ${target.condition}`,
      target.values,
    );
  await until(() => unfinished(db, tables), mutationPatienceMs);
  try {
    for (const table of tables)
      await onEveryNode(db, `ALTER TABLE ${table} MODIFY SETTING old_parts_lifetime = 1`);
    return await until(() => oldPartsLeft(db, tables), gonePatienceMs);
  } finally {
    for (const table of tables)
      await onEveryNode(db, `ALTER TABLE ${table} RESET SETTING old_parts_lifetime`);
  }
}

function localName(db: Db, table: string): string {
  return db.cluster ? `${table}_local` : table;
}

async function onEveryNode(
  db: Db,
  sql: string,
  values: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  for (let node = 0; node < db.nodes; node++) await db.command(sql, node, values);
}

/** Asks until there are none; false where some are left when patience ends. */
async function until(left: () => Promise<number>, patienceMs: number): Promise<boolean> {
  const started = performance.now();
  while ((await left()) > 0) {
    if (performance.now() - started > patienceMs) return false;
    await setTimeout(askEveryMs);
  }
  return true;
}

/**
 * The engine looks for old files every few minutes, and whenever a partition is dropped: one that no table has,
 * because partitions are months or, of tables that have none, "all".
 */
const noPartition = "1";

async function oldPartsLeft(db: Db, tables: readonly string[]): Promise<number> {
  const left = await oldParts(db, tables);
  if (left > 0)
    for (const table of tables)
      await onEveryNode(db, `ALTER TABLE ${table} DROP PARTITION ID '${noPartition}'`);
  return left;
}

/** Parts whose rows are not yet rewritten. A mutation that fails would be tried for ever: that is thrown. */
async function unfinished(db: Db, tables: readonly string[]): Promise<number> {
  const [row] = await db.rows(
    counted.extend({ failure: z.string() }),
    `SELECT count() AS n, max(latest_fail_reason) AS failure FROM ${everywhere(db, "mutations")}
     WHERE database = {database:String} AND table IN {tables:Array(String)} AND NOT is_done`,
    parametersOf(db, tables),
  );
  if (row?.failure) throw new Error("the engine could not delete the rows");
  return row?.n ?? 0;
}

async function oldParts(db: Db, tables: readonly string[]): Promise<number> {
  const [row] = await db.rows(
    counted,
    `SELECT count() AS n FROM ${everywhere(db, "parts")}
     WHERE database = {database:String} AND table IN {tables:Array(String)} AND NOT active`,
    parametersOf(db, tables),
  );
  return row?.n ?? 0;
}

function everywhere(db: Db, table: "mutations" | "parts"): string {
  return db.cluster ? `clusterAllReplicas({cluster:String}, system.${table})` : `system.${table}`;
}

function parametersOf(db: Db, tables: readonly string[]) {
  return { cluster: db.cluster ?? "", database: db.database, tables };
}

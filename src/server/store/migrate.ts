import { z } from "zod";
import type { Db } from "./db.ts";
import { firstTables } from "./migrations/first-tables.ts";
import { settleRollUps, rollUpTables, takeOverTraces } from "./migrations/roll-ups-by-time.ts";
import { statementsFor, type Table } from "./table.ts";

interface Migration {
  readonly name: string;
  readonly tables: readonly Table[];
  /** Statements that fill the tables of a store that held data before; harmless when run again. */
  readonly fill?: (cluster: string | undefined) => readonly string[];
  /** Tidies up once the migration is on record. */
  readonly settle?: (cluster: string | undefined) => readonly string[];
}

/** Never edited once released: a change of tables is a new entry at the end. */
const migrations: readonly Migration[] = [
  { name: "first tables", tables: firstTables },
  { name: "roll-ups by time", tables: rollUpTables, fill: takeOverTraces, settle: settleRollUps },
];

const applied = z.object({ version: z.number() });

/** Applies what is missing, on every node. A store made by a newer Touchstone is refused. */
export async function migrate(db: Db): Promise<void> {
  for (let node = 0; node < db.nodes; node++)
    await db.command(
      `CREATE TABLE IF NOT EXISTS schema_migrations (version UInt32, name String, applied_at DateTime DEFAULT now())
       ENGINE = ReplacingMergeTree ORDER BY version`,
      node,
    );
  const done = await db.rows(applied, "SELECT max(version) AS version FROM schema_migrations");
  const version = done[0]?.version ?? 0;
  if (version > migrations.length)
    throw new Error(
      `The store has tables of version ${version}, made by a newer Touchstone; this one knows ${migrations.length}.`,
    );
  for (const [index, migration] of migrations.entries())
    if (index >= version) await apply(db, migration, index + 1, version === 0);
}

/** The first node, whose record is the one that is read, is the last to get it. */
async function apply(
  db: Db,
  { name, tables, fill, settle }: Migration,
  version: number,
  fresh: boolean,
): Promise<void> {
  const record = `INSERT INTO schema_migrations (version, name) VALUES (${version}, '${name}')`;
  const make = tables.flatMap((table) => statementsFor(table, db.cluster));
  const take = fresh ? [] : (fill?.(db.cluster) ?? []);
  for (let node = 0; node < db.nodes; node++)
    for (const sql of [...make, ...take]) await db.command(sql, node);
  for (let node = db.nodes - 1; node >= 0; node--)
    for (const sql of [record, ...(settle?.(db.cluster) ?? [])]) await db.command(sql, node);
}

import { z } from "zod";
import type { Db } from "./db.ts";
import { accounts } from "./migrations/accounts.ts";
import { alerts } from "./migrations/alerts.ts";
import { firstTables } from "./migrations/first-tables.ts";
import { comparisonChanges } from "./migrations/comparison-changes.ts";
import { exampleHistory } from "./migrations/example-history.ts";
import { documentLabels } from "./migrations/document-labels.ts";
import type { Migration } from "./migrations/migration.ts";
import { notes } from "./migrations/notes.ts";
import { privacy } from "./migrations/privacy.ts";
import { projections } from "./migrations/projections.ts";
import { recordVersions } from "./migrations/record-versions.ts";
import { searchIndexes } from "./migrations/search-indexes.ts";
import { rollUpsByTime } from "./migrations/roll-ups-by-time.ts";
import { columnStatements, indexStatements, statementsFor } from "./table.ts";
import { shares } from "./migrations/shares.ts";

/** Never edited once released: a change of tables is a new entry at the end. */
const migrations: readonly Migration[] = [
  { name: "first tables", tables: firstTables },
  comparisonChanges,
  rollUpsByTime,
  exampleHistory,
  documentLabels,
  notes,
  projections,
  searchIndexes,
  accounts,
  shares,
  alerts,
  privacy,
  recordVersions,
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
async function apply(db: Db, migration: Migration, version: number, fresh: boolean): Promise<void> {
  const record = `INSERT INTO schema_migrations (version, name) VALUES (${version}, '${migration.name}')`;
  for (let node = 0; node < db.nodes; node++)
    for (const sql of statementsOf(migration, db.cluster, fresh)) await db.command(sql, node);
  for (let node = db.nodes - 1; node >= 0; node--)
    for (const sql of [record, ...(migration.settle?.(db.cluster) ?? [])])
      await db.command(sql, node);
}

function statementsOf(
  { tables, columns = [], indexes = [], fill }: Migration,
  cluster: string | undefined,
  fresh: boolean,
): string[] {
  const local = (table: string): string => (cluster ? `${table}_local` : table);
  return [
    ...tables.flatMap((table) => statementsFor(table, cluster)),
    ...columns.flatMap((column) => columnStatements(column, cluster)),
    ...indexes.flatMap((index) => indexStatements(index, cluster)),
    ...(fresh ? [] : (fill?.(local) ?? [])),
  ];
}

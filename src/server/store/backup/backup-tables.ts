import { z } from "zod";
import type { Db } from "../db.ts";

export interface BackedTable {
  readonly name: string;
  /** Those that are stored; what the engine computes itself is left out. */
  readonly columns: readonly string[];
}

const row = z.object({ name: z.string(), columns: z.array(z.string()) });
/** What a store without any data has already. */
const own = "schema_migrations";

/** Every table that holds data, in the order of names; on a cluster those over the shards. */
export async function tablesOf(db: Db): Promise<BackedTable[]> {
  return db.rows(
    row,
    `SELECT table AS name, arrayMap(c -> c.2, arraySort(groupArray((position, column)))) AS columns
     FROM (
       SELECT table, name AS column, position FROM system.columns
       WHERE database = currentDatabase() AND default_kind NOT IN ('MATERIALIZED', 'ALIAS', 'EPHEMERAL')
         AND table IN (
           SELECT name FROM system.tables WHERE database = currentDatabase() AND name != '${own}'
             AND ${db.cluster ? "engine = 'Distributed'" : "engine LIKE '%MergeTree'"})
     ) GROUP BY name ORDER BY name`,
  );
}

/** Version of the tables of this store. */
export async function tablesVersion(db: Db): Promise<number> {
  const [found] = await db.rows(
    z.object({ version: z.number() }),
    `SELECT max(version) AS version FROM ${own}`,
  );
  return found?.version ?? 0;
}

/** Names of those of these tables that hold rows. */
export async function filledTables(db: Db, tables: readonly BackedTable[]): Promise<string[]> {
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const [found] = await db.tuples(`SELECT 1 FROM ${name} LIMIT 1`);
      return found ? [name] : [];
    }),
  );
  return counts.flat();
}

import type { Db } from "../db.ts";
import { backupFormat, type BackupHead, framed, lineOf } from "./backup-format.ts";
import { tablesOf, tablesVersion } from "./backup-tables.ts";

/**
 * All data of the store, a table after the other: what was acknowledged before it began is in it. Rows that
 * come meanwhile may be; they replace themselves when they are sent again.
 */
export async function* backupOf(db: Db, version: string): AsyncGenerator<Uint8Array> {
  const head: BackupHead = {
    touchstone: "backup",
    format: backupFormat,
    tables: await tablesVersion(db),
    version,
    createdAt: new Date().toISOString(),
  };
  yield lineOf(head);
  for (const { name, columns } of await tablesOf(db)) {
    yield lineOf({ table: name, columns });
    yield* framed(db.readNative(`SELECT ${columns.join(", ")} FROM ${name}`));
  }
  yield lineOf({ end: true });
}

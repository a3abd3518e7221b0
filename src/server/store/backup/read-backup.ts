import { ProblemError } from "#contract/problem.ts";
import { z } from "zod";
import type { Db } from "../db.ts";
import {
  type BackupHead,
  backupHead,
  parsedLine,
  type TableHead,
  tableHead,
  unframed,
} from "./backup-format.ts";
import { type BackedTable, filledTables, tablesOf, tablesVersion } from "./backup-tables.ts";
import { type ByteReader, createByteReader } from "./byte-reader.ts";

const end = z.object({ end: z.literal(true) });

/** What was restored. */
export interface Restored {
  readonly head: BackupHead;
  readonly tables: readonly { readonly name: string; readonly bytes: number }[];
}

/**
 * Restores a backup into a store without data. Throws `conflict` where there is some or its tables are of
 * another version, `bad_request` where the backup is damaged; the store is then as empty as it was.
 */
export async function restoreBackup(db: Db, chunks: AsyncIterable<Uint8Array>): Promise<Restored> {
  const reader = createByteReader(chunks);
  const tables = await tablesOf(db);
  const filled = await filledTables(db, tables);
  if (filled.length > 0)
    throw new ProblemError("conflict", `There is data already (in ${filled.join(", ")}).`, {
      hint: "Restore into an empty folder or database.",
    });
  try {
    const head = await readHead(reader);
    await refuseOtherTables(db, head);
    const restored = [];
    for (let line = await nextTable(reader); line; line = await nextTable(reader))
      restored.push(await restoreTable(db, tables, line, reader));
    return { head, tables: restored };
  } catch (error) {
    for (const { name } of tables) await emptyTable(db, name);
    throw asProblem(error);
  }
}

async function refuseOtherTables(db: Db, head: BackupHead): Promise<void> {
  const version = await tablesVersion(db);
  if (head.tables !== version)
    throw new ProblemError(
      "conflict",
      `The backup has tables of version ${head.tables} (Touchstone ${head.version}), this store ${version}.`,
      { hint: "Restore it with the release that made it, then start this one on that folder." },
    );
}

async function restoreTable(
  db: Db,
  tables: readonly BackedTable[],
  { table, columns }: TableHead,
  reader: ByteReader,
): Promise<{ name: string; bytes: number }> {
  if (!tables.some(({ name }) => name === table)) throw new Error(`it holds a table ${table}`);
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of unframed(reader)) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  const source = counted();
  const first = await source.next();
  // Without rows there is nothing that could be inserted.
  if (!first.done) await db.insertNative(table, columns, withFirst(first.value, source));
  return { name: table, bytes };
}

async function* withFirst(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

async function emptyTable(db: Db, name: string): Promise<void> {
  for (let node = 0; node < db.nodes; node++)
    await db.command(`TRUNCATE TABLE IF EXISTS ${db.cluster ? `${name}_local` : name}`, node);
}

async function readHead(reader: ByteReader): Promise<BackupHead> {
  const head = backupHead.safeParse(parsedLine(await reader.line()));
  if (!head.success) throw new Error("it is no backup of Touchstone");
  return head.data;
}

/** Undefined at the end; throws where a backup breaks off. */
async function nextTable(reader: ByteReader): Promise<TableHead | undefined> {
  const line = parsedLine(await reader.line());
  if (end.safeParse(line).success) return undefined;
  const head = tableHead.safeParse(line);
  if (!head.success) throw new Error("it ends in the middle");
  return head.data;
}

function asProblem(error: unknown): unknown {
  if (error instanceof ProblemError || !(error instanceof Error)) return error;
  return new ProblemError("bad_request", `The backup could not be read: ${error.message}.`, {
    hint: "Nothing of it was kept.",
  });
}

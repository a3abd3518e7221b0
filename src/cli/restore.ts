import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { uploadBackup } from "#client/transfer-backup.ts";
import { ProblemError } from "#contract/problem.ts";
import { restoreBackup } from "#server/store/backup/read-backup.ts";
import { unpacked } from "#server/store/backup/unpacked.ts";
import { verifyBackup } from "#server/store/backup/verify-backup.ts";
import {
  callOf,
  serverFlags,
  type ServerOptions,
  serverOptions,
  talking,
} from "./server-options.ts";
import { UsageError } from "./usage.ts";
import { withStore } from "./with-store.ts";

const flags = {
  url: serverFlags.url,
  "api-key": serverFlags["api-key"],
  data: { type: "string" },
} as const;

/** `touchstone restore`: into a folder or a server without data. */
export async function restoreCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: flags,
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError("name one FILE.");
  // Nothing is touched before the file is known to be whole.
  await verifyBackup(file).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} cannot be restored: ${reason}.`, { cause: error });
  });
  const tables = await (values.data === undefined
    ? toServer(file, serverOptions(values, "default"))
    : toFolder(file, values.data));
  process.stdout.write(`Restored ${tables} tables from ${file}.\n`);
  return 0;
}

async function toServer(file: string, server: ServerOptions): Promise<number> {
  const body: ReadableStream<Uint8Array> = Readable.toWeb(createReadStream(file));
  const { tables } = await talking(server, () => uploadBackup(callOf(server), body));
  return tables.length;
}

async function toFolder(file: string, data: string): Promise<number> {
  return withStore(data, async ({ db }) => {
    try {
      const { tables } = await restoreBackup(db, unpacked(createReadStream(file)));
      return tables.length;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { detail, hint } = error.problem;
      throw new Error(hint ? `${detail} ${hint}` : detail, { cause: error });
    }
  });
}

import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { createGzip } from "node:zlib";
import { downloadBackup } from "#client/transfer-backup.ts";
import { version } from "#server/package-version.ts";
import { verifyBackup } from "#server/store/backup/verify-backup.ts";
import { backupOf } from "#server/store/backup/write-backup.ts";
import { callOf, serverFlags, serverOptions, talking } from "./server-options.ts";
import { UsageError } from "./usage.ts";
import { withStore } from "./with-store.ts";

const flags = {
  url: serverFlags.url,
  "api-key": serverFlags["api-key"],
  out: { type: "string" },
  data: { type: "string" },
} as const;

/** `touchstone backup`: what is written is whole, or nothing is. */
export async function backupCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: flags });
  const { out, data } = values;
  if (out === undefined) throw new UsageError("name the file with --out FILE.");
  const partial = `${out}.partial`;
  try {
    if (data === undefined) {
      const server = serverOptions(values, "default");
      const body = await talking(server, () => downloadBackup(callOf(server)));
      await pipeline(Readable.from(body), createWriteStream(partial));
    } else
      await withStore(data, ({ db }) =>
        pipeline(
          Readable.from(backupOf(db, version)),
          createGzip({ level: 1 }),
          createWriteStream(partial),
        ),
      );
    // Read back whole: a backup that cannot be restored is none.
    const { tables, bytes } = await verifyBackup(partial);
    await rename(partial, out);
    process.stdout.write(
      `Wrote ${out}: ${tables} tables, ${bytes.toLocaleString("en-US")} bytes unpacked.\n`,
    );
    return 0;
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof Error && "code" in error && error.code === "ENOENT") throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`the backup broke off and was not kept: ${reason}`, { cause: error });
  }
}

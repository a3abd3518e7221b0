import { createReadStream } from "node:fs";
import { backupHead, parsedLine, tableHead, unframed } from "./backup-format.ts";
import { createByteReader } from "./byte-reader.ts";
import { unpacked } from "./unpacked.ts";

/** Reads a gzipped backup to its end. Throws an Error that says what is wrong with it. */
export async function verifyBackup(file: string): Promise<{ tables: number; bytes: number }> {
  const reader = createByteReader(unpacked(createReadStream(file)));
  if (!backupHead.safeParse(parsedLine(await reader.line())).success)
    throw new Error("it is no backup of Touchstone");
  let tables = 0;
  let bytes = 0;
  for (;;) {
    const line = parsedLine(await reader.line());
    if (typeof line === "object" && line !== null && "end" in line) return { tables, bytes };
    if (!tableHead.safeParse(line).success) throw new Error("it ends in the middle");
    for await (const chunk of unframed(reader)) bytes += chunk.length;
    tables++;
  }
}

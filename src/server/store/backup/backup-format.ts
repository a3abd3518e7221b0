import { createHash } from "node:crypto";
import { z } from "zod";
import type { ByteReader } from "./byte-reader.ts";

/**
 * A backup, before it is gzipped:
 *
 *     {"touchstone":"backup","format":1,"tables":<version>,…}\n
 *     {"table":"spans","columns":["project",…]}\n
 *       <length, 4 bytes, little-endian><bytes of ClickHouse's Native format> … <0, 4 bytes>
 *     {"bytes":…,"sha256":"…"}\n        for each table
 *     {"end":true}\n
 *
 * Native is the same on one engine and on a cluster of any number of shards, so a backup moves between them.
 */
export const backupFormat = 1;

export const backupHead = z.object({
  touchstone: z.literal("backup"),
  format: z.literal(backupFormat),
  /** Version of the tables: how many migrations had been applied. */
  tables: z.int(),
  version: z.string(),
  createdAt: z.string(),
});
export type BackupHead = z.output<typeof backupHead>;

export const tableHead = z.object({
  table: z.string().regex(/^\w+$/),
  columns: z.array(z.string().regex(/^\w+$/)).min(1),
});
export type TableHead = z.output<typeof tableHead>;

const tableFoot = z.object({ bytes: z.int(), sha256: z.string() });
const largestFrame = 256 * 1024 * 1024;

export function lineOf(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** Frames of a table's bytes and the line that sums them up. */
export async function* framed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let total = 0;
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue;
    hash.update(chunk);
    total += chunk.length;
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
  yield lineOf({ bytes: total, sha256: hash.digest("hex") });
}

/** The bytes that {@link framed} was given. Throws where they are not the same. */
export async function* unframed(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let total = 0;
  for (;;) {
    const length = Buffer.from(await reader.bytes(4)).readUInt32LE();
    if (length === 0) break;
    if (length > largestFrame) throw new Error("it is damaged");
    const chunk = await reader.bytes(length);
    hash.update(chunk);
    total += length;
    yield chunk;
  }
  const foot = tableFoot.safeParse(parsedLine(await reader.line()));
  if (!foot.success || foot.data.bytes !== total || foot.data.sha256 !== hash.digest("hex"))
    throw new Error("it is damaged");
}

/** The value of a line; undefined where it is none. */
export function parsedLine(line: string | undefined): unknown {
  try {
    const value: unknown = JSON.parse(line ?? "");
    return value;
  } catch {
    return undefined;
  }
}

function lengthOf(length: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(length);
  return bytes;
}

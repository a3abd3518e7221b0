import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { UsageError } from "../usage.ts";

/** A file or standard input as a stream of inflated bytes that tells how far it has been read. */
export interface ByteSource {
  readonly bytes: Readable;
  /** Bytes taken from the disk so far: before inflating, so that they compare with `sizeBytes`. */
  readonly readBytes: () => number;
  /** Undefined for standard input. */
  readonly sizeBytes: number | undefined;
}

/** Opens FILE, or standard input for "-". Content that starts like gzip is inflated, whatever its name. */
export async function openBytes(file: string): Promise<ByteSource> {
  const sizeBytes = file === "-" ? undefined : await sizeOf(file);
  const raw = file === "-" ? process.stdin : createReadStream(file, { highWaterMark: 256 * 1024 });
  let read = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of raw) {
      if (!(chunk instanceof Uint8Array)) throw new TypeError("bytes were expected");
      read += chunk.byteLength;
      yield chunk;
    }
  }
  const { first, all } = await peek(counted());
  const plain = Readable.from(all, { objectMode: false });
  const isGzip = first !== undefined && first[0] === 0x1f && first[1] === 0x8b;
  return {
    bytes: isGzip ? pipeline(plain, createGunzip(), () => undefined) : plain,
    readBytes: () => read,
    sizeBytes,
  };
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (!found) throw new UsageError(`there is no file ${file}.`);
  if (found.isDirectory()) throw new UsageError(`${file} is a folder; name a file.`);
  return found.size;
}

/** The first chunk, and all chunks with it. */
async function peek(chunks: AsyncGenerator<Uint8Array>) {
  const { value, done } = await chunks.next();
  const first = done ? undefined : value;
  async function* all(): AsyncGenerator<Uint8Array> {
    if (first) yield first;
    yield* chunks;
  }
  return { first, all: all() };
}

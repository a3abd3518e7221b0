import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { createGzip } from "node:zlib";
import { downloadExport } from "#client/download-export.ts";
import { callOf, serverFlags, serverOptions, talking } from "./server-options.ts";
import { UsageError } from "./usage.ts";

const flags = {
  ...serverFlags,
  out: { type: "string" },
  traces: { type: "boolean", default: false },
} as const;

/** `touchstone export`: what is written is whole, or nothing is. */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: flags,
    allowPositionals: true,
  });
  if (positionals.length > 0)
    throw new UsageError(`what is "${positionals[0]}"? A file is named with --out FILE.`);
  const server = serverOptions(values, "default");
  const open = () =>
    talking(server, () =>
      downloadExport({ ...callOf(server), project: server.project, traces: values.traces }),
    );
  if (values.out === undefined) await toStandardOutput(await open());
  else await toFile(await open(), values.out);
  return 0;
}

async function toStandardOutput(body: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.from(body), wholeLines(), process.stdout, { end: false });
  } catch (error) {
    // The reader has seen enough, as `head` does.
    if (error instanceof Error && "code" in error && error.code === "EPIPE") return;
    throw broken(error);
  }
}

/** Written beside the file and moved there when whole: a broken export leaves what was there before. */
async function toFile(body: AsyncIterable<Uint8Array>, file: string): Promise<void> {
  const partial = `${file}.partial`;
  try {
    const source = Readable.from(body);
    const target = createWriteStream(partial);
    if (file.endsWith(".gz")) await pipeline(source, wholeLines(), createGzip(), target);
    else await pipeline(source, wholeLines(), target);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw broken(error);
  }
}

const newline = 10;

/** Passes bytes on, and fails when they end inside a line. */
function wholeLines(): Transform {
  let last = newline;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      last = chunk.at(-1) ?? last;
      done(null, chunk);
    },
    flush(done) {
      done(last === newline ? null : new Error("it ended inside a line"));
    },
  });
}

function broken(error: unknown): Error {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`the export broke off and was not kept: ${reason}.`, { cause: error });
}

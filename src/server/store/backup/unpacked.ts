import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** The bytes of a gzipped stream. What is wrong with it shows when they are read. */
export function unpacked(source: Readable): Readable {
  const gunzip = createGunzip();
  // Without anybody who listens a fault before the first read would end the process.
  gunzip.on("error", () => undefined);
  source.once("error", (error) => gunzip.destroy(error));
  return source.pipe(gunzip);
}

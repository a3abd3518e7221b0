import type { z } from "zod";
import type { anyRecord } from "#contract/records.ts";

/** A record as it is sent: what the contract fills in may be missing. */
export type WrittenRecord = z.input<typeof anyRecord>;

const encoder = new TextEncoder();

/** Records as a stream of lines. */
export async function* linesOf(records: readonly WrittenRecord[]): AsyncGenerator<Uint8Array> {
  const atOnce = 200;
  for (let at = 0; at < records.length; at += atOnce)
    yield encoder.encode(
      records
        .slice(at, at + atOnce)
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(""),
    );
}

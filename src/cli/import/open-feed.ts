import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { ByteSource as Lines } from "#client/upload-records.ts";
import { csvLines } from "../csv/csv-lines.ts";
import { UsageError } from "../usage.ts";
import { openBytes } from "./byte-source.ts";
import type { Format } from "./format.ts";
import { npyRecords } from "./npy-records.ts";
import { parquetRecords } from "./parquet-records.ts";

/** A file as the record stream that it makes. */
export interface Feed {
  readonly lines: Lines;
  /** How far it has been read, 0 to 1; undefined where nobody knows how much there is. */
  readonly share: () => number | undefined;
  /** Turns the line of a record into the row of a table; absent for what has no rows. */
  readonly rowOf?: (line: number) => number | undefined;
  close(): void;
}

export interface FeedOptions {
  /** File of the ids of vectors. */
  readonly ids: string;
  readonly set: string;
  readonly model: string;
  /** The dataset that the ids of vectors are examples of, where it was named. */
  readonly idsOf: string | undefined;
  readonly maps: readonly string[];
  readonly dataset: string;
  readonly experiment: string;
  readonly onFault: (row: number, message: string) => void;
}

/** Opens a file, or standard input for "-", for reading. Throws UsageError. */
export async function openFeed(file: string, format: Format, options: FeedOptions): Promise<Feed> {
  if (format === "parquet") {
    if (file === "-")
      throw new UsageError("Parquet is read from its end: it cannot come from standard input.");
    const records = await parquetRecords({ ...options, file, dataset: options.idsOf });
    return { ...records, close: () => undefined };
  }
  const source = await openBytes(file);
  const share = (): number | undefined =>
    source.sizeBytes ? source.readBytes() / source.sizeBytes : undefined;
  const close = (): void => void source.bytes.destroy();
  const { bytes } = source;
  switch (format) {
    case "records":
      return { lines: bytes, share, close };
    case "npy": {
      const ids = createInterface({ input: createReadStream(options.ids) });
      return { lines: npyRecords({ ...options, bytes, ids }), share, close };
    }
    case "csv":
    case "tsv": {
      const delimiter = format === "tsv" ? "\t" : ",";
      const { lines, rowOf } = await csvLines({ ...options, bytes, delimiter });
      return { lines, share, rowOf, close };
    }
  }
}

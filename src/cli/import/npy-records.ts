import { z } from "zod";
import { embeddingSubject } from "#contract/records.ts";
import { UsageError } from "../usage.ts";

/** What a line of the ids file says of one vector. */
const idLine = z.object({ subject: embeddingSubject, text: z.string().nullish() });

export interface NpyInput {
  /** The file, in pieces. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** One line of JSON a vector, in their order: `{"subject": …, "text": …}`. */
  readonly ids: AsyncIterable<string>;
  readonly set: string;
  readonly model: string;
}

/**
 * Embedding records, a line each, of a NumPy file (.npy) of two dimensions, float32 or float64, in the order of
 * rows. Read a row at a time: the file may be larger than memory.
 */
export async function* npyRecords({
  bytes,
  ids,
  set,
  model,
}: NpyInput): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const names = ids[Symbol.asyncIterator]();
  let header: NpyHeader | undefined;
  let waiting = Buffer.alloc(0);
  let row = 0;
  for await (const piece of bytes) {
    waiting = Buffer.concat([waiting, piece]);
    header ??= headerOf(waiting);
    if (!header) continue;
    if (row === 0 && header.start > 0) {
      waiting = waiting.subarray(header.start);
      header = { ...header, start: 0 };
    }
    const rowBytes = header.columns * header.size;
    let at = 0;
    for (; at + rowBytes <= waiting.length && row < header.rows; at += rowBytes) {
      row++;
      const name = await names.next();
      if (name.done) throw new UsageError(`the ids end before vector ${row} of ${header.rows}.`);
      const parsed = idLine.safeParse(safeJson(name.value));
      if (!parsed.success)
        throw new UsageError(
          `line ${row} of the ids is not {"subject": …}: ${name.value.slice(0, 80)}`,
        );
      const vector = vectorAt(waiting, at, header);
      yield encoder.encode(
        `${JSON.stringify({ type: "embedding", set, model, ...parsed.data, vector })}\n`,
      );
    }
    waiting = waiting.subarray(at);
  }
  if (!header) throw new UsageError("the file is not a NumPy file (.npy).");
  if (row < header.rows) throw new UsageError(`the file ends after ${row} of ${header.rows} rows.`);
}

interface NpyHeader {
  /** Where the numbers begin. */
  readonly start: number;
  readonly rows: number;
  readonly columns: number;
  /** Bytes of a number. */
  readonly size: 4 | 8;
}

/** Undefined while it has not come whole. */
function headerOf(bytes: Buffer): NpyHeader | undefined {
  if (bytes.length < 12) return undefined;
  if (bytes.toString("latin1", 0, 6) !== "\u0093NUMPY")
    throw new UsageError("the file is not a NumPy file (.npy).");
  const [lengthAt, textAt] = bytes[6] === 1 ? [8, 10] : [8, 12];
  const length = bytes[6] === 1 ? bytes.readUInt16LE(lengthAt) : bytes.readUInt32LE(lengthAt);
  if (bytes.length < textAt + length) return undefined;
  const text = bytes.toString("latin1", textAt, textAt + length);
  const type = /'descr':\s*'<f([48])'/.exec(text)?.[1];
  const shape = /'shape':\s*\((\d+),\s*(\d+)\)/.exec(text);
  if (type === undefined || !shape || /'fortran_order':\s*True/.test(text))
    throw new UsageError(
      `only rows of float32 or float64 can be read, not ${text.trim()}. Save array.astype("float32") in C order.`,
    );
  return {
    start: textAt + length,
    rows: Number(shape[1]),
    columns: Number(shape[2]),
    size: type === "4" ? 4 : 8,
  };
}

function vectorAt(bytes: Buffer, start: number, { columns, size }: NpyHeader): number[] {
  return Array.from({ length: columns }, (_, at) =>
    size === 4 ? bytes.readFloatLE(start + at * 4) : bytes.readDoubleLE(start + at * 8),
  );
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

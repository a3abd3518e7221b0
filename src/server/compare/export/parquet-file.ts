import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { TableColumn, TableValue } from "./matrix-table.ts";

/** Collects the bytes of a file until they are taken away; offsets count on. */
class DrainedWriter extends ByteWriter {
  drain(): Buffer {
    const bytes = Buffer.from(this.getBytes());
    this.index = 0;
    return bytes;
  }
}

/** A Parquet file that is written a block of rows at a time. */
export interface ParquetFile {
  /** The bytes of one row group. */
  write(rows: readonly (readonly TableValue[])[]): Buffer;
  /** The bytes that end the file. */
  finish(): Buffer;
}

const types = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
} as const;

export function createParquetFile(columns: readonly TableColumn[]): ParquetFile {
  const writer = new DrainedWriter();
  const file = new ParquetWriter({
    writer,
    createdBy: "touchstone",
    // Texts are long: their smallest and largest would stand in the file twice more.
    statistics: false,
    schema: [
      { name: "root", num_children: columns.length },
      ...columns.map(({ name, type }) => ({
        name,
        ...types[type],
        repetition_type: "OPTIONAL" as const,
      })),
    ],
  });
  return {
    write(rows) {
      void file.write({
        columnData: columns.map(({ name }, at) => ({ name, data: rows.map((row) => row[at]) })),
        rowGroupSize: Math.max(1, rows.length),
      });
      return writer.drain();
    },
    finish() {
      void file.finish();
      return writer.drain();
    },
  };
}

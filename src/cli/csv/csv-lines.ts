import type { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { z } from "zod";
import { UsageError } from "../usage.ts";
import { columnMap, type ColumnMap } from "./column-map.ts";
import { headRecords, metricKinds, rowRecords, type TableNames } from "./csv-records.ts";

export interface CsvOptions extends TableNames {
  readonly bytes: Readable;
  readonly delimiter: "," | "\t";
  /** The values of --map. */
  readonly maps: readonly string[];
  /** Told of a row that could not be read as it is; rows count from 1, the header. */
  readonly onFault: (row: number, message: string) => void;
}

/** A table as a record stream. */
export interface CsvLines {
  readonly lines: AsyncGenerator<Uint8Array>;
  /** The row of the table that line `line` of the stream came from; undefined for what stands before. */
  readonly rowOf: (line: number) => number | undefined;
}

const sampleRows = 1000;
const longestRow = 32 * 1024 * 1024;
const row = z.array(z.string());

/** Turns a table into record lines as it is read. Throws {@link UsageError} before the first line for a wrong map. */
export async function csvLines(options: CsvOptions): Promise<CsvLines> {
  const rows = rowsOf(options.bytes, options.delimiter);
  const header = await rows.next();
  if (header.done)
    throw new UsageError("the file is empty: a CSV starts with the names of its columns.");
  const columns = header.value.map((name) => name.trim());
  const map = columnMap(options.maps, columns);
  const sample: string[][] = [];
  while (sample.length < sampleRows) {
    const next = await rows.next();
    if (next.done) break;
    sample.push(next.value);
  }
  const kinds = metricKinds(map, sample);
  const head = headRecords(map, kinds, options);

  async function* lines(): AsyncGenerator<Uint8Array> {
    yield encoded(head);
    let number = 0;
    for await (const cells of chained(sample, rows)) {
      number++;
      const tooFew = cells.length !== columns.length;
      if (tooFew) {
        options.onFault(number + 1, `${cells.length} cells under ${columns.length} columns`);
        yield encoded(nothing(map));
        continue;
      }
      const { records, faults } = rowRecords(map, kinds, options, cells, number);
      for (const fault of faults) options.onFault(number + 1, fault);
      yield encoded(records);
    }
  }

  return {
    lines: lines(),
    rowOf: (line) =>
      line <= head.length
        ? undefined
        : Math.floor((line - head.length - 1) / (1 + map.runs.length)) + 2,
  };
}

function nothing(map: ColumnMap): null[] {
  return [null, ...map.runs.map(() => null)];
}

const encoder = new TextEncoder();

/** One line each; an empty one for nothing, so that the number of a line tells its row. */
function encoded(records: readonly unknown[]): Uint8Array {
  return encoder.encode(
    records.map((record) => `${record === null ? "" : JSON.stringify(record)}\n`).join(""),
  );
}

async function* chained(
  first: string[][],
  rest: AsyncGenerator<string[]>,
): AsyncGenerator<string[]> {
  yield* first.splice(0);
  yield* rest;
}

async function* rowsOf(bytes: Readable, delimiter: string): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    bom: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
    maxRecordSize: longestRow,
    // A tab-separated file has quotes as text.
    ...(delimiter === "\t" && { quote: null }),
  });
  bytes.on("error", (error) => parser.destroy(error));
  bytes.pipe(parser);
  try {
    for await (const cells of parser) yield row.parse(cells);
  } catch (error) {
    if (error instanceof CsvError)
      throw new Error(`the CSV is malformed: ${error.message}`, { cause: error });
    throw error;
  } finally {
    bytes.destroy();
  }
}

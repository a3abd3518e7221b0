import {
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
} from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { UsageError } from "../usage.ts";
import { checkedSubject, subjectColumns } from "./parquet-subject.ts";

export interface ParquetInput {
  readonly file: string;
  readonly set: string;
  readonly model: string;
  /** The dataset that ids are examples of. */
  readonly dataset: string | undefined;
  /** Told of a row that makes no record; rows count from 1. */
  readonly onFault: (row: number, message: string) => void;
}

/** Embedding records of a Parquet file, and how far it has been read. */
export interface ParquetRecords {
  readonly lines: AsyncGenerator<Uint8Array>;
  /** 0 to 1. */
  readonly share: () => number;
  /** The row that line `line` came from. */
  readonly rowOf: (line: number) => number;
}

type Row = Readonly<Record<string, unknown>>;

const rowsAtOnce = 2000;
const vectorNames = ["vector", "embedding", "embeddings", "vec", "emb"];
const textNames = ["text", "content", "input", "question", "document_text", "chunk"];

/**
 * Reads a Parquet file with a column of lists of numbers, some thousand rows at a time. A row that makes no
 * record is named and gives an empty line, so that lines and rows go together. Throws UsageError for a file
 * that is no Parquet or has no such column.
 */
export async function parquetRecords(input: ParquetInput): Promise<ParquetRecords> {
  const { file, set, model, dataset, onFault } = input;
  const buffer = await asyncBufferFromFile(file).catch(() => {
    throw new UsageError(`there is no file ${file}.`);
  });
  const metadata = await parquetMetadataAsync(buffer).catch(() => {
    throw new UsageError(`${file} is not a Parquet file.`);
  });
  const columns = topColumns(metadata);
  const vectorColumn = vectorColumnOf(columns);
  const textColumn = textNames.find((name) => columns.some((column) => column.name === name));
  const subject = subjectColumns(
    columns.map(({ name }) => name),
    dataset,
  );
  const wanted = [
    ...new Set([vectorColumn, ...subject.names, ...(textColumn === undefined ? [] : [textColumn])]),
  ];
  const total = Number(metadata.num_rows);
  const encoder = new TextEncoder();
  let read = 0;

  function lineOf(row: Row, number: number): string {
    const vector = numbersIn(row[vectorColumn]);
    const named = checkedSubject(subject.of(row));
    if (vector === undefined) onFault(number, `${vectorColumn} is not a list of finite numbers`);
    else if (named === undefined) onFault(number, `${subject.names.join(", ")} name nothing`);
    if (vector === undefined || named === undefined) return "\n";
    const text = textColumn === undefined ? undefined : row[textColumn];
    return `${JSON.stringify({
      type: "embedding",
      set,
      model,
      subject: named,
      ...(typeof text === "string" && { text }),
      vector,
    })}\n`;
  }

  async function* lines(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < total; from += rowsAtOnce) {
      const rows: Row[] = [];
      await parquetRead({
        file: buffer,
        metadata,
        compressors,
        columns: wanted,
        rowStart: from,
        rowEnd: Math.min(total, from + rowsAtOnce),
        rowFormat: "object",
        onComplete: (found) => rows.push(...found),
      });
      const written = rows.map((row, at) => lineOf(row, from + at + 1));
      read = from + rows.length;
      yield encoder.encode(written.join(""));
    }
  }

  return {
    lines: lines(),
    share: () => (total === 0 ? 1 : read / total),
    rowOf: (line) => line,
  };
}

interface TopColumn {
  readonly name: string;
  readonly isList: boolean;
}

/** The columns of the table itself; what is nested in them is skipped. */
function topColumns({ schema }: FileMetaData): TopColumn[] {
  const columns: TopColumn[] = [];
  let at = 1;
  const skip = (): void => {
    const children = schema[at++]?.num_children ?? 0;
    for (let child = 0; child < children; child++) skip();
  };
  const count = schema[0]?.num_children ?? 0;
  for (let column = 0; column < count; column++) {
    const element = schema[at]!;
    const isList =
      element.converted_type === "LIST" ||
      element.logical_type?.type === "LIST" ||
      (element.num_children === undefined && element.repetition_type === "REPEATED");
    columns.push({ name: element.name, isList });
    skip();
  }
  return columns;
}

function vectorColumnOf(columns: readonly TopColumn[]): string {
  const lists = columns.filter(({ isList }) => isList).map(({ name }) => name);
  const chosen = vectorNames.find((name) => lists.includes(name)) ?? lists[0];
  if (chosen !== undefined) return chosen;
  throw new UsageError(
    `no column holds lists of numbers. There are: ${columns.map(({ name }) => name).join(", ")}.`,
  );
}

function numbersIn(value: unknown): number[] | undefined {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return undefined;
  const list: unknown[] = Array.isArray(value)
    ? value
    : value instanceof Float32Array || value instanceof Float64Array
      ? [...value]
      : [];
  if (list.length === 0) return undefined;
  const numbers = list.map(Number);
  return list.every((each) => each !== null) && numbers.every(Number.isFinite)
    ? numbers
    : undefined;
}

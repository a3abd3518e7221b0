import type { z } from "zod";
import type { matrixExportInput, MatrixRow } from "#contract/matrix.ts";
import { openMatrix, type OpenMatrix } from "../compare-examples.ts";
import type { Comparing } from "../frame.ts";
import { matrixRows } from "../matrix-cells.ts";
import { csvLine } from "./csv-text.ts";
import { type MatrixTable, matrixTable, type TableValue } from "./matrix-table.ts";
import { createParquetFile } from "./parquet-file.ts";

type Input = z.output<typeof matrixExportInput>;

/** Results read at once: a page of texts has to fit into memory whole. */
const resultsAtOnce = 2000;
/** A row group of a Parquet file is written when so many values are at hand. */
const groupValues = 200_000;

export interface MatrixFile {
  readonly name: string;
  readonly type: string;
  readonly chunks: AsyncIterable<string | Uint8Array>;
}

/** The rows of a view in its order, with whole texts, read a page at a time as they are sent. */
export async function matrixFile(
  comparing: Comparing,
  { format, ...view }: Input,
  signal: AbortSignal,
): Promise<MatrixFile> {
  const open = await openMatrix(comparing, view, signal);
  const pages = pagesOf(comparing, open, view.evaluator, signal);
  const table = tableOf(open);
  const name = `${fileName(open)}.${format}`;
  switch (format) {
    case "csv":
      return { name, type: "text/csv; charset=utf-8; header=present", chunks: csv(table, pages) };
    case "jsonl":
      return { name, type: "application/x-ndjson; charset=utf-8", chunks: jsonLines(pages) };
    case "parquet":
      return { name, type: "application/vnd.apache.parquet", chunks: parquet(table, pages) };
  }
}

async function* pagesOf(
  comparing: Comparing,
  { frame, view, order, scores }: OpenMatrix,
  evaluator: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<MatrixRow[]> {
  const size = Math.max(20, Math.min(500, Math.floor(resultsAtOnce / frame.order.length)));
  for (let from = 0; from < order.places.length; from += size) {
    const places = order.places.subarray(from, from + size);
    yield matrixRows(comparing, frame, view, { places, scores, evaluator, preview: null }, signal);
  }
}

function tableOf({ frame, view, scores }: OpenMatrix): MatrixTable {
  const kinds = new Map(frame.metrics.map(({ name, kind }) => [name, kind]));
  return matrixTable(
    frame.order,
    view.compared?.quantity.name ?? null,
    scores.map((name) => ({ name, isLabel: kinds.get(name) === "label" })),
  );
}

function linesOf(table: MatrixTable, rows: readonly MatrixRow[]): TableValue[][] {
  return rows.flatMap((row) =>
    table
      .repetitionsOf(row)
      .map((repetition) => table.columns.map(({ of }) => of(row, repetition))),
  );
}

async function* csv(
  table: MatrixTable,
  pages: AsyncIterable<readonly MatrixRow[]>,
): AsyncGenerator<string> {
  yield csvLine(table.columns.map(({ name }) => name));
  for await (const rows of pages) yield linesOf(table, rows).map(csvLine).join("");
}

async function* jsonLines(pages: AsyncIterable<readonly MatrixRow[]>): AsyncGenerator<string> {
  for await (const rows of pages) yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

async function* parquet(
  table: MatrixTable,
  pages: AsyncIterable<readonly MatrixRow[]>,
): AsyncGenerator<Uint8Array> {
  const file = createParquetFile(table.columns);
  let waiting: TableValue[][] = [];
  for await (const rows of pages) {
    waiting.push(...linesOf(table, rows));
    if (waiting.length * table.columns.length < groupValues) continue;
    yield file.write(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield file.write(waiting);
  yield file.finish();
}

/** `bbh-correct-2-runs`: what a header and every file system hold. */
function fileName({ frame, view }: OpenMatrix): string {
  const parts = [
    frame.scope.datasets[0] ?? "comparison",
    view.compared?.quantity.name ?? "",
    `${frame.order.length}-runs`,
  ];
  return parts
    .map((part) => part.replaceAll(/[^A-Za-z0-9._-]+/g, "_").replace(/^[._]+/, ""))
    .filter(Boolean)
    .join("-")
    .slice(0, 120);
}

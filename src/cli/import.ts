import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { uploadRecords } from "#client/upload-records.ts";
import { type CsvLines, csvLines } from "./csv/csv-lines.ts";
import { openBytes } from "./import/byte-source.ts";
import { datasetOf, type Format, formatOf, formats } from "./import/format.ts";
import { npyRecords } from "./import/npy-records.ts";
import { createReport } from "./import/report.ts";
import { createProgressDisplay } from "./progress-display.ts";
import {
  callOf,
  serverFlags,
  type ServerOptions,
  serverOptions,
  talking,
} from "./server-options.ts";
import { UsageError } from "./usage.ts";

const flags = {
  ...serverFlags,
  map: { type: "string", multiple: true },
  format: { type: "string" },
  dataset: { type: "string" },
  experiment: { type: "string" },
  ids: { type: "string" },
  set: { type: "string" },
  model: { type: "string" },
  quiet: { type: "boolean", default: false },
} as const;

/** `touchstone import FILE`: 0 when all went in, 1 when something did not. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: flags,
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError("name one file, or - for standard input.");
  const server = serverOptions(values, "default");
  const format = chosenFormat(values.format, file);
  const tableFlags = [values.map, values.dataset, values.experiment];
  if (format !== "csv" && format !== "tsv" && tableFlags.some((value) => value !== undefined))
    throw new UsageError(
      "--map, --dataset and --experiment are for CSV; add --format csv if the file is one.",
    );
  const dataset = values.dataset ?? datasetOf(file);
  const vectorFlags = [values.ids, values.set, values.model];
  if (vectorFlags.some((value) => (value === undefined) === (format === "npy")))
    throw new UsageError(
      "vectors (.npy) take --ids FILE, --set NAME and --model NAME, nothing else does.",
    );
  const { ids = "", set = "", model = "" } = values;
  return send(server, file, format, values.quiet, {
    ids,
    set,
    model,
    maps: values.map ?? [],
    dataset,
    experiment: values.experiment ?? dataset,
  });
}

interface Table {
  /** File of the ids of vectors, the set and the model; empty for other formats. */
  readonly ids: string;
  readonly set: string;
  readonly model: string;
  readonly maps: readonly string[];
  readonly dataset: string;
  readonly experiment: string;
}

async function send(
  server: ServerOptions,
  file: string,
  format: Format,
  quiet: boolean,
  table: Table,
): Promise<number> {
  const source = await openBytes(file);
  const report = createReport();
  const csv: CsvLines | undefined =
    format === "records" || format === "npy"
      ? undefined
      : await csvLines({
          ...table,
          bytes: source.bytes,
          delimiter: format === "tsv" ? "\t" : ",",
          onFault: (row, message) => report.badCell(row, message),
        });
  const vectors =
    format === "npy"
      ? npyRecords({ ...table, bytes: source.bytes, ids: linesOf(table.ids) })
      : undefined;
  const display = createProgressDisplay(quiet);
  const share = (): number | undefined =>
    source.sizeBytes ? source.readBytes() / source.sizeBytes : undefined;
  try {
    const end = await talking(server, () =>
      uploadRecords(csv?.lines ?? vectors ?? source.bytes, {
        ...callOf(server),
        project: server.project,
        onProgress: ({ accepted }) =>
          display.show(share(), `${accepted.toLocaleString("en")} records stored`),
      }),
    );
    display.stop();
    return report.print(end, csv?.rowOf);
  } catch (error) {
    display.stop();
    throw isDamagedGzip(error)
      ? new Error(`${file} is not whole: its gzip data is damaged.`)
      : error;
  } finally {
    source.bytes.destroy();
  }
}

function linesOf(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file) });
}

function chosenFormat(asked: string | undefined, file: string): Format {
  if (asked === undefined) return formatOf(file);
  const known = formats.find((format) => format === asked);
  if (!known) throw new UsageError(`--format is one of ${formats.join(", ")}.`);
  return known;
}

function isDamagedGzip(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

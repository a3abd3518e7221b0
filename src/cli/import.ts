import { parseArgs } from "node:util";
import { uploadRecords } from "#client/upload-records.ts";
import { datasetOf, type Format, formatOf, formats } from "./import/format.ts";
import { openFeed } from "./import/open-feed.ts";
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
  refuseForeignFlags(format, values);
  return send(server, file, format, values.quiet, values);
}

type Flags = ReturnType<typeof parseArgs<{ options: typeof flags }>>["values"];

/** A flag that says nothing of this kind of file is a mistake, not to be passed over. */
function refuseForeignFlags(format: Format, values: Flags): void {
  const isTable = format === "csv" || format === "tsv";
  const isVectors = format === "npy" || format === "parquet";
  const named = (...names: (keyof Flags)[]) => names.some((name) => values[name] !== undefined);
  if (
    (!isTable && named("map", "experiment")) ||
    (!isTable && format !== "parquet" && named("dataset"))
  )
    throw new UsageError(
      "--map, --dataset and --experiment are for CSV; add --format csv if the file is one.",
    );
  if (isVectors !== named("set") || isVectors !== named("model"))
    throw new UsageError(
      "vectors (.npy, .parquet) take --set NAME and --model NAME, nothing else does.",
    );
  if ((format === "npy") !== named("ids"))
    throw new UsageError("vectors as .npy take --ids FILE, nothing else does.");
}

async function send(
  server: ServerOptions,
  file: string,
  format: Format,
  quiet: boolean,
  flags: Flags,
): Promise<number> {
  const report = createReport();
  const dataset = flags.dataset ?? datasetOf(file);
  const feed = await openFeed(file, format, {
    ids: flags.ids ?? "",
    set: flags.set ?? "",
    model: flags.model ?? "",
    idsOf: flags.dataset,
    maps: flags.map ?? [],
    dataset,
    experiment: flags.experiment ?? dataset,
    onFault: (row, message) => report.badCell(row, message),
  });
  const display = createProgressDisplay(quiet);
  try {
    const end = await talking(server, () =>
      uploadRecords(feed.lines, {
        ...callOf(server),
        project: server.project,
        onProgress: ({ accepted }) =>
          display.show(feed.share(), `${accepted.toLocaleString("en")} records stored`),
      }),
    );
    display.stop();
    return report.print(end, feed.rowOf);
  } catch (error) {
    display.stop();
    throw isDamagedGzip(error)
      ? new Error(`${file} is not whole: its gzip data is damaged.`)
      : error;
  } finally {
    feed.close();
  }
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

import { UsageError } from "../usage.ts";

/** What the columns of one run mean, as positions in a row. */
export interface RunColumns {
  readonly run: string;
  readonly output?: number;
  readonly error?: number;
  readonly latencyMs?: number;
  readonly costUsd?: number;
  readonly scores: ReadonlyMap<string, number>;
  readonly promptVersion?: { readonly prompt: string; readonly version: string };
  readonly model?: string;
}

/** What the columns of a table mean, as positions in a row. */
export interface ColumnMap {
  readonly id?: number;
  readonly input: number;
  readonly reference?: number;
  readonly split?: number;
  readonly metadata: readonly { readonly name: string; readonly column: number }[];
  readonly runs: readonly RunColumns[];
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Run = Writable<RunColumns> & { readonly scores: Map<string, number> };

const forms =
  "id=, input=, reference=, split=, metadata=, output:RUN=, score:METRIC:RUN=, latency:RUN=, cost:RUN=, error:RUN=, prompt:RUN=, model:RUN=";

/** Reads the values of --map against the columns of a file. Throws {@link UsageError}. */
export function columnMap(maps: readonly string[], columns: readonly string[]): ColumnMap {
  const single = new Map<string, number>();
  const metadata: { name: string; column: number }[] = [];
  const runs = new Map<string, Run>();
  const seen = new Set<string>();
  for (const map of maps) {
    const [key, value] = halves(map, "=", `--map ${map}: write KEY=COLUMN.`);
    if (key !== "metadata" && seen.has(key)) throw new UsageError(`--map ${key} is given twice.`);
    seen.add(key);
    const column = (): number => position(value, columns, map);
    if (key === "metadata")
      for (const name of listed(value, columns))
        metadata.push({ name, column: position(name, columns, map) });
    else if (["id", "input", "reference", "split"].includes(key)) single.set(key, column());
    else mapRun(runs, key, value, column, map);
  }
  const input = single.get("input");
  if (input === undefined)
    throw new UsageError(`a CSV needs at least --map input=COLUMN. ${columnList(columns)}`);
  return {
    input,
    ...present("id", single.get("id")),
    ...present("reference", single.get("reference")),
    ...present("split", single.get("split")),
    metadata,
    runs: [...runs.values()],
  };
}

function mapRun(
  runs: Map<string, Run>,
  key: string,
  value: string,
  column: () => number,
  map: string,
): void {
  const complaint = `--map ${map}: "${key}" is not one of ${forms}.`;
  const [kind, rest] = halves(key, ":", complaint);
  const [metric, name] =
    kind === "score"
      ? halves(rest, ":", `--map ${map}: write score:METRIC:RUN=COLUMN.`)
      : ["", rest];
  const run = runs.get(name) ?? { run: name, scores: new Map<string, number>() };
  if (kind === "output") run.output = column();
  else if (kind === "error") run.error = column();
  else if (kind === "latency") run.latencyMs = column();
  else if (kind === "cost") run.costUsd = column();
  else if (kind === "score") run.scores.set(metric, column());
  else if (kind === "model") run.model = value;
  else if (kind === "prompt") {
    const [prompt, version] = halves(value, "@", `--map ${map}: write prompt:RUN=PROMPT@VERSION.`);
    run.promptVersion = { prompt, version };
  } else throw new UsageError(complaint);
  runs.set(name, run);
}

/** Both sides of the first separator; neither may be empty. */
function halves(text: string, separator: string, complaint: string): [string, string] {
  const at = text.indexOf(separator);
  if (at <= 0 || at === text.length - 1) throw new UsageError(complaint);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Columns separated by commas, unless one column really has that name. */
function listed(value: string, columns: readonly string[]): string[] {
  return columns.includes(value) ? [value] : value.split(",").filter(Boolean);
}

function position(name: string, columns: readonly string[], map: string): number {
  const at = columns.indexOf(name);
  if (at < 0)
    throw new UsageError(`--map ${map}: there is no column "${name}". ${columnList(columns)}`);
  if (columns.lastIndexOf(name) !== at)
    throw new UsageError(`--map ${map}: the file has two columns "${name}".`);
  return at;
}

function columnList(columns: readonly string[]): string {
  return `The columns of the file: ${columns.map((name) => JSON.stringify(name)).join(", ")}.`;
}

function present<Key extends string, T>(key: Key, value: T | undefined) {
  return value === undefined ? {} : { [key]: value };
}

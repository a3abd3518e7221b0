import { z } from "zod";
import type { Run } from "#contract/runs.ts";
import type { Db, ReadOptions } from "../db.ts";
import { versionsOf } from "../datasets/versions.ts";
import { runNumbers } from "./run-numbers.ts";
import { parseJson } from "../records/text.ts";

const runRow = z.object({
  run: z.string(),
  name: z.string(),
  experiment: z.string(),
  dataset: z.string(),
  model: z.string(),
  prompt: z.string(),
  prompt_version: z.string(),
  status: z.enum(["running", "completed", "failed"]),
  record: z.string(),
  sort_key: z.string(),
});

const runFields = z.object({
  settings: z.record(z.string(), z.unknown()).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
});

export interface RunQuery {
  readonly project: string;
  readonly experiment?: string | undefined;
  readonly dataset?: string | undefined;
  /** Part of a name or id, any case. */
  readonly search?: string | undefined;
  readonly sort: "latest" | "oldest" | "name";
  readonly limit: number;
  readonly after?: readonly [key: string, run: string] | undefined;
}

/** A run with the key that its place in the list depends on. */
export interface ListedRun {
  readonly run: Run;
  readonly sortKey: string;
}

/** Start, or receipt where the sender gave none, then the order of receipt, as a text that sorts. */
const time = `concat(
  toString(coalesce(toUnixTimestamp64Milli(started_at), toInt64(intDiv(ver, 1024)))), ' ',
  leftPad(toString(ver), 20, '0'))`;

export async function listRuns(
  db: Db,
  query: RunQuery,
  options: ReadOptions = {},
): Promise<ListedRun[]> {
  const key = query.sort === "name" ? "lower(name)" : time;
  const down = query.sort === "latest";
  const rows = await db.rows(
    runRow,
    `SELECT run, name, experiment, dataset, model, prompt, prompt_version, status, record, ${key} AS sort_key
     FROM runs FINAL
     WHERE project = {project:String}
       AND ({experiment:String} = '' OR experiment = {experiment:String})
       AND ({dataset:String} = '' OR dataset = {dataset:String})
       AND ({search:String} = '' OR positionCaseInsensitiveUTF8(concat(name, ' ', run), {search:String}) > 0)
       ${query.after ? `AND (sort_key, run) ${down ? "<" : ">"} ({afterKey:String}, {afterRun:String})` : ""}
     ORDER BY sort_key ${down ? "DESC" : "ASC"}, run ${down ? "DESC" : "ASC"} LIMIT {limit:UInt32}`,
    {
      project: query.project,
      experiment: query.experiment ?? "",
      dataset: query.dataset ?? "",
      search: query.search ?? "",
      limit: query.limit,
      afterKey: query.after?.[0] ?? "",
      afterRun: query.after?.[1] ?? "",
    },
    options,
  );
  const runs = await withNumbers(db, query.project, rows, options);
  return runs.map((run, index) => ({ run, sortKey: rows[index]!.sort_key }));
}

/** These runs, in the order of the ids; unknown ids are left out. */
export async function runsByIds(
  db: Db,
  project: string,
  ids: readonly string[],
  options: ReadOptions = {},
): Promise<Run[]> {
  const rows = await db.rows(
    runRow,
    `SELECT run, name, experiment, dataset, model, prompt, prompt_version, status, record, '' AS sort_key
     FROM runs FINAL WHERE project = {project:String} AND run IN {ids:Array(String)}`,
    { project, ids },
    options,
  );
  const byId = new Map((await withNumbers(db, project, rows, options)).map((run) => [run.id, run]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const datasetRow = z.object({ run: z.string(), dataset: z.string() });

/** Datasets of these runs by id, "" where none is named; without the numbers that make a run dear to read. */
export async function datasetsOfRuns(
  db: Db,
  project: string,
  ids: readonly string[],
  options: ReadOptions = {},
): Promise<Map<string, string>> {
  const rows = await db.rows(
    datasetRow,
    "SELECT run, dataset FROM runs FINAL WHERE project = {project:String} AND run IN {ids:Array(String)}",
    { project, ids },
    options,
  );
  return new Map(rows.map(({ run, dataset }) => [run, dataset]));
}

async function withNumbers(
  db: Db,
  project: string,
  rows: readonly z.output<typeof runRow>[],
  options: ReadOptions,
): Promise<Run[]> {
  const [numbers, versions] = await Promise.all([
    runNumbers(
      db,
      project,
      rows.map(({ run }) => run),
      options,
    ),
    versionsOf(db, project, [...new Set(rows.flatMap(({ dataset }) => dataset || []))], options),
  ]);
  return rows.map((row) => {
    const fields = runFields.parse(parseJson(row.record));
    return {
      id: row.run,
      name: row.name,
      experiment: row.experiment || null,
      dataset: row.dataset || null,
      datasetVersion:
        versions.get(row.dataset)?.find(({ runs }) => runs.includes(row.run))?.number ?? null,
      promptVersion: row.prompt ? { prompt: row.prompt, version: row.prompt_version } : null,
      model: row.model || null,
      settings: fields.settings ?? {},
      metadata: fields.metadata ?? {},
      status: row.status,
      startedAt: fields.startedAt ?? null,
      endedAt: fields.endedAt ?? null,
      ...numbers(row.run),
    };
  });
}

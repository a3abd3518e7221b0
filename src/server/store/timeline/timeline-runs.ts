import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { parseJson } from "../records/text.ts";

const row = z.object({
  run: z.string(),
  name: z.string(),
  experiment: z.string(),
  dataset: z.string(),
  model: z.string(),
  prompt: z.string(),
  prompt_version: z.string(),
  status: z.enum(["running", "completed", "failed"]),
  at: z.string(),
  started: z.boolean(),
  record: z.string(),
});

const fields = z.object({
  settings: z.record(z.string(), z.unknown()).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});

export interface StoredRun extends Omit<z.output<typeof row>, "record"> {
  readonly settings: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface TimelineScope {
  readonly project: string;
  readonly experiment?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const time =
  "coalesce(started_at, fromUnixTimestamp64Milli(toInt64(intDiv(runs.ver, 1024)), 'UTC'))";

/** The latest runs of a scope, the oldest first, and how many there are. */
export async function timelineRuns(
  db: Db,
  { project, experiment = "", from, to }: TimelineScope,
  limit: number,
  options: ReadOptions = {},
): Promise<{ readonly runs: StoredRun[]; readonly total: number }> {
  const bounds = [
    ...(from === undefined
      ? []
      : [`${time} >= parseDateTime64BestEffort({from:String}, 3, 'UTC')`]),
    ...(to === undefined ? [] : [`${time} < parseDateTime64BestEffort({to:String}, 3, 'UTC')`]),
  ];
  const condition = [
    "project = {project:String}",
    "({experiment:String} = '' OR experiment = {experiment:String})",
    ...bounds,
  ].join(" AND ");
  const values = { project, experiment, from: from ?? "", to: to ?? "", limit };
  const [rows, [count]] = await Promise.all([
    db.rows(
      row,
      `SELECT run, name, experiment, dataset, model, prompt, prompt_version, status, record,
         formatDateTime(${time}, '%Y-%m-%dT%H:%i:%S', 'UTC') || '.' || leftPad(toString(toUnixTimestamp64Milli(${time}) % 1000), 3, '0') || 'Z' AS at,
         toBool(started_at IS NOT NULL) AS started
       FROM runs FINAL WHERE ${condition} ORDER BY ${time} DESC, ver DESC LIMIT {limit:UInt32}`,
      values,
      options,
    ),
    db.rows(
      z.object({ total: z.number() }),
      `SELECT toUInt32(count()) AS total FROM runs FINAL WHERE ${condition}`,
      values,
      options,
    ),
  ]);
  return { runs: rows.toReversed().map(storedRun), total: count?.total ?? rows.length };
}

function storedRun({ record, ...run }: z.output<typeof row>): StoredRun {
  const { settings, metadata } = fields.parse(parseJson(record));
  return { ...run, settings: texts(settings), metadata: texts(metadata) };
}

function texts(values: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

const experimentRow = z.object({ experiment: z.string() });

export async function experimentsOf(
  db: Db,
  project: string,
  options: ReadOptions = {},
): Promise<string[]> {
  const rows = await db.rows(
    experimentRow,
    `SELECT experiment FROM runs FINAL WHERE project = {project:String} AND experiment != ''
     GROUP BY experiment ORDER BY max(runs.ver) DESC LIMIT 500`,
    { project },
    options,
  );
  return rows.map(({ experiment }) => experiment);
}

import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { type FigureSums, figureRow, moments } from "./series-sums.ts";
import type { StoredRun } from "./timeline-runs.ts";

export interface PeriodScope {
  readonly project: string;
  readonly bucket: "day" | "week";
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const traitRow = z.object({
  period: z.string(),
  over: z.boolean(),
  models: z.string(),
  releases: z.string(),
  prompts: z.string(),
});

const dayMs = 86_400_000;
/** More names than this say that something changes all the time. */
const mostNames = 8;

const starts = { day: "toDate(start_time, 'UTC')", week: "toMonday(start_time, 'UTC')" };
const lengths = { day: 1, week: 7 };

function conditionOf({ from, to }: PeriodScope): string {
  return [
    "project = {project:String}",
    "NOT running",
    ...(from === undefined
      ? []
      : ["start_time >= parseDateTime64BestEffort({from:String}, 9, 'UTC')"]),
    ...(to === undefined ? [] : ["start_time < parseDateTime64BestEffort({to:String}, 9, 'UTC')"]),
  ].join(" AND ");
}

/** Moments of time, cost, tokens and failures over the traces that began in each period. The run is its first day. */
export function periodSums(
  db: Db,
  scope: PeriodScope,
  options: ReadOptions = {},
): Promise<FigureSums[]> {
  const { project, bucket, from = "", to = "" } = scope;
  return db.rows(
    figureRow,
    `SELECT run, figure, ${moments} FROM (
       SELECT toString(${starts[bucket]}) AS run, one.1 AS figure, one.2 AS v FROM (
         SELECT start_time, arrayJoin([
           ('latencyMs', duration_ms), ('costUsd', cost_usd),
           ('totalTokens', toNullable(toFloat64(coalesce(total_tokens, prompt_tokens + completion_tokens)))),
           ('errorRate', toNullable(toFloat64(status = 'error')))
         ]) AS one FROM roll_ups FINAL WHERE ${conditionOf(scope)}
       )
     ) GROUP BY run, figure HAVING n > 0`,
    { project, from, to },
    options,
  );
}

/** The periods from the first trace to the last as runs, also those without a trace: at most the latest `limit`. */
export async function tracePeriods(
  db: Db,
  scope: PeriodScope,
  limit: number,
  options: ReadOptions = {},
): Promise<{ readonly runs: StoredRun[]; readonly total: number }> {
  const { project, bucket, from = "", to = "" } = scope;
  const names = (list: string) =>
    `if(length(${list}) > ${mostNames}, '', arrayStringConcat(arraySort(${list}), ', '))`;
  const rows = await db.rows(
    traitRow,
    `SELECT toString(start) AS period, toBool(addDays(start, {days:UInt8}) <= toDate(now('UTC'))) AS over,
       ${names("modelList")} AS models, ${names("releaseList")} AS releases, ${names("promptList")} AS prompts
     FROM (
       SELECT ${starts[bucket]} AS start, groupUniqArrayArray(models) AS modelList,
         groupUniqArrayIf(toString(release), release != '') AS releaseList,
         groupUniqArrayArray(prompt_versions) AS promptList
       FROM roll_ups FINAL WHERE ${conditionOf(scope)} GROUP BY start
       ORDER BY start DESC LIMIT {limit:UInt32}
     ) ORDER BY start`,
    { project, from, to, days: lengths[bucket], limit },
    options,
  );
  const known = new Map(rows.map((row) => [row.period, row]));
  const all = daysBetween(rows[0]?.period, rows.at(-1)?.period, lengths[bucket]);
  const runs = all.slice(-limit).map((period) => periodRun(period, bucket, known.get(period)));
  return { runs, total: all.length };
}

function daysBetween(first: string | undefined, last: string | undefined, step: number): string[] {
  if (first === undefined || last === undefined) return [];
  const [from, to] = [Date.parse(first), Date.parse(last)];
  const count = Math.round((to - from) / dayMs / step) + 1;
  return Array.from({ length: count }, (_, at) =>
    new Date(from + at * step * dayMs).toISOString().slice(0, 10),
  );
}

function periodRun(
  period: string,
  bucket: PeriodScope["bucket"],
  row: z.output<typeof traitRow> | undefined,
): StoredRun {
  const metadata = Object.entries({ release: row?.releases, prompts: row?.prompts }).filter(
    (entry): entry is [string, string] => Boolean(entry[1]),
  );
  return {
    run: period,
    name: bucket === "week" ? `week of ${period}` : period,
    experiment: "",
    dataset: "",
    model: row?.models ?? "",
    prompt: "",
    prompt_version: "",
    // A period that is not over is shown and not looked at.
    status: row && !row.over ? "running" : "completed",
    at: `${period}T00:00:00.000Z`,
    started: true,
    settings: {},
    metadata: Object.fromEntries(metadata),
  };
}

import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { scoreOfResult } from "../evaluation/run-numbers.ts";
import { isPresent } from "./removed.ts";

const scoredRow = z.object({ metric: z.string(), runs: z.array(z.string()) });

/** Runs considered, the latest; more would not tell more of a dataset. */
const mostRuns = 100;

/** Metrics scored by runs over a dataset, most runs first, each with its runs, the oldest first. */
export async function scoredRuns(
  db: Db,
  at: { readonly project: string; readonly dataset: string },
  options: ReadOptions = {},
): Promise<z.output<typeof scoredRow>[]> {
  return db.rows(
    scoredRow,
    `SELECT metric, arrayMap(place -> place.3, arraySort(groupArray((started, known.ver, run)))) AS runs FROM (
       SELECT DISTINCT toString(metric) AS metric, toString(run) AS run FROM scores
       WHERE project = {project:String} AND example != '' AND value IS NOT NULL AND run GLOBAL IN (
         SELECT run FROM runs FINAL WHERE project = {project:String} AND dataset = {dataset:String}
         ORDER BY coalesce(toUnixTimestamp64Milli(started_at), toInt64(intDiv(ver, 1024))) DESC, run DESC LIMIT ${mostRuns})
     ) AS scored GLOBAL INNER JOIN (
       SELECT toString(run) AS run, coalesce(toUnixTimestamp64Milli(started_at), toInt64(intDiv(ver, 1024))) AS started, ver FROM runs FINAL
       WHERE project = {project:String} AND dataset = {dataset:String}
     ) AS known USING run
     GROUP BY metric ORDER BY length(runs) DESC, metric`,
    { ...at },
    options,
  );
}

export interface OutcomeQuery {
  readonly project: string;
  readonly dataset: string;
  readonly metric: string;
  readonly runs: readonly string[];
  /** Metadata key, or "" for none. */
  readonly slices: string;
  /** Whether a result that failed to run and has no score counts as 0. */
  readonly failedIsZero: boolean;
}

/** Value of each run on each present example, as rows (example, slice, run, v). */
const outcomesSql = (failedIsZero: boolean): string => `
  SELECT example, slice, run, v FROM (
    SELECT run, example, if(countIf(scored) > 0, anyIf(value, scored), any(value)) AS v FROM (
      SELECT toString(run) AS run, example, ${scoreOfResult} AS value, true AS scored FROM scores FINAL
      WHERE project = {project:String} AND metric = {metric:String} AND run IN {runs:Array(String)} AND example != ''
      GROUP BY run, example HAVING isNotNull(value)
      ${
        failedIsZero
          ? `UNION ALL SELECT toString(run), example, toNullable(toFloat64(0)), false FROM results FINAL
             WHERE project = {project:String} AND run IN {runs:Array(String)} AND failed`
          : ""
      }
    ) GROUP BY run, example
  ) AS valued GLOBAL INNER JOIN (
    SELECT example, metadata[{slices:String}] AS slice FROM examples FINAL
    WHERE project = {project:String} AND dataset = {dataset:String} AND ${isPresent}
  ) AS present USING example`;

const listedRow = z.object({
  id: z.string(),
  slice: z.string(),
  input: z.string(),
  full: z.boolean(),
  total: z.number(),
});
export type ListedOutcome = z.output<typeof listedRow>;

const mostListed = 200;
const inputCharacters = 200;

/** Examples on which every run that tried has the best value ("full"), or the worst; counts count all. */
export async function extremes(
  db: Db,
  query: OutcomeQuery & { readonly best: number; readonly worst: number },
  options: ReadOptions = {},
): Promise<ListedOutcome[]> {
  return db.rows(
    listedRow,
    `SELECT listed.example AS id, slice, substringUTF8(known.input, 1, ${inputCharacters}) AS input, full, total FROM (
       SELECT example, slice, full, toUInt32(count() OVER (PARTITION BY full)) AS total FROM (
         SELECT example, any(slice) AS slice, min(v) = {best:Float64} AS isFull, max(v) = {worst:Float64} AS isNone, toBool(isFull) AS full
         FROM (${outcomesSql(query.failedIsZero)}) GROUP BY example HAVING isFull OR isNone
       ) ORDER BY example LIMIT ${mostListed} BY full
     ) AS listed GLOBAL INNER JOIN (
       SELECT example, input FROM examples FINAL WHERE project = {project:String} AND dataset = {dataset:String}
     ) AS known USING example ORDER BY id`,
    parametersOf(query),
    options,
  );
}

const sliceRow = z.object({
  isAll: z.boolean(),
  slice: z.string(),
  n: z.number(),
  mean: z.number().nullable(),
  variance: z.number().nullable(),
  between: z.number(),
  pairs: z.number(),
  changed: z.number(),
  deltaVariance: z.number().nullable(),
});
export type SliceOutcomes = z.output<typeof sliceRow>;

/** The baseline's values per slice, and how a second run ("" for none) differs; the whole first. */
export async function sliceOutcomes(
  db: Db,
  query: OutcomeQuery & { readonly baseline: string; readonly other: string },
  options: ReadOptions = {},
): Promise<SliceOutcomes[]> {
  return db.rows(
    sliceRow,
    `SELECT toBool(grouping(slice) = 1) AS isAll, slice, toUInt32(count(a)) AS n, avgOrNull(a) AS mean,
       if(count(a) < 2, NULL, varSampStable(a)) AS variance,
       toUInt32(countIf((isNotNull(a) AND a NOT IN (0, 1)) OR (isNotNull(b) AND b NOT IN (0, 1)))) AS between,
       toUInt32(countIf(isNotNull(a) AND isNotNull(b))) AS pairs, toUInt32(countIf(a != b)) AS changed,
       if(pairs < 2, NULL, varSampStableIf(b - a, isNotNull(a) AND isNotNull(b))) AS deltaVariance
     FROM (
       SELECT example, any(slice) AS slice, anyOrNullIf(v, run = {baseline:String}) AS a, anyOrNullIf(v, run = {other:String}) AS b
       FROM (${outcomesSql(query.failedIsZero)}) GROUP BY example
     ) GROUP BY GROUPING SETS ((slice), ()) ORDER BY isAll DESC, slice LIMIT 500`,
    parametersOf(query),
    options,
  );
}

function parametersOf(query: object): Record<string, unknown> {
  return { ...query };
}

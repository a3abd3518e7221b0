import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";

const nullable = z.number().nullable();

const scoreRow = z.object({
  run: z.string(),
  metric: z.string(),
  n: z.number(),
  mean: nullable,
  variance: nullable,
  logMean: nullable,
  logVariance: nullable,
});
/** Moments of a metric over the examples of a run; of logarithms where all values are positive. */
export type ScoreSums = z.output<typeof scoreRow>;

const passRow = z.object({
  run: z.string(),
  metric: z.string(),
  tries: z.number(),
  passes: z.number(),
  examples: z.number(),
});
/** Examples of a run that passed so many of so many tries. */
export type PassSums = z.output<typeof passRow>;

export const figureRow = z.object({
  run: z.string(),
  figure: z.enum(["latencyMs", "costUsd", "totalTokens", "errorRate"]),
  n: z.number(),
  mean: nullable,
  variance: nullable,
  logMean: nullable,
  logVariance: nullable,
});
export type FigureSums = z.output<typeof figureRow>;

const evaluatorRow = z.object({ run: z.string(), metric: z.string(), evaluators: z.string() });
export type RunEvaluators = z.output<typeof evaluatorRow>;

interface Scope {
  readonly project: string;
  readonly runs: readonly string[];
}

const ofRuns = "project = {project:String} AND run IN {runs:Array(String)}";

/** One value per result: that of a program or judge where there is one, else a person's. */
const ofResult =
  "if(countIf(source != 'human' AND value IS NOT NULL) > 0, avgOrNullIf(value, source != 'human'), avgOrNull(value))";

/** Of the values `v` of a group. */
export const moments = `toUInt32(count(v)) AS n, avgOrNull(v) AS mean, if(n < 2, NULL, varSampOrNull(v)) AS variance,
  if(minOrNull(v) > 0, avgOrNull(log(v)), NULL) AS logMean,
  if(minOrNull(v) > 0 AND n >= 2, varSampOrNull(log(v)), NULL) AS logVariance`;

/** Moments of scores per run and metric. The example is the unit: its repetitions are averaged first. */
export function scoreSums(
  db: Db,
  scope: Scope & { readonly metrics: readonly string[] },
  options: ReadOptions = {},
): Promise<ScoreSums[]> {
  return db.rows(
    scoreRow,
    `SELECT run, metric, ${moments} FROM (
       SELECT run, metric, example, avgOrNull(one) AS v FROM (
         SELECT run, metric, example, repetition, ${ofResult} AS one FROM scores FINAL
         WHERE ${ofRuns} AND metric IN {metrics:Array(String)} AND example != ''
         GROUP BY run, metric, example, repetition
       ) GROUP BY run, metric, example
     ) GROUP BY run, metric`,
    { ...scope },
    options,
  );
}

/**
 * Passes and tries of pass metrics (no name here may be that of a column: the engine would take it for that in the
 * condition). A result that failed to run and has no score is a try that did not pass, as
 * it is in a comparison.
 */
export function passSums(
  db: Db,
  scope: Scope & { readonly metrics: readonly string[] },
  options: ReadOptions = {},
): Promise<PassSums[]> {
  return db.rows(
    passRow,
    `SELECT run, metric, tries, passes, toUInt32(count()) AS examples FROM (
       SELECT run, metric, example, toUInt32(count(one)) AS tries, sum(one) AS passes FROM (
         SELECT run, metric, example, repetition, coalesce(any(scored), any(missed)) AS one FROM (
           SELECT run, metric, example, repetition, ${ofResult} AS scored, CAST(NULL AS Nullable(Float64)) AS missed
           FROM scores FINAL WHERE ${ofRuns} AND metric IN {metrics:Array(String)} AND example != ''
           GROUP BY run, metric, example, repetition
           UNION ALL
           SELECT run, arrayJoin({metrics:Array(String)}) AS metric, example, repetition,
             CAST(NULL AS Nullable(Float64)) AS scored, CAST(0 AS Nullable(Float64)) AS missed
           FROM results FINAL WHERE ${ofRuns} AND failed
         ) GROUP BY run, metric, example, repetition
       ) GROUP BY run, metric, example HAVING tries > 0
     ) GROUP BY run, metric, tries, passes`,
    { ...scope },
    options,
  );
}

/** Moments of latency, cost, tokens and the share of failed results per run, over examples. */
export function figureSums(db: Db, scope: Scope, options: ReadOptions = {}): Promise<FigureSums[]> {
  return db.rows(
    figureRow,
    `SELECT run, figure, ${moments} FROM (
       SELECT run, example, one.1 AS figure, one.2 AS v FROM (
         SELECT run, example, arrayJoin([
           ('latencyMs', avgOrNull(latency_ms)), ('costUsd', avgOrNull(cost_usd)),
           ('totalTokens', avgOrNull(toFloat64(coalesce(total_tokens, prompt_tokens + completion_tokens)))),
           ('errorRate', avgOrNull(toFloat64(failed)))
         ]) AS one FROM results FINAL WHERE ${ofRuns} GROUP BY run, example
       )
     ) GROUP BY run, figure HAVING n > 0`,
    { ...scope },
    options,
  );
}

/** Who scored each metric of each run, as one text that changes with any of them. */
export function runEvaluators(
  db: Db,
  scope: Scope,
  options: ReadOptions = {},
): Promise<RunEvaluators[]> {
  return db.rows(
    evaluatorRow,
    `SELECT run, metric, arrayStringConcat(arraySort(groupUniqArrayIf(
         concat(evaluator, if(evaluator_version = '', '', concat('@', evaluator_version))), source != 'human')), ', ') AS evaluators
     FROM scores WHERE ${ofRuns} GROUP BY run, metric`,
    { ...scope },
    options,
  );
}

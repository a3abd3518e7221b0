import { z } from "zod";
import type { Run } from "#contract/runs.ts";
import type { Db, ReadOptions } from "../db.ts";

const nullable = z.number().nullable();
const resultNumbers = z.object({
  run: z.string(),
  results: z.number(),
  examples: z.number(),
  repetitions: z.number(),
  errors: z.number(),
  traces: z.number(),
  mean: nullable,
  p50: nullable,
  p95: nullable,
  tokens: nullable,
  cost: nullable,
});
const metricNumbers = z.object({
  run: z.string(),
  metric: z.string(),
  value: nullable,
  n: z.number(),
});

type Numbers = Pick<
  Run,
  | "resultCount"
  | "exampleCount"
  | "repetitions"
  | "errorCount"
  | "traceCount"
  | "latencyMs"
  | "tokensTotal"
  | "costUsd"
  | "metrics"
>;

/**
 * One value per result: that of a program or judge where there is one, else a person's. Labels of people
 * beside a judge are for judging the judge, not for moving the score.
 */
export const scoreOfResult =
  "if(countIf(source != 'human' AND value IS NOT NULL) > 0, avgOrNullIf(value, source != 'human'), avgOrNull(value))";

/** Counts, latency, tokens, cost and metric values of runs. */
export async function runNumbers(
  db: Db,
  project: string,
  runs: readonly string[],
  options: ReadOptions = {},
): Promise<(run: string) => Numbers> {
  if (runs.length === 0) return () => emptyNumbers;
  const values = { project, runs };
  const [results, metrics, totals] = await Promise.all([
    db.rows(
      resultNumbers,
      `SELECT run, count() AS results, uniqExact(example) AS examples, max(repetition) + 1 AS repetitions,
         countIf(failed) AS errors, countIf(trace_id != '') AS traces, avgOrNull(latency_ms) AS mean,
         quantileExactInclusiveOrNull(0.5)(latency_ms) AS p50, quantileExactInclusiveOrNull(0.95)(latency_ms) AS p95,
         toFloat64(sumOrNull(coalesce(total_tokens, prompt_tokens + completion_tokens))) AS tokens, sumOrNull(cost_usd) AS cost
       FROM results FINAL WHERE project = {project:String} AND run IN {runs:Array(String)} GROUP BY run`,
      values,
      options,
    ),
    db.rows(
      metricNumbers,
      `SELECT run, metric, avgOrNull(v) AS value, toUInt32(count(v)) AS n FROM (
         SELECT run, metric, example, ${scoreOfResult} AS v FROM scores FINAL
         WHERE project = {project:String} AND run IN {runs:Array(String)} AND example != ''
         GROUP BY run, metric, example
       ) GROUP BY run, metric HAVING n > 0 ORDER BY metric`,
      values,
      options,
    ),
    db.rows(
      metricNumbers,
      `SELECT run, metric, value, coalesce(n, 0) AS n FROM scores FINAL
       WHERE project = {project:String} AND run IN {runs:Array(String)} AND example = '' AND value IS NOT NULL
       ORDER BY metric LIMIT 1 BY run, metric`,
      values,
      options,
    ),
  ]);
  const byRun = new Map(results.map((row) => [row.run, row]));
  return (run) => {
    const row = byRun.get(run);
    const ofExamples = metrics.filter((each) => each.run === run);
    const ofRun = totals.filter(
      (each) => each.run === run && !ofExamples.some(({ metric }) => metric === each.metric),
    );
    return {
      ...(row ? fromRow(row) : emptyNumbers),
      metrics: [...ofExamples, ...ofRun].map(({ metric, value, n }) => ({ metric, value, n })),
    };
  };
}

const emptyNumbers: Numbers = {
  resultCount: 0,
  exampleCount: 0,
  repetitions: 0,
  errorCount: 0,
  traceCount: 0,
  latencyMs: { mean: null, p50: null, p95: null },
  tokensTotal: null,
  costUsd: null,
  metrics: [],
};

function fromRow(row: z.output<typeof resultNumbers>): Numbers {
  return {
    resultCount: row.results,
    exampleCount: row.examples,
    repetitions: row.repetitions,
    errorCount: row.errors,
    traceCount: row.traces,
    latencyMs: { mean: row.mean, p50: row.p50, p95: row.p95 },
    tokensTotal: row.tokens,
    costUsd: row.cost,
    metrics: [],
  };
}

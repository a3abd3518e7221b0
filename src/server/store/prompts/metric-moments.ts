import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { scoreOfResult } from "../evaluation/run-numbers.ts";

const momentsRow = z.object({
  version: z.string(),
  dataset: z.string(),
  metric: z.string(),
  n: z.number(),
  mean: z.number(),
  /** Sample variance over examples; null below two. */
  variance: z.number().nullable(),
  /** Most scored results of one example. */
  results: z.number(),
  /** Examples whose value is neither 0 nor 1. */
  between: z.number(),
  runs: z.array(z.string()),
  models: z.array(z.string()),
});
export type MetricMoments = z.output<typeof momentsRow>;

/**
 * What the runs of a prompt's versions scored: mean and variance over examples per version, dataset and
 * metric. Repetitions and runs are averaged per example first; datasets are never mixed.
 */
export async function metricMoments(
  db: Db,
  project: string,
  prompt: string,
  options: ReadOptions = {},
): Promise<MetricMoments[]> {
  const runs = `SELECT toString(run) AS run, toString(prompt_version) AS version, toString(dataset) AS dataset, toString(model) AS model
    FROM runs FINAL WHERE project = {project:String} AND prompt = {prompt:String} AND dataset != ''`;
  return db.rows(
    momentsRow,
    `SELECT version, dataset, metric, toUInt32(count()) AS n, avg(v) AS mean,
       if(count() < 2, NULL, varSampStable(v)) AS variance, toUInt32(max(scored)) AS results,
       toUInt32(countIf(v != 0 AND v != 1)) AS between,
       arraySort(groupUniqArrayArray(of_runs)) AS runs, arraySort(groupUniqArrayArray(of_models)) AS models
     FROM (
       SELECT version, dataset, metric, example, avg(value) AS v, sum(repetitions) AS scored,
         groupUniqArray(run) AS of_runs, groupUniqArrayIf(model, model != '') AS of_models
       FROM (
         SELECT toString(run) AS run, toString(metric) AS metric, example, ${scoreOfResult} AS value, uniqExact(repetition) AS repetitions
         FROM scores FINAL WHERE project = {project:String} AND example != '' AND run GLOBAL IN (SELECT run FROM (${runs}))
         GROUP BY run, metric, example
       ) AS scored GLOBAL INNER JOIN (${runs}) AS used USING run
       WHERE value IS NOT NULL GROUP BY version, dataset, metric, example
     ) GROUP BY version, dataset, metric ORDER BY dataset, metric, version`,
    { project, prompt },
    options,
  );
}

import { scoreOfResult } from "./run-numbers.ts";

/**
 * One row an example with the value of a metric per run: `v0`, `v1`, … in the order of the parameters
 * `run0`, `run1`, …. The example is the unit: repetitions are averaged. Null where a run has no score.
 * With `unscored`, examples that have a result and no score stand there too.
 */
export function pivotSql(runCount: number, unscored = false): string {
  const runs = Array.from(
    { length: runCount },
    (_, index) => `avgOrNullIf(v, run = {run${index}:String}) AS v${index}`,
  );
  const scored = `SELECT run, example, ${scoreOfResult} AS v FROM scores FINAL
      WHERE project = {project:String} AND metric = {metric:String} AND run IN {runs:Array(String)} AND example != ''
      GROUP BY run, example`;
  const present = `SELECT run, example, NULL AS v FROM results
      WHERE project = {project:String} AND run IN {runs:Array(String)}`;
  return `SELECT example, ${runs.join(", ")} FROM (
      ${unscored ? `${scored} UNION ALL ${present}` : scored}
    ) GROUP BY example`;
}

/** Parameters of {@link pivotSql}. */
export function pivotValues(project: string, metric: string, runs: readonly string[]) {
  return {
    project,
    metric,
    runs,
    ...Object.fromEntries(runs.map((run, index) => [`run${index}`, run])),
  };
}

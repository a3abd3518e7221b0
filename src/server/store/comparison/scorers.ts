import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";

const row = z.object({
  run: z.string(),
  metric: z.string(),
  source: z.string(),
  name: z.string(),
  version: z.string(),
  latest: z.number(),
  costs: z.number(),
});

/** Who scored a metric in a run; name and version are "" where nobody is named. */
export type Scorer = z.output<typeof row>;

/** Everyone who scored results of these runs, the latest first. */
export async function readScorers(
  db: Db,
  project: string,
  runs: readonly string[],
  options: ReadOptions = {},
): Promise<Scorer[]> {
  return db.rows(
    row,
    `SELECT run, metric, source, evaluator AS name, evaluator_version AS version,
       toFloat64(max(ver)) AS latest, toUInt32(countIf(cost_usd IS NOT NULL)) AS costs
     FROM scores WHERE project = {project:String} AND run IN {runs:Array(String)} AND example != ''
     GROUP BY run, metric, source, name, version ORDER BY latest DESC, metric, name, version`,
    { project, runs },
    options,
  );
}

const costRow = z.object({ run: z.string(), cost: z.number().nullable() });

/** What the scores of each run cost; null where none says. */
export async function readJudgeCosts(
  db: Db,
  project: string,
  runs: readonly string[],
  options: ReadOptions = {},
): Promise<Map<string, number | null>> {
  const rows = await db.rows(
    costRow,
    `SELECT run, sumOrNull(cost_usd) AS cost FROM scores FINAL
     WHERE project = {project:String} AND run IN {runs:Array(String)} GROUP BY run`,
    { project, runs },
    options,
  );
  return new Map(rows.map(({ run, cost }) => [run, cost]));
}

const totalRow = z.object({
  run: z.string(),
  metric: z.string(),
  value: z.number(),
  n: z.number(),
});

/** A value that was sent for a whole run, with the examples it stands for. */
export type RunTotal = z.output<typeof totalRow>;

export async function readRunTotals(
  db: Db,
  project: string,
  runs: readonly string[],
  options: ReadOptions = {},
): Promise<RunTotal[]> {
  return db.rows(
    totalRow,
    `SELECT run, metric, assumeNotNull(value) AS value, coalesce(n, 0) AS n FROM scores FINAL
     WHERE project = {project:String} AND run IN {runs:Array(String)} AND example = '' AND value IS NOT NULL
     ORDER BY run, metric, source = 'human', ver DESC LIMIT 1 BY run, metric`,
    { project, runs },
    options,
  );
}

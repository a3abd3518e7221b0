import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";

/** When the last result of a run over a dataset was written. */
export interface RunUse {
  readonly run: string;
  readonly at: number;
}

const useRow = z.object({ dataset: z.string(), run: z.string(), at: z.coerce.number() });
const historyRow = z.object({ dataset: z.string(), stamp: z.string() });

/** What the versions of a dataset depend on. */
export interface DatasetUses {
  /** The earliest first. */
  readonly runs: readonly RunUse[];
  /** Changes when its examples or the results over it do. */
  readonly stamp: string;
}

/** The uses of datasets by name; those without examples are left out. */
export async function usesOf(
  db: Db,
  project: string,
  datasets: readonly string[],
  options: ReadOptions = {},
): Promise<Map<string, DatasetUses>> {
  const parameters = { project, datasets };
  const [uses, histories] = await Promise.all([
    db.rows(
      useRow,
      `SELECT runs.dataset AS dataset, run, toString(at) AS at FROM (
         SELECT run, max(ver) AS at FROM results WHERE project = {project:String}
           AND run GLOBAL IN (SELECT run FROM runs FINAL WHERE project = {project:String} AND dataset IN {datasets:Array(String)})
         GROUP BY run
       ) AS used GLOBAL INNER JOIN (
         SELECT run, dataset FROM runs FINAL WHERE project = {project:String} AND dataset IN {datasets:Array(String)}
       ) AS runs USING run ORDER BY used.at, run`,
      parameters,
      options,
    ),
    db.rows(
      historyRow,
      `SELECT dataset, concat(toString(count()), ' ', toString(max(ver))) AS stamp FROM example_history
       WHERE project = {project:String} AND dataset IN {datasets:Array(String)} GROUP BY dataset`,
      parameters,
      options,
    ),
  ]);
  return new Map(
    histories.map(({ dataset, stamp }) => {
      const runs = uses
        .filter((use) => use.dataset === dataset)
        .map(({ run, at }) => ({ run, at }));
      return [
        dataset,
        { runs, stamp: `${stamp} ${runs.map(({ run, at }) => `${run}=${at}`).join(" ")}` },
      ];
    }),
  );
}

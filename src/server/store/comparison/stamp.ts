import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";

const row = z.object({ run: z.string(), dataset: z.string(), stamp: z.string() });

/** How far the rows of a table are: any write, of any process, changes the count or the sum of versions. */
const digest = "concat(toString(count()), '.', toString(max(ver)), '.', toString(sum(ver)))";

export interface Stamp {
  /** Datasets of the runs that exist, "" where none is named. */
  readonly datasets: ReadonlyMap<string, string>;
  /** Different from before whenever something was written that a comparison of these runs depends on. */
  readonly text: string;
}

/**
 * Reads versions alone, so that it can be asked before every answer. Merges of the engine may change it
 * without a change of the data: what was kept is then read again.
 */
export async function comparisonStamp(
  db: Db,
  project: string,
  runs: readonly string[],
  options: ReadOptions = {},
): Promise<Stamp> {
  const ofRuns = "project = {project:String} AND run IN {runs:Array(String)}";
  const datasets = `(SELECT dataset FROM runs FINAL WHERE ${ofRuns} AND dataset != '')`;
  const rows = await db.rows(
    row,
    `SELECT run, dataset, toString(ver) AS stamp FROM runs FINAL WHERE ${ofRuns}
     UNION ALL SELECT '', 'results', ${digest} FROM results WHERE ${ofRuns}
     UNION ALL SELECT '', 'scores', ${digest} FROM scores WHERE ${ofRuns}
     UNION ALL SELECT '', 'metrics', ${digest} FROM metrics WHERE project = {project:String}
     UNION ALL SELECT '', 'slices', ${digest} FROM slices WHERE project = {project:String}
     UNION ALL SELECT '', 'examples', ${digest} FROM examples
       WHERE project = {project:String} AND dataset GLOBAL IN ${datasets}`,
    { project, runs },
    options,
  );
  return {
    datasets: new Map(
      rows.filter(({ run }) => run !== "").map(({ run, dataset }) => [run, dataset]),
    ),
    text: rows
      .map((each) => JSON.stringify([each.run, each.dataset, each.stamp]))
      .toSorted()
      .join(),
  };
}

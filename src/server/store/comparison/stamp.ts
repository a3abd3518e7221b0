import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";

const row = z.object({
  run: z.string(),
  dataset: z.string(),
  status: z.string(),
  stamp: z.string(),
});

/** How far the rows of a table are: any write, of any process, changes the count or the sum of versions. */
const digest = "concat(toString(count()), '.', toString(max(ver)), '.', toString(sum(ver)))";

const partsRow = z.object({ parts: z.string() });
const watched = ["runs", "results", "scores", "metrics", "slices", "examples"];

/**
 * The parts that the tables consist of now. Every insert makes one, by whatever process: the same parts are
 * the same data, and to ask for them reads no rows.
 */
export async function tableParts(
  db: Db,
  options: ReadOptions = {},
  tables: readonly string[] = watched,
): Promise<string> {
  const parts = db.cluster ? `clusterAllReplicas({cluster:String}, system.parts)` : "system.parts";
  const rows = await db.rows(
    partsRow,
    `SELECT concat(toString(count()), '.', toString(groupBitXor(cityHash64(hostName(), table, name)))) AS parts
     FROM ${parts} WHERE active AND database = {database:String} AND table IN {tables:Array(String)}`,
    {
      cluster: db.cluster ?? "",
      database: db.database,
      tables: tables.map((name) => (db.cluster ? `${name}_local` : name)),
    },
    options,
  );
  return rows[0]?.parts ?? "";
}

export interface Stamp {
  /** The runs that exist: their dataset, "" where none is named, and their status. */
  readonly runs: ReadonlyMap<string, { readonly dataset: string; readonly status: string }>;
  /** Different from before whenever something was written that a comparison of these runs depends on. */
  readonly text: string;
}

/**
 * Reads versions alone, and only where the tables changed. Merges of the engine may change it without a
 * change of the data: what was kept is then read again.
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
    `SELECT run, dataset, status, toString(ver) AS stamp FROM runs FINAL WHERE ${ofRuns}
     UNION ALL SELECT '', 'results', '', ${digest} FROM results WHERE ${ofRuns}
     UNION ALL SELECT '', 'scores', '', ${digest} FROM scores WHERE ${ofRuns}
     UNION ALL SELECT '', 'metrics', '', ${digest} FROM metrics WHERE project = {project:String}
     UNION ALL SELECT '', 'slices', '', ${digest} FROM slices WHERE project = {project:String}
     UNION ALL SELECT '', 'examples', '', ${digest} FROM examples
       WHERE project = {project:String} AND dataset GLOBAL IN ${datasets}`,
    { project, runs },
    options,
  );
  return {
    runs: new Map(
      rows
        .filter(({ run }) => run !== "")
        .map(({ run, dataset, status }) => [run, { dataset, status }]),
    ),
    text: rows
      .map((each) => JSON.stringify([each.run, each.dataset, each.stamp]))
      .toSorted()
      .join(),
  };
}

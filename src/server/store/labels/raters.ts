import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { isScored } from "./labelled-scope.ts";

const raterRow = z.object({
  metric: z.string(),
  source: z.enum(["code", "llm", "human"]),
  evaluator: z.string(),
  version: z.string(),
  annotator: z.string(),
  scored: z.number(),
  lowest: z.number().nullable(),
  highest: z.number().nullable(),
  /** When it scored last, to tell a new version from an old one. */
  latest: z.string(),
});
/** One rater's part in one metric. */
export type Rater = z.output<typeof raterRow>;

/** Who scored results of these runs (all runs where none are given) by which metric, the busiest first. */
export async function ratersOf(
  db: Db,
  project: string,
  runs: readonly string[] | undefined,
  metric?: string,
  options: ReadOptions = {},
): Promise<Rater[]> {
  return db.rows(
    raterRow,
    `SELECT toString(metric) AS metric, toString(source) AS source, toString(evaluator) AS evaluator,
       toString(evaluator_version) AS version, if(source = 'human', toString(annotator), '') AS annotator,
       toUInt32(count()) AS scored, minOrNull(value) AS lowest, maxOrNull(value) AS highest,
       toString(max(ver)) AS latest
     FROM scores FINAL WHERE project = {project:String} ${runs ? "AND run IN {runs:Array(String)}" : ""}
       ${metric === undefined ? "" : "AND metric = {metric:String}"} AND example != '' AND ${isScored}
     GROUP BY metric, source, evaluator, version, annotator
     ORDER BY scored DESC, metric, source, evaluator, version, annotator LIMIT 2000`,
    { project, runs: runs ?? [], metric: metric ?? "" },
    options,
  );
}

const labelRow = z.object({ metric: z.string(), label: z.string() });
const mostLabels = 50;

/** Labels in use by metric, the commonest first; those of any run, so that a new run offers them too. */
export async function labelsInUse(
  db: Db,
  project: string,
  options: ReadOptions = {},
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await db.rows(
    labelRow,
    `SELECT toString(metric) AS metric, toString(label) AS label FROM scores FINAL
     WHERE project = {project:String} AND label != ''
     GROUP BY metric, label ORDER BY count() DESC, label LIMIT {most:UInt32} BY metric`,
    { project, most: mostLabels },
    options,
  );
  const labels = new Map<string, string[]>();
  for (const { metric, label } of rows) labels.set(metric, [...(labels.get(metric) ?? []), label]);
  return labels;
}

import type { Db, ReadOptions } from "../db.ts";
import type { SetPlace } from "./sets.ts";

/**
 * The value of a metadata key for each point that has one, by subject: of examples and results that of the
 * example, of spans that of their trace.
 */
export async function readMetadata(
  db: Db,
  place: SetPlace,
  key: string,
  options: ReadOptions = {},
): Promise<Map<string, string>> {
  const points = `SELECT subject, JSONExtractString(subject, 'run') AS run, JSONExtractString(subject, 'dataset') AS named,
      JSONExtractString(subject, 'example') AS example, JSONExtractString(subject, 'traceId') AS trace_id
    FROM embeddings FINAL WHERE project = {project:String} AND embedding_set = {set:String} AND model = {model:String}`;
  const rows = await db.tuples(
    `SELECT subject, value FROM (
       SELECT subject, example, if(named = '', toString(of_run), named) AS dataset FROM (${points} AND NOT JSONHas(subject, 'traceId')) AS points
       GLOBAL LEFT JOIN (SELECT toString(run) AS run, toString(dataset) AS of_run FROM runs FINAL WHERE project = {project:String}) AS known USING (run)
     ) AS placed GLOBAL INNER JOIN (
       SELECT toString(dataset) AS dataset, example, metadata[{key:String}] AS value FROM examples FINAL
       WHERE project = {project:String} AND mapContains(metadata, {key:String})
     ) AS examples USING (dataset, example)
     UNION ALL
     SELECT subject, value FROM (${points} AND JSONHas(subject, 'traceId')) AS points GLOBAL INNER JOIN (
       SELECT trace_id, metadata[{key:String}] AS value FROM roll_ups FINAL
       WHERE project = {project:String} AND mapContains(metadata, {key:String})
     ) AS traces USING (trace_id)`,
    { ...place, key },
    options,
  );
  return new Map(rows.map(([subject, value]) => [String(subject), String(value)]));
}

/** Split of each example of a dataset that has one, by id. */
export async function readSplits(
  db: Db,
  project: string,
  dataset: string,
): Promise<Map<string, string>> {
  const rows = await db.tuples(
    `SELECT example, toString(split) FROM examples FINAL
     WHERE project = {project:String} AND dataset = {dataset:String} AND split != ''`,
    { project, dataset },
  );
  return new Map(rows.map(([example, split]) => [String(example), String(split)]));
}

import { z } from "zod";
import type { Dataset } from "#contract/datasets.ts";
import type { Db, ReadOptions } from "../db.ts";
import { removedOfProject } from "./removed.ts";

const datasetRow = z.object({
  name: z.string(),
  exampleCount: z.number(),
  lastChange: z.string().nullable(),
  runCount: z.number(),
  metadataKeys: z.array(z.string()),
});

/** Datasets with examples, and those that runs name without any, in order of names after one of them. */
export async function listDatasets(
  db: Db,
  page: {
    readonly project: string;
    readonly after: string;
    readonly limit: number;
    /** Part of the name, any case. */
    readonly search: string;
  },
  options: ReadOptions = {},
): Promise<Dataset[]> {
  return db.rows(
    datasetRow,
    `SELECT name, toUInt32(sum(examples)) AS exampleCount,
       if(max(changed) = 0, NULL, formatDateTime(fromUnixTimestamp64Milli(toInt64(max(changed)), 'UTC'), '%FT%T.%fZ')) AS lastChange,
       toUInt32(sum(runs)) AS runCount, arraySort(groupUniqArrayArray(keys)) AS metadataKeys
     FROM (
       SELECT toString(dataset) AS name, count() AS examples, 0 AS changed, 0 AS runs,
         groupUniqArrayArray(100)(mapKeys(metadata)) AS keys
       FROM examples FINAL WHERE project = {project:String} AND (dataset, example) GLOBAL NOT IN (${removedOfProject}) GROUP BY dataset
       UNION ALL
       SELECT toString(dataset) AS name, 0, intDiv(max(ver), 1024), 0, [] FROM example_history
       WHERE project = {project:String} GROUP BY dataset
       UNION ALL
       SELECT toString(dataset) AS name, 0, 0, count(), [] FROM runs FINAL
       WHERE project = {project:String} AND dataset != '' GROUP BY dataset
     ) WHERE name > {after:String}
       AND ({search:String} = '' OR positionCaseInsensitiveUTF8(name, {search:String}) > 0)
     GROUP BY name ORDER BY name LIMIT {limit:UInt32}`,
    { ...page },
    options,
  );
}

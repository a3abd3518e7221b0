import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import { isPresent } from "./removed.ts";

const keyRow = z.object({ key: z.string(), values: z.number() });
const mostSliceValues = 200;

/**
 * Metadata keys with two to 200 different values among the present examples, those that most examples have
 * first, then those with few values: what a dataset is naturally sliced by.
 */
export async function sliceKeys(
  db: Db,
  project: string,
  dataset: string,
  options: ReadOptions = {},
): Promise<z.output<typeof keyRow>[]> {
  return db.rows(
    keyRow,
    `SELECT pair.1 AS key, toUInt32(uniqExact(pair.2)) AS values FROM (
       SELECT arrayJoin(metadata) AS pair FROM examples FINAL
       WHERE project = {project:String} AND dataset = {dataset:String} AND ${isPresent}
     ) GROUP BY key HAVING values BETWEEN 2 AND {most:UInt32} ORDER BY count() DESC, values, key LIMIT 50`,
    { project, dataset, most: mostSliceValues },
    options,
  );
}

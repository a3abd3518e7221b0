import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import type { ExampleIndex } from "./example-index.ts";
import type { Scope } from "./scope.ts";

const texts = z.array(z.string());

/** The value of a metadata key per example, as stored; undefined where an example has no such key. */
export async function readMetadataValues(
  db: Db,
  { project, datasets }: Scope,
  key: string,
  index: ExampleIndex,
  options: ReadOptions = {},
): Promise<(string | undefined)[]> {
  const columns = await db.columns(
    `SELECT example, metadata[{key:String}] AS value FROM examples FINAL
     WHERE project = {project:String} AND dataset = {dataset:String} AND mapContains(metadata, {key:String})`,
    { project, dataset: datasets[0] ?? "", key },
    options,
  );
  const found = texts.parse(columns["value"] ?? []);
  const valueOf = new Map(texts.parse(columns["example"] ?? []).map((id, at) => [id, found[at]]));
  return index.ids.map((id) => valueOf.get(id));
}

const keyRow = z.object({ key: z.string(), values: z.number() });

/** Metadata keys of the examples with their number of different values, the fewest first. */
export async function readMetadataKeys(
  db: Db,
  { project, datasets }: Scope,
  options: ReadOptions = {},
): Promise<{ key: string; values: number }[]> {
  return db.rows(
    keyRow,
    `SELECT pair.1 AS key, toUInt32(uniqExact(pair.2)) AS values FROM (
       SELECT arrayJoin(metadata) AS pair FROM examples FINAL
       WHERE project = {project:String} AND dataset = {dataset:String}
     ) GROUP BY key ORDER BY values, key LIMIT 200`,
    { project, dataset: datasets[0] ?? "" },
    options,
  );
}

import { z } from "zod";
import { promptVersionRecord, sliceRecord } from "#contract/records.ts";
import type { Dataset, Prompt, example, promptSummary, slice } from "#contract/registries.ts";
import type { Db, ReadOptions } from "./db.ts";
import { asText } from "./records/text.ts";

/** What every list of names takes: rows after a name, in order of names. */
export interface NamePage {
  readonly project: string;
  readonly after: string;
  readonly limit: number;
}

const isoMillis = (sql: string): string =>
  `formatDateTime(fromUnixTimestamp64Milli(toInt64(${sql}), 'UTC'), '%FT%T.%fZ')`;

const promptRow = z.object({
  name: z.string(),
  versionCount: z.number(),
  latestVersion: z.string(),
  lastChange: z.string(),
  runCount: z.number(),
});

export async function listPrompts(
  db: Db,
  page: NamePage,
  options: ReadOptions = {},
): Promise<z.output<typeof promptSummary>[]> {
  return db.rows(
    promptRow,
    `SELECT prompt AS name, toUInt32(count()) AS versionCount, argMax(version, created_at) AS latestVersion,
       formatDateTime(max(created_at), '%FT%T.%fZ', 'UTC') AS lastChange, toUInt32(any(used.runs)) AS runCount
     FROM prompt_versions FINAL GLOBAL LEFT JOIN (
       SELECT prompt, count() AS runs FROM runs FINAL WHERE project = {project:String} GROUP BY prompt
     ) AS used USING prompt
     WHERE project = {project:String} AND prompt > {after:String}
     GROUP BY prompt ORDER BY prompt LIMIT {limit:UInt32}`,
    { ...page },
    options,
  );
}

const versionRow = z.object({ record: z.string(), createdAt: z.string() });

/** A prompt with its versions in the order they were made; undefined when there is none of that name. */
export async function readPrompt(
  db: Db,
  project: string,
  name: string,
  options: ReadOptions = {},
): Promise<Prompt | undefined> {
  const rows = await db.rows(
    versionRow,
    `SELECT record, formatDateTime(created_at, '%FT%T.%fZ', 'UTC') AS createdAt FROM prompt_versions FINAL
     WHERE project = {project:String} AND prompt = {name:String} ORDER BY created_at, version`,
    { project, name },
    options,
  );
  if (rows.length === 0) return undefined;
  return {
    name,
    versions: rows.map((row, index) => {
      const record = promptVersionRecord.parse(JSON.parse(row.record));
      return {
        version: record.version,
        number: index + 1,
        template: asText(record.template),
        model: record.model ?? null,
        settings: record.settings ?? {},
        labels: record.labels ?? [],
        note: record.note ?? null,
        createdAt: row.createdAt,
      };
    }),
  };
}

const datasetRow = z.object({
  name: z.string(),
  exampleCount: z.number(),
  lastChange: z.string().nullable(),
  runCount: z.number(),
  metadataKeys: z.array(z.string()),
});

/** Datasets with examples, and those that runs name without any. */
export async function listDatasets(
  db: Db,
  page: NamePage,
  options: ReadOptions = {},
): Promise<Dataset[]> {
  return db.rows(
    datasetRow,
    `SELECT name, toUInt32(sum(examples)) AS exampleCount,
       if(max(changed) = 0, NULL, ${isoMillis("max(changed)")}) AS lastChange,
       toUInt32(sum(runs)) AS runCount, arraySort(groupUniqArrayArray(keys)) AS metadataKeys
     FROM (
       SELECT dataset AS name, count() AS examples, intDiv(max(ver), 1024) AS changed, 0 AS runs,
         groupUniqArrayArray(100)(mapKeys(metadata)) AS keys
       FROM examples FINAL WHERE project = {project:String} GROUP BY dataset
       UNION ALL
       SELECT dataset AS name, 0, 0, count(), [] FROM runs FINAL
       WHERE project = {project:String} AND dataset != '' GROUP BY dataset
     ) WHERE name > {after:String} GROUP BY name ORDER BY name LIMIT {limit:UInt32}`,
    { ...page },
    options,
  );
}

const exampleRow = z.object({
  id: z.string(),
  input: z.string(),
  reference: z.string(),
  has_reference: z.boolean(),
  metadata: z.record(z.string(), z.string()),
  split: z.string(),
});

export async function listExamples(
  db: Db,
  page: NamePage & { readonly dataset: string; readonly search: string },
  options: ReadOptions = {},
): Promise<z.output<typeof example>[]> {
  const rows = await db.rows(
    exampleRow,
    `SELECT example AS id, input, reference, has_reference, metadata, split FROM examples FINAL
     WHERE project = {project:String} AND dataset = {dataset:String} AND example > {after:String}
       AND ({search:String} = '' OR positionCaseInsensitiveUTF8(concat(example, '\\n', input, '\\n', reference), {search:String}) > 0)
     ORDER BY example LIMIT {limit:UInt32}`,
    { ...page },
    options,
  );
  return rows.map(({ has_reference, reference, split, ...row }) => ({
    ...row,
    reference: has_reference ? reference : null,
    split: split || null,
  }));
}

export async function listSlices(
  db: Db,
  page: NamePage,
  options: ReadOptions = {},
): Promise<z.output<typeof slice>[]> {
  const rows = await db.rows(
    z.object({ record: z.string() }),
    `SELECT record FROM slices FINAL WHERE project = {project:String} AND slice > {after:String}
     ORDER BY slice LIMIT {limit:UInt32}`,
    { ...page },
    options,
  );
  return rows.map(({ record }) => {
    const { name, where, note } = sliceRecord.parse(JSON.parse(record));
    return { name, where, note: note ?? null };
  });
}

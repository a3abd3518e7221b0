import { z } from "zod";
import { listedTemplateCharacters } from "#contract/prompts.ts";
import type {
  Prompt,
  PromptVersion,
  PromptVersionDetail,
  promptSummary,
} from "#contract/prompts.ts";
import { promptVersionRecord } from "#contract/records.ts";
import type { Db, ReadOptions } from "../db.ts";
import { asText } from "../records/text.ts";

const promptRow = z.object({
  name: z.string(),
  versionCount: z.number(),
  latestVersion: z.string(),
  lastChange: z.string(),
  runCount: z.number(),
});

/** Prompts in order of their names, after one of them. */
export async function listPrompts(
  db: Db,
  page: {
    readonly project: string;
    readonly after: string;
    readonly limit: number;
    /** Part of the name, any case. */
    readonly search: string;
  },
  options: ReadOptions = {},
): Promise<z.output<typeof promptSummary>[]> {
  return db.rows(
    promptRow,
    `SELECT prompt AS name, toUInt32(count()) AS versionCount, argMax(version, (created_at, version)) AS latestVersion,
       formatDateTime(max(created_at), '%FT%T.%fZ', 'UTC') AS lastChange, toUInt32(any(used.runs)) AS runCount
     FROM prompt_versions FINAL GLOBAL LEFT JOIN (
       SELECT toString(prompt) AS prompt, count() AS runs FROM runs FINAL WHERE project = {project:String} GROUP BY prompt
     ) AS used USING prompt
     WHERE project = {project:String} AND prompt > {after:String}
       AND ({search:String} = '' OR positionCaseInsensitiveUTF8(prompt, {search:String}) > 0)
     GROUP BY prompt ORDER BY prompt LIMIT {limit:UInt32}`,
    { ...page },
    options,
  );
}

const versionRow = z.object({ record: z.string(), createdAt: z.string(), runCount: z.number() });

async function readVersions(
  db: Db,
  project: string,
  name: string,
  characters: number | undefined,
  options: ReadOptions,
): Promise<PromptVersion[]> {
  const rows = await db.rows(
    versionRow,
    `SELECT record, formatDateTime(created_at, '%FT%T.%fZ', 'UTC') AS createdAt, toUInt32(used.runs) AS runCount
     FROM prompt_versions FINAL GLOBAL LEFT JOIN (
       SELECT toString(prompt_version) AS version, count() AS runs FROM runs FINAL
       WHERE project = {project:String} AND prompt = {name:String} GROUP BY version
     ) AS used USING version
     WHERE project = {project:String} AND prompt = {name:String} ORDER BY created_at, version`,
    { project, name },
    options,
  );
  return rows.map((row, index) => {
    const record = promptVersionRecord.parse(JSON.parse(row.record));
    const template = asText(record.template);
    return {
      version: record.version,
      number: index + 1,
      template: template.slice(0, characters).toWellFormed(),
      templateLength: template.length,
      model: record.model ?? null,
      settings: record.settings ?? {},
      labels: record.labels ?? [],
      note: record.note ?? null,
      createdAt: row.createdAt,
      runCount: row.runCount,
    };
  });
}

/** A prompt with its versions in the order they were made; undefined when there is none of that name. */
export async function readPrompt(
  db: Db,
  project: string,
  name: string,
  options: ReadOptions = {},
): Promise<Prompt | undefined> {
  const versions = await readVersions(db, project, name, listedTemplateCharacters, options);
  return versions.length === 0 ? undefined : { name, versions };
}

const runRow = z.object({
  id: z.string(),
  name: z.string(),
  experiment: z.string(),
  dataset: z.string(),
  model: z.string(),
  startedAt: z.string().nullable(),
});
const usedRow = z.object({
  experiments: z.array(z.string()),
  datasets: z.array(z.string()),
});
const mostRuns = 200;

/** One version whole, with what used it; undefined when there is none. */
export async function readPromptVersion(
  db: Db,
  at: { readonly project: string; readonly prompt: string; readonly version: string },
  options: ReadOptions = {},
): Promise<PromptVersionDetail | undefined> {
  const used =
    "FROM runs FINAL WHERE project = {project:String} AND prompt = {prompt:String} AND prompt_version = {version:String}";
  const [versions, runs, [names], [traces]] = await Promise.all([
    readVersions(db, at.project, at.prompt, undefined, options),
    db.rows(
      runRow,
      `SELECT run AS id, name, experiment, dataset, model,
         if(isNull(started_at), NULL, formatDateTime(started_at, '%FT%T.%fZ', 'UTC')) AS startedAt ${used}
       ORDER BY coalesce(toUnixTimestamp64Milli(started_at), toInt64(intDiv(ver, 1024))) DESC, run LIMIT ${mostRuns}`,
      at,
      options,
    ),
    db.rows(
      usedRow,
      `SELECT arraySort(groupUniqArrayIf(toString(experiment), experiment != '')) AS experiments,
         arraySort(groupUniqArrayIf(toString(dataset), dataset != '')) AS datasets ${used}`,
      at,
      options,
    ),
    db.rows(
      z.object({ count: z.number() }),
      `SELECT toUInt32(uniqExact(trace_id)) AS count FROM roll_ups
       WHERE project = {project:String} AND has(prompt_versions, {named:String})`,
      { project: at.project, named: `${at.prompt}@${at.version}` },
      options,
    ),
  ]);
  const index = versions.findIndex(({ version }) => version === at.version);
  const version = versions[index];
  if (!version) return undefined;
  return {
    ...version,
    prompt: at.prompt,
    before: versions[index - 1]?.version ?? null,
    after: versions[index + 1]?.version ?? null,
    experiments: names?.experiments ?? [],
    datasets: names?.datasets ?? [],
    traceCount: traces?.count ?? 0,
    runs: runs.map((run) => ({
      ...run,
      experiment: run.experiment || null,
      dataset: run.dataset || null,
      model: run.model || null,
    })),
  };
}

import { z } from "zod";
import type { ExampleDetail, ExampleResult } from "#contract/datasets.ts";
import type { Db, ReadOptions } from "../db.ts";
import { contentOf, contentRow, readContents } from "./examples.ts";
import { changesSql } from "./state.ts";

interface ExampleAt {
  readonly project: string;
  readonly dataset: string;
  readonly example: string;
}

/** One example as it is now, or was when it left; undefined when there never was one of that id. */
export async function readExample(
  db: Db,
  at: ExampleAt,
  options: ReadOptions = {},
): Promise<ExampleDetail | undefined> {
  const [[row], history, results] = await Promise.all([
    db.rows(
      contentRow,
      `SELECT input, reference, has_reference, metadata, split FROM examples FINAL
       WHERE project = {project:String} AND dataset = {dataset:String} AND example = {example:String}`,
      { ...at },
      options,
    ),
    readHistory(db, at, options),
    readResults(db, at, options),
  ]);
  if (!row) return undefined;
  return {
    example: { id: at.example, ...contentOf(row) },
    present: history[0]?.change !== "removed",
    history,
    results,
  };
}

const changeRow = z.object({
  ver: z.coerce.number(),
  hash: z.string(),
  split: z.string(),
  removed: z.boolean(),
});

async function readHistory(
  db: Db,
  at: ExampleAt,
  options: ReadOptions,
): Promise<ExampleDetail["history"]> {
  const rows = await db.rows(
    changeRow,
    `SELECT toString(change.1) AS ver, change.3 AS hash, change.4 AS split, change.5 AS removed
     FROM (SELECT arrayJoin(changes) AS change FROM (${changesSql}) WHERE example = {example:String}) ORDER BY change.1`,
    { ...at },
    options,
  );
  const contents = await readContents(
    db,
    at,
    rows.map(({ hash }) => [at.example, hash] as const),
    options,
  );
  return rows
    .map(({ ver, hash, split, removed }, index) => {
      const before = rows[index - 1];
      const content = removed ? null : contents(at.example, hash);
      return {
        at: new Date(Math.floor(ver / 1024)).toISOString(),
        change: removed
          ? ("removed" as const)
          : before && !before.removed
            ? ("changed" as const)
            : ("added" as const),
        content: content && { ...content, split: split || null },
      };
    })
    .toReversed();
}

const resultRow = z.object({
  run: z.string(),
  name: z.string(),
  model: z.string(),
  prompt: z.string(),
  prompt_version: z.string(),
  startedAt: z.string().nullable(),
  repetition: z.number(),
  output: z.string(),
  failed: z.boolean(),
  error: z.string(),
  latency_ms: z.number().nullable(),
  trace_id: z.string(),
});
const scoreRow = z.object({
  run: z.string(),
  repetition: z.number(),
  metric: z.string(),
  value: z.number().nullable(),
  label: z.string(),
});
const outputCharacters = 2000;
const mostResults = 500;

/** Results of every run over the dataset on one example, the latest run first. */
async function readResults(db: Db, at: ExampleAt, options: ReadOptions): Promise<ExampleResult[]> {
  const runs =
    "SELECT run FROM runs FINAL WHERE project = {project:String} AND dataset = {dataset:String}";
  const [results, scores] = await Promise.all([
    db.rows(
      resultRow,
      `SELECT run, named.name AS name, named.model AS model, named.prompt AS prompt, named.prompt_version AS prompt_version,
         if(isNull(named.started_at), NULL, formatDateTime(named.started_at, '%FT%T.%fZ', 'UTC')) AS startedAt,
         repetition, output, failed, error, latency_ms, trace_id
       FROM (
         SELECT toString(run) AS run, repetition, substringUTF8(output, 1, {characters:UInt32}) AS output, failed,
           substringUTF8(error, 1, {characters:UInt32}) AS error, latency_ms, trace_id
         FROM results FINAL WHERE project = {project:String} AND example = {example:String} AND run GLOBAL IN (${runs})
       ) AS own GLOBAL INNER JOIN (
         SELECT toString(run) AS run, name, toString(model) AS model, toString(prompt) AS prompt,
           toString(prompt_version) AS prompt_version, started_at, ver FROM runs FINAL
         WHERE project = {project:String} AND dataset = {dataset:String}
       ) AS named USING run
       ORDER BY coalesce(toUnixTimestamp64Milli(named.started_at), toInt64(intDiv(named.ver, 1024))) DESC, run, repetition
       LIMIT ${mostResults}`,
      { ...at, characters: outputCharacters },
      options,
    ),
    db.rows(
      scoreRow,
      `SELECT run, repetition, metric, value, label FROM scores FINAL
       WHERE project = {project:String} AND example = {example:String} AND run GLOBAL IN (${runs})
       ORDER BY metric, source, evaluator, annotator LIMIT 10000`,
      { ...at },
      options,
    ),
  ]);
  return results.map((row) => ({
    run: row.run,
    name: row.name,
    model: row.model || null,
    promptVersion: row.prompt ? { prompt: row.prompt, version: row.prompt_version } : null,
    startedAt: row.startedAt,
    repetition: row.repetition,
    output: row.failed ? null : row.output,
    error: row.failed ? row.error : null,
    latencyMs: row.latency_ms,
    traceId: row.trace_id || null,
    scores: scores
      .filter(({ run, repetition }) => run === row.run && repetition === row.repetition)
      .map(({ metric, value, label }) => ({ metric, value, label })),
  }));
}

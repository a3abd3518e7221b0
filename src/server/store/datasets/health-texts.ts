import { z } from "zod";
import { promptVersionRecord } from "#contract/records.ts";
import type { Db, ReadOptions } from "../db.ts";
import { asText } from "../records/text.ts";
import { isPresent } from "./removed.ts";

export interface DatasetTexts {
  /** Examples of the dataset; more than are read where it is very large. */
  readonly exampleCount: number;
  readonly ids: readonly string[];
  readonly inputs: readonly string[];
  /** Null where there is none. */
  readonly references: readonly (string | null)[];
  readonly slices: readonly string[];
  readonly prompts: readonly { prompt: string; version: string; text: string }[];
  /** Prompt versions beyond the most that are read. */
  readonly uncheckedPrompts: number;
}

const mostExamples = 200_000;
const mostPrompts = 40;
const texts = z.array(z.string());

/** The texts of the present examples and of the prompts that were run over them. */
export async function readTexts(
  db: Db,
  at: { readonly project: string; readonly dataset: string; readonly slices: string },
  options: ReadOptions = {},
): Promise<DatasetTexts> {
  const from = `examples FINAL WHERE project = {project:String} AND dataset = {dataset:String} AND ${isPresent}`;
  const [columns, [count], prompts] = await Promise.all([
    db.columns(
      `SELECT example, input, reference, toUInt8(has_reference) AS has_reference,
         metadata[{slices:String}] AS slice FROM ${from} ORDER BY example LIMIT ${mostExamples}`,
      { ...at },
      options,
    ),
    db.rows(
      z.object({ count: z.number() }),
      `SELECT toUInt32(count()) AS count FROM ${from}`,
      { ...at },
      options,
    ),
    readPrompts(db, at, options),
  ]);
  const has = z.array(z.number()).parse(columns["has_reference"] ?? []);
  return {
    exampleCount: count?.count ?? 0,
    ids: texts.parse(columns["example"] ?? []),
    inputs: texts.parse(columns["input"] ?? []),
    references: texts
      .parse(columns["reference"] ?? [])
      .map((reference, index) => (has[index] === 1 ? reference : null)),
    slices: texts.parse(columns["slice"] ?? []),
    ...prompts,
  };
}

/** Prompt versions of the runs over a dataset, the latest first. */
async function readPrompts(
  db: Db,
  at: { readonly project: string; readonly dataset: string },
  options: ReadOptions,
): Promise<Pick<DatasetTexts, "prompts" | "uncheckedPrompts">> {
  const rows = await db.rows(
    z.object({ record: z.string(), total: z.number() }),
    `SELECT record, toUInt32(count() OVER ()) AS total FROM prompt_versions FINAL
     WHERE project = {project:String} AND (prompt, version) GLOBAL IN (
       SELECT toString(prompt), toString(prompt_version) FROM runs FINAL
       WHERE project = {project:String} AND dataset = {dataset:String} AND prompt != ''
     ) ORDER BY created_at DESC, prompt, version LIMIT ${mostPrompts}`,
    { ...at },
    options,
  );
  return {
    uncheckedPrompts: Math.max(0, (rows[0]?.total ?? 0) - mostPrompts),
    prompts: rows.map(({ record }) => {
      const { prompt, version, template } = promptVersionRecord.parse(JSON.parse(record));
      return { prompt, version, text: asText(template) };
    }),
  };
}

/** Changes whenever the answer of {@link readTexts} might. */
export async function textsStamp(
  db: Db,
  at: { readonly project: string; readonly dataset: string },
  options: ReadOptions = {},
): Promise<string> {
  const rows = await db.rows(
    z.object({ stamp: z.string() }),
    `SELECT concat(toString(count()), ' ', toString(max(ver))) AS stamp FROM example_history
     WHERE project = {project:String} AND dataset = {dataset:String}
     UNION ALL SELECT concat('prompts ', toString(sum(sipHash64(prompt, version, ver)))) FROM prompt_versions FINAL
     WHERE project = {project:String} AND (prompt, version) GLOBAL IN (
       SELECT toString(prompt), toString(prompt_version) FROM runs FINAL
       WHERE project = {project:String} AND dataset = {dataset:String} AND prompt != ''
     )`,
    { ...at },
    options,
  );
  return rows
    .map(({ stamp }) => stamp)
    .toSorted()
    .join(" ");
}

import { z } from "zod";
import { referenceKeys } from "#contract/relevance.ts";
import type { Db, ReadOptions } from "../db.ts";

/** What a trace is a result of, and the documents that would have been right. */
export interface TraceReference {
  readonly run: string | null;
  readonly example: string | null;
  /** Undefined where nobody says; text as it stands in the metadata. */
  readonly relevant: string | undefined;
}

const resultRow = z.object({
  trace_id: z.string(),
  run: z.string(),
  example: z.string(),
  dataset: z.string(),
});
const exampleRow = z.object({ dataset: z.string(), example: z.string(), relevant: z.string() });
const traceRow = z.object({ trace_id: z.string(), relevant: z.string() });

const namesThem = referenceKeys.map((key) => `metadata['${key}']`).join(", ");
const relevant = `arrayFirst(text -> text != '', [${namesThem}])`;

/** By trace id. A trace's own metadata speaks only where its example does not. */
export async function referencesOf(
  db: Db,
  project: string,
  traceIds: readonly string[],
  options: ReadOptions = {},
): Promise<Map<string, TraceReference>> {
  if (traceIds.length === 0) return new Map();
  const [results, traces] = await Promise.all([
    db.rows(
      resultRow,
      `SELECT trace_id, run, example, dataset FROM (
         SELECT trace_id, run, example FROM results FINAL
         WHERE project = {project:String} AND trace_id IN {traceIds:Array(String)}
       ) AS r GLOBAL LEFT JOIN (
         SELECT run, dataset FROM runs FINAL WHERE project = {project:String}
       ) AS named USING run`,
      { project, traceIds },
      options,
    ),
    db.rows(
      traceRow,
      `SELECT trace_id, ${relevant} AS relevant FROM roll_ups FINAL
       WHERE project = {project:String} AND trace_id IN {traceIds:Array(String)} AND relevant != ''`,
      { project, traceIds },
      options,
    ),
  ]);
  const ofExample = await relevantOfExamples(db, project, results, options);
  const references = new Map<string, TraceReference>(
    traces.map((row) => [row.trace_id, { run: null, example: null, relevant: row.relevant }]),
  );
  for (const { trace_id, run, example, dataset } of results)
    references.set(trace_id, {
      run,
      example,
      relevant: ofExample(dataset, example) ?? references.get(trace_id)?.relevant,
    });
  return references;
}

async function relevantOfExamples(
  db: Db,
  project: string,
  results: readonly z.output<typeof resultRow>[],
  options: ReadOptions,
): Promise<(dataset: string, example: string) => string | undefined> {
  const names = [...new Set(results.map(({ example }) => example))];
  if (names.length === 0) return () => undefined;
  const rows = await db.rows(
    exampleRow,
    `SELECT dataset, example, ${relevant} AS relevant FROM examples FINAL
     WHERE project = {project:String} AND example IN {names:Array(String)} AND relevant != ''`,
    { project, names },
    options,
  );
  const byName = new Map(rows.map((row) => [JSON.stringify([row.dataset, row.example]), row]));
  const anyDataset = new Map(rows.map((row) => [row.example, row]));
  // A run that names no dataset can only mean the example of that name.
  return (dataset, example) =>
    (dataset === "" ? anyDataset.get(example) : byName.get(JSON.stringify([dataset, example])))
      ?.relevant;
}

/** The documents that would have been right for one example, as its metadata says; undefined where it does not. */
export async function referenceOfExample(
  db: Db,
  project: string,
  { dataset, example }: { readonly dataset: string; readonly example: string },
  options: ReadOptions = {},
): Promise<string | undefined> {
  const [row] = await db.rows(
    exampleRow,
    `SELECT dataset, example, ${relevant} AS relevant FROM examples FINAL
     WHERE project = {project:String} AND dataset = {dataset:String} AND example = {example:String}`,
    { project, dataset, example },
    options,
  );
  return row?.relevant || undefined;
}

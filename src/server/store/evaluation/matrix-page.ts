import { z } from "zod";
import type { MatrixCell, MatrixRow } from "#contract/compare.ts";
import type { Db, ReadOptions } from "../db.ts";
import type { MatrixOrder } from "./matrix-order.ts";

/** Characters of a text that a cell of the matrix shows. */
const previewCharacters = 400;

const exampleRow = z.object({
  example: z.string(),
  input: z.string(),
  long: z.boolean(),
  reference: z.string(),
  has_reference: z.boolean(),
  metadata: z.record(z.string(), z.string()),
});
const nullable = z.number().nullable();
const resultRow = z.object({
  run: z.string(),
  example: z.string(),
  repetition: z.number(),
  output: z.string(),
  long: z.boolean(),
  failed: z.boolean(),
  error: z.string(),
  latency_ms: nullable,
  cost_usd: nullable,
  trace_id: z.string(),
});
const scoreRow = z.object({
  run: z.string(),
  example: z.string(),
  repetition: z.number(),
  metric: z.string(),
  value: nullable,
});

export interface MatrixTexts {
  readonly project: string;
  readonly dataset: string;
  readonly runs: readonly string[];
  /** The cells carry the scores of this metric; those of others come with the whole result. */
  readonly metric: string;
}

/** Fills a page of the matrix with texts, results and scores. */
export async function matrixPage(
  db: Db,
  { project, dataset, runs, metric }: MatrixTexts,
  order: MatrixOrder,
  options: ReadOptions = {},
): Promise<MatrixRow[]> {
  if (order.rows.length === 0) return [];
  const values = {
    project,
    dataset,
    runs,
    metric,
    ids: order.rows.map(({ example }) => example),
    preview: previewCharacters,
  };
  const [examples, results, scores] = await Promise.all([
    db.rows(
      exampleRow,
      `SELECT example, substringUTF8(input, 1, {preview:UInt32}) AS input, toBool(lengthUTF8(examples.input) > {preview:UInt32}) AS long,
         substringUTF8(reference, 1, {preview:UInt32}) AS reference, has_reference, metadata
       FROM examples FINAL WHERE project = {project:String} AND dataset = {dataset:String} AND example IN {ids:Array(String)}`,
      values,
      options,
    ),
    db.rows(
      resultRow,
      `SELECT run, example, repetition, substringUTF8(output, 1, {preview:UInt32}) AS output,
         toBool(lengthUTF8(results.output) > {preview:UInt32}) AS long, failed,
         substringUTF8(error, 1, {preview:UInt32}) AS error, latency_ms, cost_usd, trace_id
       FROM results FINAL WHERE project = {project:String} AND run IN {runs:Array(String)} AND example IN {ids:Array(String)}
       ORDER BY repetition`,
      values,
      options,
    ),
    db.rows(
      scoreRow,
      `SELECT run, example, repetition, metric, avgOrNull(value) AS value FROM scores FINAL
       WHERE project = {project:String} AND run IN {runs:Array(String)} AND metric = {metric:String}
         AND example IN {ids:Array(String)}
       GROUP BY run, example, repetition, metric`,
      values,
      options,
    ),
  ]);
  const exampleById = new Map(examples.map((row) => [row.example, row]));
  const scoresByCell = groupBy(scores, cellKey);
  const resultsByExample = groupBy(results, ({ example }) => example);
  return order.rows.map(({ example, values: ofRuns }) => {
    const found = exampleById.get(example);
    const first = ofRuns[0] ?? null;
    const last = ofRuns.at(-1) ?? null;
    return {
      example,
      input: found?.input ?? null,
      inputTruncated: found?.long ?? false,
      reference: found?.has_reference ? found.reference : null,
      metadata: found?.metadata ?? {},
      values: [...ofRuns],
      delta: first === null || last === null ? null : last - first,
      cells: runs.flatMap((run) =>
        (resultsByExample.get(example) ?? [])
          .filter((result) => result.run === run)
          .map((result) => cellOf(result, scoresByCell.get(cellKey(result)) ?? [])),
      ),
    };
  });
}

function cellOf(
  result: z.output<typeof resultRow>,
  scores: readonly z.output<typeof scoreRow>[],
): MatrixCell {
  return {
    run: result.run,
    repetition: result.repetition,
    output: result.failed ? null : result.output,
    outputTruncated: result.long,
    error: result.failed ? result.error : null,
    latencyMs: result.latency_ms,
    costUsd: result.cost_usd,
    traceId: result.trace_id || null,
    scores: Object.fromEntries(scores.map(({ metric, value }) => [metric, value])),
  };
}

function cellKey(at: { run: string; example: string; repetition: number }): string {
  return JSON.stringify([at.run, at.example, at.repetition]);
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

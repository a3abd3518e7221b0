import type { Db, ReadOptions } from "../db.ts";
import { binaryRows, hasMore, readByte, readDouble, readShort } from "./binary-rows.ts";
import { exampleFinder, exampleHash, type ExampleIndex } from "./example-index.ts";
import {
  add,
  emptyMeasured,
  finish,
  type Measured,
  type ResultColumns,
  resultKey,
} from "./result-columns.ts";
import type { Scorer } from "./scorers.ts";

/** Scores of one metric in one run. */
export interface ScoreColumns {
  /** Of results that did not fail. */
  readonly scored: Measured;
  /** Of all results, the failed ones with what score they were given. */
  readonly withFailed: Measured;
}

export interface ScoreQuery {
  readonly project: string;
  readonly metric: string;
  /** Runs whose values come from this scorer, with what their results say. */
  readonly runs: readonly { readonly id: string; readonly results: ResultColumns }[];
  /** Its scores are read; a person's where it gave a result none. Null: people's alone. */
  readonly scorer: Pick<Scorer, "name" | "version"> | null;
}

/** Columns of each run of the query, in its order. */
export async function readScoreColumns(
  db: Db,
  { project, metric, runs, scorer }: ScoreQuery,
  index: ExampleIndex,
  options: ReadOptions = {},
): Promise<ScoreColumns[]> {
  const bytes = await db.binary(
    `SELECT toUInt8(indexOf({runs:Array(String)}, toString(run)) - 1), ${exampleHash}, repetition,
       ifNull(${scoreOfScorer}, nan)
     FROM scores FINAL
     WHERE project = {project:String} AND metric = {metric:String} AND run IN {runs:Array(String)} AND example != ''
       AND ${ofScorer}
     GROUP BY run, example, repetition ORDER BY run, example, repetition`,
    { project, metric, runs: runs.map(({ id }) => id), ...scorerValues(scorer) },
    { ...options, settings: { optimize_aggregation_in_order: 1 } },
  );
  const length = index.ids.length;
  const columns = runs.map(({ results }) => {
    const scored = emptyMeasured(length);
    // The same where nothing failed, which is most often.
    return {
      scored,
      withFailed: results.failures.size === 0 ? scored : emptyMeasured(length),
    };
  });
  const finders = runs.map(() => exampleFinder(index));
  const rows = binaryRows(bytes);
  while (hasMore(rows)) {
    const run = readByte(rows);
    const place = finders[run]!(rows);
    const repetition = readShort(rows);
    const value = readDouble(rows);
    if (place < 0) continue;
    const { scored, withFailed } = columns[run]!;
    if (withFailed !== scored) add(withFailed, place, value);
    if (!runs[run]!.results.failures.has(resultKey(place, repetition))) add(scored, place, value);
  }
  for (const { scored, withFailed } of columns) {
    finish(scored);
    if (withFailed !== scored) finish(withFailed);
  }
  return columns;
}

/** SQL: rows of the scorer or of people. Expects {@link scorerValues}. */
export const ofScorer =
  "(source = 'human' OR ({byMachine:Bool} AND evaluator = {scorer:String} AND evaluator_version = {scorerVersion:String}))";

/** SQL: one value per result: that of a program or judge where there is one, else a person's. */
export const scoreOfScorer =
  "if(countIf(source != 'human' AND value IS NOT NULL) > 0, avgOrNullIf(value, source != 'human'), avgOrNull(value))";

export function scorerValues(scorer: ScoreQuery["scorer"]): Record<string, unknown> {
  return {
    byMachine: scorer !== null,
    scorer: scorer?.name ?? "",
    scorerVersion: scorer?.version ?? "",
  };
}

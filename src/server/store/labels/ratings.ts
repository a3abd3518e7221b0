import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import {
  isScored,
  type LabelledScope,
  scopeCondition,
  scopeValues,
  scoresOfScope,
} from "./labelled-scope.ts";

/** A score beside others of the same result. */
export interface Rating {
  readonly run: string;
  readonly example: string;
  readonly repetition: number;
  readonly source: string;
  readonly evaluator: string;
  readonly version: string;
  readonly annotator: string;
  readonly value: number | null;
  readonly label: string;
}

export interface Ratings {
  /** By result. */
  readonly rows: readonly Rating[];
  /** Examples that people scored, taken or not. */
  readonly labelledExamples: number;
}

const countRow = z.object({ examples: z.number() });
const text = z.string();
const row = z.tuple([text, text, z.number(), text, text, text, text, z.number().nullable(), text]);

/**
 * Every score of the examples that people scored. Of more than `most` examples a part is taken by the hash of
 * their ids, which does not depend on how they were scored.
 */
export async function labelledRatings(
  db: Db,
  scope: LabelledScope,
  most: number,
  options: ReadOptions = {},
): Promise<Ratings> {
  const { sql: filter, bindings } = scopeCondition(scope);
  const values = { ...scopeValues(scope), ...bindings.values, most };
  const byPeople = `${scoresOfScope} AND source = 'human' AND ${isScored} AND ${filter}`;
  const [[count], rows] = await Promise.all([
    db.rows(
      countRow,
      `SELECT toUInt32(uniqExact(example)) AS examples FROM ${byPeople}`,
      values,
      options,
    ),
    db.tuples(
      `SELECT run, example, repetition, source, evaluator, evaluator_version, annotator, value, label
       FROM ${scoresOfScope} AND ${isScored} AND example GLOBAL IN (
         SELECT example FROM ${byPeople} GROUP BY example ORDER BY cityHash64(example), example LIMIT {most:UInt32}
       ) ORDER BY run, example, repetition, source, evaluator, evaluator_version, annotator`,
      values,
      options,
    ),
  ]);
  return { rows: rows.map(ratingOf), labelledExamples: count?.examples ?? 0 };
}

function ratingOf(cells: unknown[]): Rating {
  const [run, example, repetition, source, evaluator, version, annotator, value, label] =
    row.parse(cells);
  return { run, example, repetition, source, evaluator, version, annotator, value, label };
}

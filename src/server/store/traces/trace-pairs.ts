import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";

/** `right` is null where the result is not judged; a failed result is wrong. */
const right = z.boolean().nullable();
const pairRow = z.object({
  example: z.string(),
  repetition: z.number(),
  a: z.string(),
  b: z.string(),
  a_right: right,
  b_right: right,
  total: z.number(),
});
export type StoredPair = z.output<typeof pairRow>;

interface PairsOf {
  readonly project: string;
  /** Runs. */
  readonly a: string;
  readonly b: string;
  readonly metric: string | undefined;
  readonly most: number;
}

/** Traces of the same example and repetition in two runs, in an order that is fixed and looks random. */
export async function tracePairs(
  db: Db,
  { project, a, b, metric, most }: PairsOf,
  options: ReadOptions = {},
): Promise<StoredPair[]> {
  const side = (run: "a" | "b"): string =>
    `(SELECT example, repetition, trace_id, failed FROM results FINAL
      WHERE project = {project:String} AND run = {${run}:String} AND trace_id != '') AS ${run}`;
  const rightOf = (run: "a" | "b"): string =>
    `if(${run}.failed, false, if(s.${run}_judged > 0, s.${run}_least >= 1, NULL))`;
  const judged = (run: "a" | "b"): string =>
    `countIf(run = {${run}:String}) AS ${run}_judged, minIf(value, run = {${run}:String}) AS ${run}_least`;
  return db.rows(
    pairRow,
    `SELECT a.example AS example, a.repetition AS repetition, lower(a.trace_id) AS a, lower(b.trace_id) AS b,
       ${rightOf("a")} AS a_right, ${rightOf("b")} AS b_right, toUInt32(count() OVER ()) AS total
     FROM ${side("a")}
     GLOBAL INNER JOIN ${side("b")} ON b.example = a.example AND b.repetition = a.repetition
     GLOBAL LEFT JOIN (
       SELECT example, repetition, ${judged("a")}, ${judged("b")} FROM scores FINAL
       WHERE project = {project:String} AND run IN ({a:String}, {b:String}) AND example != ''
         AND boolean AND value IS NOT NULL AND ({metric:String} = '' OR metric = {metric:String})
       GROUP BY example, repetition
     ) AS s ON s.example = a.example AND s.repetition = a.repetition
     ORDER BY cityHash64(example, repetition), example, repetition LIMIT {most:UInt32}`,
    { project, a, b, metric: metric ?? "", most },
    options,
  );
}

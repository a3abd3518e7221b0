import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";

/** SQL: whether an output was cut off, by the reason its model gave. */
export const cutOff =
  "finish_reason IN ('length', 'max_tokens', 'max_output_tokens', 'max_new_tokens', 'max_completion_tokens', 'model_length', 'token_limit')";

/** A run's outputs are taken to end in an answer when so many of at least so many carry one phrase. */
const markedShare = 0.8;
const fewestOutputs = 20;
const markerBits = [0, 1, 2, 3, 4];

const row = z.object({ run: z.string(), outputs: z.number(), marked: z.array(z.number()) });

/** Runs whose outputs carry a phrase that stands before an answer: one without any of them has none. */
export async function markedRuns(
  db: Db,
  project: string,
  runs: readonly string[],
  options: ReadOptions = {},
): Promise<string[]> {
  const rows = await db.rows(
    row,
    `SELECT run, toUInt32(count()) AS outputs,
       [${markerBits.map((bit) => `toUInt32(countIf(bitTest(answer_markers, ${bit})))`).join(", ")}] AS marked
     FROM results FINAL
     WHERE project = {project:String} AND run IN {runs:Array(String)} AND NOT failed GROUP BY run`,
    { project, runs },
    options,
  );
  return rows
    .filter(
      ({ outputs, marked }) =>
        outputs >= fewestOutputs && Math.max(...marked) >= markedShare * outputs,
    )
    .map(({ run }) => run);
}

/** SQL: whether the output of a result stops before an answer. Expects the parameter `marked`, of run ids. */
export const isUnfinished = `(NOT failed AND (${cutOff} OR (answer_markers = 0 AND run IN {marked:Array(String)})))`;

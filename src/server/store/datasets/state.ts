import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";

/** The state of a dataset that a run used: `at` is the version of its last result; run "" is the present. */
export interface StateAt {
  readonly run: string;
  readonly at: number;
}

/** After every version that is or will be. */
export const presentState: StateAt = { run: "", at: Number.MAX_SAFE_INTEGER };

/**
 * History of each example as ascending tuples (ver, stream, content_hash, split, removed), one for each
 * change: an example sent again as it was has not changed. Needs the parameters project and dataset.
 */
export const changesSql = `
  SELECT example, arrayFilter((row, before) -> (row.3, row.4, row.5) != (before.3, before.4, before.5) OR before.1 = 0,
    sent, arrayPushFront(arrayPopBack(sent), (toUInt64(0), toUInt64(0), '', '', false))) AS changes
  FROM (
    SELECT example, arraySort(groupUniqArray((ver, stream, toString(content_hash), toString(split), removed))) AS sent
    FROM example_history WHERE project = {project:String} AND dataset = {dataset:String} GROUP BY example
  )`;

/**
 * The change that held for a run: the newest before its result was written. An example that came later
 * counts with its earliest content where the run has a result on it, or where both came in one stream.
 */
export const heldChange = (at: string): string => `multiIf(
    arrayExists(row -> row.1 <= if(seen > 0, seen, ${at}), changes), arrayLast(row -> row.1 <= if(seen > 0, seen, ${at}), changes),
    seen > 0, changes[1],
    arrayFirst(row -> row.2 <= ${at}, changes))`;

/** Whether a held change puts the example into the state. */
export const isHeld = "held.3 != '' AND NOT held.5";

/**
 * Examples of a state as rows (example, content_hash, split). `name` keeps the parameters of two states in
 * one statement apart: `run` and `at` are called so with it in front.
 */
export function stateSql(name = ""): string {
  return `SELECT example, held.3 AS content_hash, held.4 AS split FROM (
    SELECT example, ${heldChange(`{${name}at:UInt64}`)} AS held FROM (
      SELECT changed.example AS example, changes, used.seen AS seen FROM (${changesSql}) AS changed
      GLOBAL LEFT JOIN (
        SELECT example, max(ver) AS seen FROM results
        WHERE project = {project:String} AND run = {${name}run:String} AND run != '' GROUP BY example
      ) AS used USING example
    )
  ) WHERE ${isHeld}`;
}

export function stateParameters({ run, at }: StateAt, name = ""): Record<string, unknown> {
  return { [`${name}run`]: run, [`${name}at`]: String(at) };
}

const counts = z.object({ added: z.number(), removed: z.number(), changed: z.number() });

/** Kind of change of an example between states joined as `older` and `newer`. */
const changeKind = "multiIf(was = '', 'added', is = '', 'removed', 'changed')";

/** Rows (example, was, is, change, oldSplit, newSplit) of the examples that differ between two states. */
const differenceSql = `
  SELECT example, was, is, ${changeKind} AS change, oldSplit, newSplit FROM (
    SELECT example, older.content_hash AS was, newer.content_hash AS is, older.split AS oldSplit, newer.split AS newSplit
    FROM (${stateSql("from_")}) AS older GLOBAL FULL OUTER JOIN (${stateSql("to_")}) AS newer USING example
  ) WHERE was != is`;

interface TwoStates {
  readonly project: string;
  readonly dataset: string;
  readonly from: StateAt;
  readonly to: StateAt;
}

function parametersOf({ project, dataset, from, to }: TwoStates): Record<string, unknown> {
  return {
    project,
    dataset,
    ...stateParameters(from, "from_"),
    ...stateParameters(to, "to_"),
  };
}

/** How many examples differ between two states. */
export async function countDifferences(
  db: Db,
  states: TwoStates,
  options: ReadOptions = {},
): Promise<z.output<typeof counts>> {
  const [row] = await db.rows(
    counts,
    `SELECT toUInt32(countIf(change = 'added')) AS added, toUInt32(countIf(change = 'removed')) AS removed,
       toUInt32(countIf(change = 'changed')) AS changed FROM (${differenceSql})`,
    parametersOf(states),
    options,
  );
  return row ?? { added: 0, removed: 0, changed: 0 };
}

const differenceRow = z.object({
  example: z.string(),
  was: z.string(),
  is: z.string(),
  change: z.enum(["added", "removed", "changed"]),
  oldSplit: z.string(),
  newSplit: z.string(),
});
export type Difference = z.output<typeof differenceRow>;

/** The examples that differ, in order of their ids, after one of them. */
export async function listDifferences(
  db: Db,
  query: TwoStates & {
    readonly change: string | undefined;
    readonly after: string;
    readonly limit: number;
  },
  options: ReadOptions = {},
): Promise<Difference[]> {
  return db.rows(
    differenceRow,
    `SELECT * FROM (${differenceSql}) WHERE example > {after:String}
       AND ({change:String} = '' OR change = {change:String}) ORDER BY example LIMIT {limit:UInt32}`,
    {
      ...parametersOf(query),
      change: query.change ?? "",
      after: query.after,
      limit: query.limit,
    },
    options,
  );
}

import { z } from "zod";
import type { Db, ReadOptions } from "../db.ts";
import type { RunUse } from "./run-uses.ts";
import { changesSql, heldChange, isHeld, presentState } from "./state.ts";

/** What tells one state of a dataset from another. */
export interface Fingerprint {
  readonly id: string;
  readonly exampleCount: number;
  /** `ver` of the last change that led to it; 0 for an empty state. */
  readonly since: number;
}

const partRow = z.object({
  run: z.string(),
  examples: z.coerce.number(),
  sum: z.string(),
  since: z.coerce.number(),
});
type Part = z.output<typeof partRow>;

const figures =
  "toString(count()) AS examples, toString(sum(sipHash64(example, held.3))) AS sum, toString(max(held.1)) AS since";

/** Runs whose states are made out in one statement: each costs a row for every example that varies. */
const runsAtOnce = 100;

/**
 * The states that runs used, and the present one as run "". Examples that every run saw alike are summed
 * once; only those that changed, left or came after the first run are looked up for each.
 */
export async function fingerprints(
  db: Db,
  project: string,
  dataset: string,
  uses: readonly RunUse[],
  options: ReadOptions = {},
): Promise<Map<string, Fingerprint>> {
  const all = [...uses, presentState];
  const parameters = { project, dataset, first: String(Math.min(...all.map(({ at }) => at))) };
  const alike = "length(changes) = 1 AND changes[1].2 <= {first:UInt64}";
  const [common] = await db.rows(
    partRow,
    `SELECT '' AS run, ${figures} FROM (SELECT example, changes[1] AS held FROM (${changesSql}) WHERE ${alike}) WHERE ${isHeld}`,
    parameters,
    options,
  );
  const found = new Map<string, Fingerprint>();
  for (let from = 0; from < all.length; from += runsAtOnce) {
    const some = all.slice(from, from + runsAtOnce);
    const parts = await db.rows(
      partRow,
      `SELECT run, ${figures} FROM (
         SELECT run, example, ${heldChange("at")} AS held FROM (
           SELECT varying.example AS example, varying.run AS run, varying.at AS at, varying.changes AS changes, used.seen AS seen FROM (
             SELECT example, changes, arrayJoin(arrayZip({runs:Array(String)}, {ats:Array(UInt64)})) AS use, use.1 AS run, use.2 AS at
             FROM (${changesSql}) WHERE NOT (${alike})
           ) AS varying GLOBAL LEFT JOIN (
             SELECT toString(run) AS run, example, max(ver) AS seen FROM results
             WHERE project = {project:String} AND run IN {runs:Array(String)} AND run != ''
               AND example GLOBAL IN (SELECT example FROM (${changesSql}) WHERE NOT (${alike}))
             GROUP BY run, example
           ) AS used ON used.run = varying.run AND used.example = varying.example
         )
       ) WHERE ${isHeld} GROUP BY run`,
      { ...parameters, runs: some.map(({ run }) => run), ats: some.map(({ at }) => at) },
      options,
    );
    const byRun = new Map(parts.map((part) => [part.run, part]));
    for (const { run } of some) found.set(run, joined(common, byRun.get(run)));
  }
  return found;
}

/** Sums of 64-bit hashes do not depend on the order of the examples. */
function joined(...parts: readonly (Part | undefined)[]): Fingerprint {
  let sum = 0n;
  let exampleCount = 0;
  let since = 0;
  for (const part of parts) {
    if (!part) continue;
    sum = BigInt.asUintN(64, sum + BigInt(part.sum));
    exampleCount += part.examples;
    since = Math.max(since, part.since);
  }
  return { id: `${sum.toString(16).padStart(16, "0")}-${exampleCount}`, exampleCount, since };
}

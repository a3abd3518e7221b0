import type { Db } from "../db.ts";
import { storableNs } from "../spans/span-row.ts";
import { keyOf, namesOf, type TouchedTrace } from "./roll-up-source.ts";

const hourNs = 3_600_000_000_000n;

/** Where the spans of a trace lie, by what its roll-up knows. */
export interface KnownExtent {
  readonly first: bigint;
  readonly last: bigint;
  /** Where its roll-up is kept. More than one, rising, when two processes met the trace at the same time. */
  readonly homes: readonly number[];
}

/** Where the roll-up of a trace without one goes: the hour in which its spans begin, negated. */
export function homeOf(firstStartNs: bigint): number {
  return -Number(storableNs(firstStartNs) / hourNs);
}

/** Extents of those of these traces that have a roll-up, by `keyOf`. */
export async function knownExtents(
  db: Db,
  touched: readonly TouchedTrace[],
): Promise<Map<string, KnownExtent>> {
  const rows = await db.tuples(
    `SELECT project, trace_id, toString(toUnixTimestamp64Nano(min(first))), toString(toUnixTimestamp64Nano(max(last))),
       arraySort(groupArray(home))
     FROM (
       SELECT project, trace_id, home, min(first_start) AS first, max(last_start) AS last FROM roll_ups
       WHERE project IN {projects:Array(String)} AND trace_id IN {ids:Array(String)}
       GROUP BY project, trace_id, home HAVING argMax(deleted, ver) = 0
     ) GROUP BY project, trace_id`,
    namesOf(touched),
  );
  return new Map(
    rows.map(([project, traceId, first, last, homes]) => [
      keyOf(String(project), String(traceId)),
      {
        first: BigInt(String(first)),
        last: BigInt(String(last)),
        homes: Array.isArray(homes) ? homes.map(Number) : [],
      },
    ]),
  );
}

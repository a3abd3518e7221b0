import type { Db } from "../db.ts";
import { keyOf, namesOf, type TouchedTrace } from "./roll-up-source.ts";

/** Where the spans of a trace lie, by what its roll-up knows. */
export interface KnownExtent {
  readonly first: bigint;
  readonly last: bigint;
}

/** Extents of those of these traces that have a roll-up, by `keyOf`. */
export async function knownExtents(
  db: Db,
  touched: readonly TouchedTrace[],
): Promise<Map<string, KnownExtent>> {
  const rows = await db.tuples(
    `SELECT project, trace_id, toString(toUnixTimestamp64Nano(min(first_start))), toString(toUnixTimestamp64Nano(max(last_start)))
     FROM traces WHERE project IN {projects:Array(String)} AND trace_id IN {ids:Array(String)}
     GROUP BY project, trace_id`,
    namesOf(touched),
  );
  return new Map(
    rows.map(([project, traceId, first, last]) => [
      keyOf(String(project), String(traceId)),
      { first: BigInt(String(first)), last: BigInt(String(last)) },
    ]),
  );
}

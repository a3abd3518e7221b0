import type { Db, ReadOptions } from "../db.ts";
import { type BinaryRows, readHash } from "./binary-rows.ts";
import { examplesSql, type Scope, scopeValues } from "./scope.ts";

/**
 * The examples of a comparison in the order of their ids. Columns hold a number per example at these places;
 * rows of the store name examples by a hash, which saves sending a million ids.
 */
export interface ExampleIndex {
  readonly ids: readonly string[];
  /** 1 for examples that stand in the baseline's dataset. */
  readonly known: Uint8Array;
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

/** How rows name an example. */
export const exampleHash = "cityHash64(example)";

export async function readExampleIndex(
  db: Db,
  scope: Scope,
  options: ReadOptions = {},
): Promise<ExampleIndex> {
  const columns = await db.columns(
    `SELECT example, known, toUInt32(bitAnd(${exampleHash}, 4294967295)) AS low,
       toUInt32(bitShiftRight(${exampleHash}, 32)) AS high
     FROM (${examplesSql}) ORDER BY example`,
    scopeValues(scope),
    options,
  );
  // oxlint-disable typescript/no-unsafe-type-assertion -- the statement fixes the types
  return {
    ids: (columns["example"] ?? []) as readonly string[],
    known: Uint8Array.from((columns["known"] ?? []) as readonly number[]),
    low: Uint32Array.from((columns["low"] ?? []) as readonly number[]),
    high: Uint32Array.from((columns["high"] ?? []) as readonly number[]),
  };
  // oxlint-enable typescript/no-unsafe-type-assertion
}

/** Finds the place of the example that a row names; -1 where it came after the index was read. */
export type FindExample = (rows: BinaryRows) => number;

/**
 * Rows that come in the order of examples find theirs at the next place or soon behind it; a table is only
 * made when they do not.
 */
export function exampleFinder(index: ExampleIndex): FindExample {
  const { low, high } = index;
  const near = 8;
  let at = 0;
  let table: Map<number, number> | undefined;
  return (rows) => {
    const [rowLow, rowHigh] = readHash(rows);
    const end = Math.min(at + near, low.length);
    for (let place = at; place < end; place++)
      if (low[place] === rowLow && high[place] === rowHigh) {
        at = place;
        return place;
      }
    table ??= placesByHash(index);
    let place = table.get(hashKey(rowLow, rowHigh)) ?? -1;
    if (place >= 0 && (low[place] !== rowLow || high[place] !== rowHigh))
      place = low.findIndex((each, other) => each === rowLow && high[other] === rowHigh);
    if (place >= 0) at = place;
    return place;
  };
}

/** 53 of the 64 bits, which a double holds. */
function hashKey(low: number, high: number): number {
  return (high & 0x1f_ffff) * 0x1_0000_0000 + low;
}

function placesByHash({ low, high }: ExampleIndex): Map<number, number> {
  const table = new Map<number, number>();
  for (let place = 0; place < low.length; place++)
    table.set(hashKey(low[place]!, high[place]!), place);
  return table;
}

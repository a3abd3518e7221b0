import type { Waterfall } from "./waterfall-columns.ts";

/** Rows directly below a row, in their order. O(children). */
export function childRows({ end }: Pick<Waterfall, "end">, owner: number): number[] {
  const rows: number[] = [];
  for (let row = owner + 1; row < end[owner]!; row = end[row]!) rows.push(row);
  return rows;
}

/** The same rows by their start. Sorts only where it has to. */
export function startsInOrder({ startMs }: Pick<Waterfall, "startMs">, rows: number[]): number[] {
  return inOrder(rows, (row) => startMs[row]!);
}

/** Rows by a number each has, equal ones in their order. Most come sorted already, which costs one pass. */
export function inOrder(rows: number[], of: (row: number) => number): number[] {
  for (let at = 1; at < rows.length; at++)
    if (of(rows[at - 1]!) > of(rows[at]!)) return rows.toSorted((a, b) => of(a) - of(b) || a - b);
  return rows;
}

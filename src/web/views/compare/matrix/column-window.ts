import { leastWidth, type MatrixColumn } from "./matrix-columns.ts";

/** A column with its place among all of them, from 1. */
export interface PlacedColumn {
  readonly column: MatrixColumn;
  readonly at: number;
}

/** Drawn on either side beyond what is in sight, px. */
const spare = 160;

/** The columns in sight, and those that stay in sight always; all of them where they fit. */
export function columnsInSight(
  columns: readonly MatrixColumn[],
  left: number,
  width: number,
): PlacedColumn[] {
  const placed = columns.map((column, index) => ({ column, at: index + 1 }));
  if (width === 0 || leastWidth(columns) <= width) return placed;
  let start = 0;
  return placed.filter(({ column: { kind, width: own } }) => {
    const inSight = start + own > left - spare && start < left + width + spare;
    start += own;
    return inSight || kind === "example" || kind === "delta";
  });
}

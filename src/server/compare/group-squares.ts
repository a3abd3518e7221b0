import { at, width } from "./slice-sums.ts";

/**
 * For each of these cells the number of groups that its examples belong to, and the sum over groups of the
 * squared sum of (difference - mean difference of the cell).
 */
export function groupSquares(
  groups: Int32Array,
  cells: readonly number[],
  sums: Float64Array,
  rows: Float64Array,
  eachCell: (visit: (cell: number, place: number) => void) => void,
): Map<number, { readonly count: number; readonly squares: number }> {
  const deviations = new Map(cells.map((cell) => [cell, new Map<number, number>()]));
  eachCell((cell, place) => {
    const ofGroup = deviations.get(cell);
    if (!ofGroup || rows[place * width + at.n] !== 1) return;
    const row = cell * width;
    const mean = sums[row + at.differences]! / sums[row + at.n]!;
    const group = groups[place]!;
    ofGroup.set(group, (ofGroup.get(group) ?? 0) + rows[place * width + at.differences]! - mean);
  });
  return new Map(
    [...deviations].map(([cell, ofGroup]) => {
      let squares = 0;
      for (const each of ofGroup.values()) squares += each * each;
      return [cell, { count: ofGroup.size, squares }];
    }),
  );
}

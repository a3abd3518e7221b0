import type { JudgedQuantity } from "./judge-job.ts";

/** What is summed up over the examples of a slice, by its place in a row. */
export const at = {
  n: 0,
  baseline: 1,
  run: 2,
  baselineSquares: 3,
  runSquares: 4,
  products: 5,
  differences: 6,
  differenceSquares: 7,
  baselineLogs: 8,
  up: 9,
  down: 10,
  onlyBaseline: 11,
  onlyRun: 12,
  erroredBaseline: 13,
  erroredRun: 14,
  unscored: 15,
  unfinished: 16,
} as const;
export const width = 17;

/** A row of numbers per example, one after the other: the sums over any slice are sums of rows. */
export function exampleRows({ quantity, baseline, others }: JudgedQuantity): Float64Array {
  const { column, sameContent } = others[0]!;
  const length = baseline.values.length;
  const rows = new Float64Array(length * width);
  const onLogs = quantity.measure === "typical";
  for (let place = 0; place < length; place++) {
    const row = place * width;
    const [a, b] = [baseline.values[place]!, column.values[place]!];
    const [hasBefore, hasAfter] = [!Number.isNaN(a), !Number.isNaN(b)];
    if (hasBefore && hasAfter && (sameContent === null || sameContent[place] === 1)) {
      const difference = onLogs ? Math.log(b / a) : b - a;
      rows[row + at.n] = 1;
      rows[row + at.baseline] = a;
      rows[row + at.run] = b;
      rows[row + at.baselineSquares] = a * a;
      rows[row + at.runSquares] = b * b;
      rows[row + at.products] = a * b;
      rows[row + at.differences] = difference;
      rows[row + at.differenceSquares] = difference * difference;
      rows[row + at.baselineLogs] = onLogs ? Math.log(a) : 0;
      rows[row + at.up] = Number(b > a);
      rows[row + at.down] = Number(b < a);
    } else {
      rows[row + at.onlyBaseline] = Number(hasBefore);
      rows[row + at.onlyRun] = Number(hasAfter);
    }
    rows[row + at.erroredBaseline] = baseline.failed[place]!;
    rows[row + at.erroredRun] = column.failed[place]!;
    rows[row + at.unscored] = baseline.unscored[place]! + column.unscored[place]!;
    rows[row + at.unfinished] = column.unfinished[place]!;
  }
  return rows;
}

/** Adds the row of an example to that of a slice. */
export function addRow(sums: Float64Array, slice: number, rows: Float64Array, place: number): void {
  const to = slice * width;
  const from = place * width;
  for (let field = 0; field < width; field++) sums[to + field]! += rows[from + field]!;
}

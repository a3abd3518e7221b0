import type { FindJob, SearchedKey } from "./find-job.ts";
import { groupSquares } from "./group-squares.ts";
import { addRow, at, exampleRows, width } from "./slice-sums.ts";

/** A slice with the sums over its examples. */
export interface SearchedSlice {
  readonly terms: readonly { readonly key: string; readonly value: string }[];
  /** A row of {@link at}. */
  readonly sums: Float64Array;
  readonly groups: { readonly count: number; readonly squares: number } | null;
}

/** More are not looked at: those with the most examples are kept. */
const mostSlices = 20_000;
/** Beyond, pairs of keys would be more work than an answer can wait for; keys come the smallest first. */
const mostKeyPairs = 300;

/** Every value of every key, and every pair of values of two keys, that has enough examples in both runs. */
export function searchSlices(job: FindJob): SearchedSlice[] {
  const rows = exampleRows(job.judged);
  const singles = job.keys.map((key) => ({ key, sums: sumsOf([key], rows) }));
  const found = singles.flatMap(({ key, sums }) => slicesOf(job, [key], sums, rows, () => false));
  if (job.pairs) found.push(...pairsOf(job, singles, rows));
  return found.toSorted((a, b) => b.sums[at.n]! - a.sums[at.n]!).slice(0, mostSlices);
}

interface Summed {
  readonly key: SearchedKey;
  readonly sums: Float64Array;
}

function pairsOf(job: FindJob, singles: readonly Summed[], rows: Float64Array): SearchedSlice[] {
  const pairs = singles.flatMap((first, index) =>
    singles.slice(index + 1).map((second) => [first, second] as const),
  );
  return pairs.slice(0, mostKeyPairs).flatMap(([first, second]) => {
    const keys = [first.key, second.key];
    const sums = sumsOf(keys, rows);
    const columns = second.key.values.length;
    // All examples of one value have the other: the pair is that slice again under another name.
    const isSame = (cell: number): boolean => {
      const size = sizeOf(sums, cell);
      return (
        size === sizeOf(first.sums, Math.floor(cell / columns)) ||
        size === sizeOf(second.sums, cell % columns)
      );
    };
    return slicesOf(job, keys, sums, rows, isSame);
  });
}

function sizeOf(sums: Float64Array, cell: number): number {
  const row = cell * width;
  return sums[row + at.n]! + sums[row + at.onlyBaseline]! + sums[row + at.onlyRun]!;
}

/** Calls back with every cell that an example is in: one, or several where a value is a list. */
function eachCell(
  keys: readonly SearchedKey[],
  visit: (cell: number, place: number) => void,
): void {
  const [first, second] = keys;
  const length = first!.codes.length;
  const columns = second?.values.length ?? 1;
  for (let place = 0; place < length; place++) {
    const code = first!.codes[place]!;
    const other = second?.codes[place] ?? 0;
    if (code === 0 || (second && other === 0)) continue;
    for (const value of first!.valuesOf[code - 1]!)
      if (!second) visit(value, place);
      else for (const column of second.valuesOf[other - 1]!) visit(value * columns + column, place);
  }
}

function cellCount(keys: readonly SearchedKey[]): number {
  return keys.reduce((product, { values }) => product * values.length, 1);
}

function sumsOf(keys: readonly SearchedKey[], rows: Float64Array): Float64Array {
  const sums = new Float64Array(cellCount(keys) * width);
  eachCell(keys, (cell, place) => addRow(sums, cell, rows, place));
  return sums;
}

function slicesOf(
  job: FindJob,
  keys: readonly SearchedKey[],
  sums: Float64Array,
  rows: Float64Array,
  isSame: (cell: number) => boolean,
): SearchedSlice[] {
  const columns = keys[1]?.values.length ?? 1;
  const kept: number[] = [];
  for (let cell = 0; cell < cellCount(keys); cell++)
    if (sums[cell * width + at.n]! >= job.least && !isSame(cell)) kept.push(cell);
  const grouped =
    job.groups && groupSquares(job.groups, kept, sums, rows, (visit) => eachCell(keys, visit));
  return kept.map((cell) => ({
    terms: keys.map(({ key, values }, index) => ({
      key,
      value: values[index === 0 ? Math.floor(cell / columns) : cell % columns]!,
    })),
    sums: sums.slice(cell * width, (cell + 1) * width),
    groups: grouped?.get(cell) ?? null,
  }));
}

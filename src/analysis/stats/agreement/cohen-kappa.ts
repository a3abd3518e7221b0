import { sum } from "../describe/moments.ts";

export interface Kappa {
  /** Share of items on which both raters agree; null without items. */
  readonly observed: number | null;
  /** Share expected from the raters' habits alone. */
  readonly expected: number | null;
  readonly kappa: number | null;
  readonly se: number | null;
}

/**
 * Agreement of two raters beyond chance, (po - pe) / (1 - pe), with the standard error of Fleiss, Cohen
 * and Everitt 1969.
 *
 * `table[i][j]` counts items that the first rater put into category i and the second into j. If both only
 * ever used one category kappa is undefined: null, not 1.
 */
export function cohenKappa(table: readonly (readonly number[])[]): Kappa {
  const n = sum(table.map(sum));
  if (n === 0) return { observed: null, expected: null, kappa: null, se: null };
  const rows = table.map((row) => sum(row) / n);
  const columns = table.map((_, at) => sum(table.map((row) => row[at] ?? 0)) / n);
  const diagonal = table.map((row, at) => (row[at] ?? 0) / n);
  const po = sum(diagonal);
  const pe = sum(rows.map((row, at) => row * columns[at]!));
  if (pe >= 1) return { observed: po, expected: pe, kappa: null, se: null };
  const kappa = (po - pe) / (1 - pe);
  let agree = 0;
  let differ = 0;
  for (const [i, row] of table.entries())
    for (const [j, count] of row.entries()) {
      const share = count / n;
      if (i === j) agree += share * (1 - (rows[i]! + columns[i]!) * (1 - kappa)) ** 2;
      else differ += share * (columns[i]! + rows[j]!) ** 2;
    }
  const spread = agree + (1 - kappa) ** 2 * differ - (kappa - pe * (1 - kappa)) ** 2;
  return { observed: po, expected: pe, kappa, se: Math.sqrt(Math.max(0, spread) / n) / (1 - pe) };
}

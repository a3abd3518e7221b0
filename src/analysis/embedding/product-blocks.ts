import type { Products } from "./products.ts";
import { width } from "./products.ts";

/** Points a side of what is looked at together: their vectors stay in the cache. */
const side = 128;

/** Products of a block: that of `ones + i` with `others + j` stands at `i * line + j`. */
export interface ProductBlock {
  readonly table: Float32Array;
  readonly line: number;
  readonly ones: number;
  readonly oneCount: number;
  readonly others: number;
  readonly otherCount: number;
}

type Range = readonly [from: number, to: number];

/** Shows the products of all of one range of places with all of another, block by block; a block is good for its turn. */
export function eachProductBlock(
  products: Products,
  [onesFrom, onesTo]: Range,
  [othersFrom, othersTo]: Range,
  visit: (block: ProductBlock) => void,
): void {
  for (let others = othersFrom; others < othersTo; others += side)
    for (let ones = onesFrom; ones < onesTo; ones += side) {
      const oneCount = Math.min(side, onesTo - ones);
      const otherCount = Math.min(side, othersTo - others);
      for (let at = 0; at < oneCount; at++) products.ones[at] = ones + at;
      for (let at = 0; at < otherCount; at++) products.others[at] = others + at;
      const table = products.table(oneCount, otherCount);
      visit({ table, line: width(otherCount), ones, oneCount, others, otherCount });
    }
}

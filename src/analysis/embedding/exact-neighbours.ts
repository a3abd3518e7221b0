import { emptyNeighbours, type Neighbours, offer } from "./neighbours.ts";
import { eachProductBlock, type ProductBlock } from "./product-blocks.ts";
import { openProducts } from "./products.ts";
import type { Vectors } from "./vectors.ts";

/** Points after which progress is told. */
const told = 512;

/**
 * The exact nearest `k` of each point among the others, by cosine distance of unit vectors in 32 bits. Every pair
 * is looked at once, in blocks. O(n^2 d); `tell` hears of progress, 0 to 1.
 */
export function exactNeighbours(
  unit: Vectors,
  k: number,
  tell: (progress: number) => void = () => {},
): Neighbours {
  const { count } = unit;
  const found = emptyNeighbours(count, Math.max(1, Math.min(k, count - 1)));
  const products = openProducts(unit);
  for (let rows = 0; rows < count; rows += told) {
    const range = [rows, Math.min(rows + told, count)] as const;
    eachProductBlock(products, range, [rows, count], (block) => offerBlock(found, block));
    tell(1 - (1 - rows / count) ** 2);
  }
  return found;
}

/** Offers the pairs of a block to both of their points, those whose first point comes first. */
function offerBlock(found: Neighbours, block: ProductBlock): void {
  const { table, line, ones, oneCount, others, otherCount } = block;
  const { k, distances } = found;
  for (let row = 0; row < oneCount; row++) {
    const i = ones + row;
    for (let column = Math.max(0, i + 1 - others); column < otherCount; column++) {
      const j = others + column;
      const distance = Math.max(0, 1 - table[row * line + column]!);
      // Nearly all are farther than what is kept: no call for these.
      if (distance < distances[i * k + k - 1]!) offer(found, i, j, distance);
      if (distance < distances[j * k + k - 1]!) offer(found, j, i, distance);
    }
  }
}

import { emptyNeighbours, type Neighbours, offer } from "./neighbours.ts";
import { openProducts, width } from "./products.ts";
import type { Vectors } from "./vectors.ts";

/** Points a side of what is looked at together: their vectors stay in the cache. */
const block = 128;

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
  const { k: kept, distances } = found;
  const products = openProducts(unit);
  for (let rows = 0; rows < count; rows += block) {
    const high = Math.min(block, count - rows);
    for (let columns = rows; columns < count; columns += block) {
      const broad = Math.min(block, count - columns);
      for (let at = 0; at < high; at++) products.ones[at] = rows + at;
      for (let at = 0; at < broad; at++) products.others[at] = columns + at;
      const table = products.table(high, broad);
      const line = width(broad);
      for (let row = 0; row < high; row++) {
        const i = rows + row;
        for (let column = Math.max(0, i + 1 - columns); column < broad; column++) {
          const j = columns + column;
          const distance = Math.max(0, 1 - table[row * line + column]!);
          // Nearly all are farther than what is kept: no call for these.
          if (distance < distances[i * kept + kept - 1]!) offer(found, i, j, distance);
          if (distance < distances[j * kept + kept - 1]!) offer(found, j, i, distance);
        }
      }
    }
    tell(1 - (1 - rows / count) ** 2);
  }
  return found;
}

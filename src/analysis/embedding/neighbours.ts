import { eachProductBlock } from "./product-blocks.ts";
import { openProducts } from "./products.ts";
import { product, type Vectors } from "./vectors.ts";

/** The nearest `k` others of every point, the nearest first. -1 and Infinity where there are fewer. */
export interface Neighbours {
  readonly k: number;
  readonly places: Int32Array;
  /** Cosine distance, 0 (same direction) to 2. */
  readonly distances: Float32Array;
}

export function emptyNeighbours(count: number, k: number): Neighbours {
  return {
    k,
    places: new Int32Array(count * k).fill(-1),
    distances: new Float32Array(count * k).fill(Infinity),
  };
}

/** Keeps a candidate if it is nearer than the farthest one kept; equal ones keep their order. */
export function offer(
  { k, places, distances }: Neighbours,
  point: number,
  candidate: number,
  distance: number,
): boolean {
  const start = point * k;
  let at = start + k - 1;
  if (distance >= distances[at]!) return false;
  for (let seen = start; seen <= at; seen++) if (places[seen] === candidate) return false;
  while (at > start && distances[at - 1]! > distance) {
    distances[at] = distances[at - 1]!;
    places[at] = places[at - 1]!;
    at--;
  }
  distances[at] = distance;
  places[at] = candidate;
  return true;
}

export function cosineDistance(one: Vectors, i: number, other: Vectors, j: number): number {
  return Math.max(0, 1 - product(one, i, other, j));
}

/** Fewer queries are answered before the points have been copied to where they are multiplied faster. */
const fewQueries = 16;

/** The exact nearest `k` of each query among other points. */
export function nearestAmong(queries: Vectors, among: Vectors, k: number): Neighbours {
  const found = emptyNeighbours(queries.count, Math.max(1, Math.min(k, among.count)));
  if (queries.count < fewQueries) {
    for (let query = 0; query < queries.count; query++)
      for (let other = 0; other < among.count; other++)
        offer(found, query, other, cosineDistance(queries, query, among, other));
    return found;
  }
  const { count } = queries;
  const products = openProducts(queries, among);
  const range = [count, count + among.count] as const;
  eachProductBlock(products, [0, count], range, (block) => {
    const { table, line, ones, oneCount, others, otherCount } = block;
    for (let row = 0; row < oneCount; row++) {
      const query = ones + row;
      const last = (query + 1) * found.k - 1;
      for (let column = 0; column < otherCount; column++) {
        const distance = Math.max(0, 1 - table[row * line + column]!);
        if (distance < found.distances[last]!)
          offer(found, query, others + column - count, distance);
      }
    }
  });
  return found;
}

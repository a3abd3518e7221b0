import { exactNeighbours } from "./exact-neighbours.ts";
import { eachProductBlock } from "./product-blocks.ts";
import { openProducts } from "./products.ts";
import type { Vectors } from "./vectors.ts";

export interface Coverage {
  /** 1 for a production point in reach of a dataset example. */
  readonly covered: Uint8Array;
  /** Per production point its nearest example, and how far it is. */
  readonly nearest: Int32Array;
  readonly distance: Float32Array;
  /** 1 for an example with at least one production point in its reach. */
  readonly used: Uint8Array;
}

/** Sums of 32-bit products end a little apart. */
const tolerance = 1e-6;

/**
 * Which production points lie in the ball of at least one example; the ball of an example reaches to its
 * k-th nearest fellow example (Naeem et al. 2020, turned round). Unit vectors, cosine distance, exact.
 */
export function coverageOf(production: Vectors, examples: Vectors, k = 5): Coverage {
  const covered = new Uint8Array(production.count);
  const used = new Uint8Array(examples.count);
  const nearest = new Int32Array(production.count).fill(-1);
  const distance = new Float32Array(production.count).fill(Infinity);
  if (examples.count < 2) return { covered, nearest, distance, used };
  const fellows = exactNeighbours(examples, k);
  const reach = Float32Array.from(
    { length: examples.count },
    (_, at) => fellows.distances[at * fellows.k + fellows.k - 1]!,
  );
  const { count } = production;
  const products = openProducts(production, examples);
  const range = [count, count + examples.count] as const;
  eachProductBlock(products, [0, count], range, (block) => {
    const { table, line, ones, oneCount, others, otherCount } = block;
    for (let row = 0; row < oneCount; row++)
      for (let column = 0; column < otherCount; column++) {
        const [point, example] = [ones + row, others + column - count];
        const far = Math.max(0, 1 - table[row * line + column]!);
        if (far < distance[point]!) {
          distance[point] = far;
          nearest[point] = example;
        }
        if (far > reach[example]! + tolerance) continue;
        covered[point] = 1;
        used[example] = 1;
      }
  });
  return { covered, nearest, distance, used };
}

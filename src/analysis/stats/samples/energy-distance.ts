import { seededRandom } from "../random/xoshiro128.ts";
import { shuffle } from "../random/shuffle.ts";

export type Vector = readonly number[];

export interface EnergyDistance {
  /** E = 2 E|X-Y| - E|X-X'| - E|Y-Y'|, V-statistics; 0 for equal distributions. */
  readonly e: number;
  /** E scaled by n m / (n + m), the statistic of a test. */
  readonly t: number;
  /** E / (2 E|X-Y|), between 0 (same) and 1 (apart): the headline. */
  readonly h: number;
}

/**
 * How far two sets of vectors are apart (Szekely and Rizzo 2013), with Euclidean distance.
 *
 * No bandwidth to choose, unlike MMD. Null if a set is empty. O((n+m)^2 d).
 */
export function energyDistance(x: readonly Vector[], y: readonly Vector[]): EnergyDistance | null {
  if (x.length === 0 || y.length === 0) return null;
  return fromDistances(distances([...x, ...y]), firstAndRest(x.length, y.length), x.length);
}

/**
 * The same with a permutation p that both sets come from one distribution, (1 + #{E* >= E}) / (draws + 1).
 *
 * Subsample to 500 a side before: the time grows with the square.
 */
export function energyTest(
  x: readonly Vector[],
  y: readonly Vector[],
  seed: number,
  draws = 199,
): (EnergyDistance & { readonly p: number }) | null {
  if (x.length === 0 || y.length === 0) return null;
  const table = distances([...x, ...y]);
  const order = firstAndRest(x.length, y.length);
  const observed = fromDistances(table, order, x.length);
  const random = seededRandom(seed);
  let asFar = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    shuffle(order, random);
    if (fromDistances(table, order, x.length).e >= observed.e - 1e-12) asFar += 1;
  }
  return { ...observed, p: (1 + asFar) / (draws + 1) };
}

function firstAndRest(n: number, m: number): number[] {
  return Array.from({ length: n + m }, (_, place) => place);
}

function distances(vectors: readonly Vector[]): Float64Array[] {
  return vectors.map((one) => Float64Array.from(vectors, (other) => distance(one, other)));
}

function distance(one: Vector, other: Vector): number {
  let squares = 0;
  for (let axis = 0; axis < one.length; axis += 1) squares += (one[axis]! - other[axis]!) ** 2;
  return Math.sqrt(squares);
}

/** The first n of the order are one set, the others the second. */
function fromDistances(
  table: readonly Float64Array[],
  order: readonly number[],
  n: number,
): EnergyDistance {
  const m = order.length - n;
  let across = 0;
  let first = 0;
  let second = 0;
  for (const [i, row] of order.entries())
    for (let j = i + 1; j < order.length; j += 1) {
      const far = table[row]![order[j]!]!;
      if (j < n) first += far;
      else if (i >= n) second += far;
      else across += far;
    }
  const between = (2 * across) / (n * m);
  const e = Math.max(0, between - (2 * first) / (n * n) - (2 * second) / (m * m));
  return { e, t: (n * m * e) / (n + m), h: between === 0 ? 0 : e / between };
}

import { seededRandom, type RandomSource } from "../stats/random/xoshiro128.ts";
import { emptyNeighbours, type Neighbours, offer } from "./neighbours.ts";
import { mostPlaces, openProducts, type Products, width } from "./products.ts";
import type { Vectors } from "./vectors.ts";

const trees = 6;
const leafSize = 48;
const rounds = 6;
const mostReverse = 40;

/**
 * Nearly the nearest `k` of each point: random projection trees give a first answer, neighbours of a point that
 * are held against each other better it (Dong, Moses and Li 2011). About n log n; the seed determines the answer
 * wholly.
 */
export function forestNeighbours(
  unit: Vectors,
  k: number,
  seed: number,
  tell: (progress: number) => void = () => {},
): Neighbours {
  const random = seededRandom(seed);
  const { count } = unit;
  const found = emptyNeighbours(count, Math.max(1, Math.min(k, count - 1)));
  const products = openProducts(unit);
  for (let tree = 0; tree < trees; tree++) {
    growTree(products, count, random, (leaf) => join(products, found, leaf, leaf.length));
    tell((0.5 * (tree + 1)) / trees);
  }
  for (let round = 0; round < rounds; round++) {
    const bettered = descend(products, found, count);
    tell(0.5 + (0.5 * (round + 1)) / rounds);
    if (bettered < count * 0.02) break;
  }
  return found;
}

/** Splits the points by the plane between two random ones until few are left together. */
function growTree(
  products: Products,
  count: number,
  random: RandomSource,
  leaf: (places: Uint32Array) => void,
): void {
  const waiting = [Uint32Array.from({ length: count }, (_, place) => place)];
  for (let places = waiting.pop(); places; places = waiting.pop()) {
    if (places.length <= leafSize) {
      leaf(places);
      continue;
    }
    const lefts = partition(products, places, random);
    // Equal points lie on one side of every plane: cut anywhere.
    const isCut = lefts > 0 && lefts < places.length;
    const at = isCut ? lefts : places.length >> 1;
    waiting.push(places.subarray(0, at), places.subarray(at));
  }
}

/** Puts the points that are nearer to the first of two random ones first, and says how many these are. */
function partition(products: Products, places: Uint32Array, random: RandomSource): number {
  const pair = [places[random.below(places.length)]!, places[random.below(places.length)]!];
  const rights = new Uint32Array(places.length);
  let [left, right] = [0, 0];
  for (let from = 0; from < places.length; from += mostPlaces) {
    const some = Math.min(mostPlaces, places.length - from);
    products.ones.set(pair);
    products.others.set(places.subarray(from, from + some));
    const table = products.table(2, some);
    const line = width(some);
    for (let at = 0; at < some; at++) {
      const place = products.others[at]!;
      if (table[at]! > table[line + at]!) places[left++] = place;
      else rights[right++] = place;
    }
  }
  places.set(rights.subarray(0, right), left);
  return left;
}

/** Offers all of some points to each other; answers how many were bettered. */
function join(products: Products, found: Neighbours, places: Uint32Array, size: number): number {
  const { k, distances } = found;
  for (let at = 0; at < size; at++) {
    products.ones[at] = places[at]!;
    products.others[at] = places[at]!;
  }
  const table = products.table(size, size);
  const line = width(size);
  let bettered = 0;
  for (let one = 0; one < size; one++) {
    const i = places[one]!;
    for (let other = one + 1; other < size; other++) {
      const j = places[other]!;
      const distance = Math.max(0, 1 - table[one * line + other]!);
      // Nearly all are farther than what is kept: no call for these.
      if (distance < distances[i * k + k - 1]! && offer(found, i, j, distance)) bettered++;
      if (distance < distances[j * k + k - 1]! && offer(found, j, i, distance)) bettered++;
    }
  }
  return bettered;
}

/** Holds the neighbours of every point, and some of those whose neighbour it is, against each other. */
function descend(products: Products, found: Neighbours, count: number): number {
  const { k } = found;
  const before = found.places.slice();
  const reverse = reverseOf(before, k, count);
  const own = Math.min(k, mostPlaces - mostReverse);
  const seen = new Int32Array(count).fill(-1);
  const near = new Uint32Array(mostPlaces);
  let bettered = 0;
  for (let point = 0; point < count; point++) {
    let size = 0;
    const take = (place: number): void => {
      if (place < 0 || seen[place] === point) return;
      seen[place] = point;
      near[size++] = place;
    };
    for (let at = 0; at < own; at++) take(before[point * k + at]!);
    for (let at = 0; at < mostReverse; at++) take(reverse[point * mostReverse + at]!);
    if (size > 1) bettered += join(products, found, near, size);
  }
  return bettered;
}

/** Points that each is a neighbour of, those first to which it is nearest; -1 where there are fewer. */
function reverseOf(places: Int32Array, k: number, count: number): Int32Array {
  const reverse = new Int32Array(count * mostReverse).fill(-1);
  const filled = new Uint8Array(count);
  for (let rank = 0; rank < k; rank++)
    for (let point = 0; point < count; point++) {
      const place = places[point * k + rank]!;
      if (place < 0 || filled[place] === mostReverse) continue;
      reverse[place * mostReverse + filled[place]!] = point;
      filled[place]! += 1;
    }
  return reverse;
}

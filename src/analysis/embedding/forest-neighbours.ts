import { seededRandom, type RandomSource } from "../stats/random/xoshiro128.ts";
import { cosineDistance, emptyNeighbours, type Neighbours, offer } from "./neighbours.ts";
import { product, type Vectors } from "./vectors.ts";

const trees = 6;
const leafSize = 48;
const rounds = 4;
const sampled = 12;

/**
 * Nearly the nearest `k` of each point: random projection trees give a first answer, neighbours of
 * neighbours better it (Dong, Moses and Li 2011). About n log n; the seed determines the answer wholly.
 */
export function forestNeighbours(
  unit: Vectors,
  k: number,
  seed: number,
  tell: (progress: number) => void = () => {},
): Neighbours {
  const random = seededRandom(seed);
  const found = emptyNeighbours(unit.count, Math.max(1, Math.min(k, unit.count - 1)));
  for (let tree = 0; tree < trees; tree++) {
    growTree(unit, random, (leaf) => joinLeaf(unit, found, leaf));
    tell((0.5 * (tree + 1)) / trees);
  }
  for (let round = 0; round < rounds; round++) {
    const bettered = descend(unit, found);
    tell(0.5 + (0.5 * (round + 1)) / rounds);
    if (bettered < unit.count * 0.02) break;
  }
  return found;
}

/** Splits the points by the plane between two random ones until few are left together. */
function growTree(unit: Vectors, random: RandomSource, leaf: (places: Uint32Array) => void): void {
  const waiting = [Uint32Array.from({ length: unit.count }, (_, place) => place)];
  for (let places = waiting.pop(); places; places = waiting.pop()) {
    if (places.length <= leafSize) {
      leaf(places);
      continue;
    }
    const a = places[random.below(places.length)]!;
    const b = places[random.below(places.length)]!;
    const sides = Float32Array.from(
      places,
      (place) => product(unit, place, unit, a) - product(unit, place, unit, b),
    );
    const left = places.filter((_, at) => sides[at]! > 0);
    const right = places.filter((_, at) => sides[at]! <= 0);
    // Equal points lie on one side of every plane: cut anywhere.
    const isCut = left.length > 0 && right.length > 0;
    const middle = places.length >> 1;
    waiting.push(isCut ? left : places.slice(0, middle), isCut ? right : places.slice(middle));
  }
}

function joinLeaf(unit: Vectors, found: Neighbours, leaf: Uint32Array): void {
  for (let one = 0; one < leaf.length; one++)
    for (let other = one + 1; other < leaf.length; other++) {
      const [i, j] = [leaf[one]!, leaf[other]!];
      const distance = cosineDistance(unit, i, unit, j);
      offer(found, i, j, distance);
      offer(found, j, i, distance);
    }
}

/** Offers every point its neighbours' neighbours; answers how many were bettered. */
function descend(unit: Vectors, found: Neighbours): number {
  const { k, places } = found;
  const before = places.slice();
  const near = Math.min(k, sampled);
  let bettered = 0;
  for (let point = 0; point < unit.count; point++)
    for (let one = 0; one < near; one++) {
      const through = before[point * k + one]!;
      if (through < 0) break;
      for (let two = 0; two < near; two++) {
        const candidate = before[through * k + two]!;
        if (candidate < 0 || candidate === point) continue;
        const distance = cosineDistance(unit, point, unit, candidate);
        if (offer(found, point, candidate, distance)) bettered++;
        offer(found, candidate, point, distance);
      }
    }
  return bettered;
}

import type { Vectors } from "#analysis/embedding/vectors.ts";
import { seededRandom } from "#analysis/stats/random/xoshiro128.ts";
import { energyTest, type Vector } from "#analysis/stats/samples/energy-distance.ts";

export interface EnergyDrift {
  /** Energy distance from 0 (the same) to 1 (apart). */
  readonly h: number;
  readonly p: number;
  readonly sampled: readonly [number, number];
  readonly draws: number;
}

/** Most points a side: the time of the test grows with their square. */
const mostASide = 500;
const draws = 199;

/** How far two sides are apart, on points of each drawn at random; null where one has fewer than `fewest`. */
export function energyDrift(
  one: Vectors,
  other: Vectors,
  seed: number,
  fewest: number,
): EnergyDrift | null {
  if (one.count < fewest || other.count < fewest) return null;
  const sides = [drawn(one, seed), drawn(other, seed + 1)] as const;
  const test = energyTest(...sides, seed, draws);
  return test && { h: test.h, p: test.p, sampled: [sides[0].length, sides[1].length], draws };
}

function drawn({ values, count, dimensions }: Vectors, seed: number): Vector[] {
  return Array.from(shuffledPlaces(count, Math.min(count, mostASide), seed), (place) => [
    ...values.subarray(place * dimensions, (place + 1) * dimensions),
  ]);
}

/** Different numbers from 0, `most` of them, in an order that the seed determines. */
export function shuffledPlaces(count: number, most: number, seed: number): Uint32Array {
  const random = seededRandom(seed);
  const order = Uint32Array.from({ length: count }, (_, place) => place);
  for (let at = 0; at < most; at++) {
    const other = at + random.below(count - at);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order.subarray(0, most);
}

import { seededRandom } from "../stats/random/xoshiro128.ts";
import { cosineDistance } from "./neighbours.ts";
import type { Vectors } from "./vectors.ts";

export interface PictureQuality {
  /** Trustworthiness (Venna and Kaski 2001), 0 to 1: 1 where no far point looks near. */
  readonly trust: number;
  /** Share of the nearest `k` that are still among the nearest `k` in the picture. */
  readonly kept: number;
  readonly k: number;
  /** Points asked about, drawn at random. */
  readonly sample: number;
}

/**
 * How far a picture can be believed. Null where there are too few points for it to mean anything. Each of
 * the drawn points is held against all: O(sample n d).
 */
export function pictureQuality(
  unit: Vectors,
  plane: Float32Array,
  seed: number,
  { k = 15, sample = 200 } = {},
): PictureQuality | null {
  const { count } = unit;
  if (count < 3 * k) return null;
  const random = seededRandom(seed);
  const drawn = new Set<number>();
  while (drawn.size < Math.min(sample, count)) drawn.add(random.below(count));
  let [penalty, kept] = [0, 0];
  for (const point of drawn) {
    const ranks = ranksFrom(point, count, (other) => cosineDistance(unit, point, unit, other));
    const shown = ranksFrom(point, count, (other) => gap(plane, point, other));
    for (let other = 0; other < count; other++) {
      if (other === point || shown[other]! > k) continue;
      if (ranks[other]! <= k) kept++;
      else penalty += ranks[other]! - k;
    }
  }
  const n = drawn.size;
  return {
    trust: 1 - (2 * penalty) / (n * k * (2 * count - 3 * k - 1)),
    kept: kept / (n * k),
    k,
    sample: n,
  };
}

/** Rank of every other point by distance, 1 for the nearest. */
function ranksFrom(point: number, count: number, far: (other: number) => number): Uint32Array {
  const distances = Float64Array.from({ length: count }, (_, other) => far(other));
  distances[point] = -1;
  const order = Uint32Array.from({ length: count }, (_, other) => other);
  order.sort((one, other) => distances[one]! - distances[other]! || one - other);
  const ranks = new Uint32Array(count);
  for (const [rank, other] of order.entries()) ranks[other] = rank;
  return ranks;
}

function gap(plane: Float32Array, one: number, other: number): number {
  const dx = plane[one * 2]! - plane[other * 2]!;
  const dy = plane[one * 2 + 1]! - plane[other * 2 + 1]!;
  return dx * dx + dy * dy;
}

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
  const far = new Float64Array(count);
  for (const point of drawn) {
    for (let other = 0; other < count; other++)
      far[other] = cosineDistance(unit, point, unit, other);
    for (const other of nearestInPicture(plane, point, k)) {
      const rank = rankOf(far, point, other);
      if (rank <= k) kept++;
      else penalty += rank - k;
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

/** The nearest others in the picture; of equally near ones those that come first. */
function nearestInPicture(plane: Float32Array, point: number, k: number): number[] {
  const places: number[] = [];
  const gaps: number[] = [];
  const count = plane.length / 2;
  for (let other = 0; other < count; other++) {
    if (other === point) continue;
    const far = gap(plane, point, other);
    if (places.length === k && far >= gaps[k - 1]!) continue;
    let at = Math.min(places.length, k - 1);
    while (at > 0 && gaps[at - 1]! > far) {
      gaps[at] = gaps[at - 1]!;
      places[at] = places[at - 1]!;
      at--;
    }
    gaps[at] = far;
    places[at] = other;
  }
  return places;
}

/** 1 for the nearest; of equally near ones those that come first are nearer. */
function rankOf(far: Float64Array, point: number, of: number): number {
  const own = far[of]!;
  let rank = 1;
  for (let other = 0; other < far.length; other++)
    if (
      other !== point &&
      other !== of &&
      (far[other]! < own || (far[other] === own && other < of))
    )
      rank++;
  return rank;
}

function gap(plane: Float32Array, one: number, other: number): number {
  const dx = plane[one * 2]! - plane[other * 2]!;
  const dy = plane[one * 2 + 1]! - plane[other * 2 + 1]!;
  return dx * dx + dy * dy;
}

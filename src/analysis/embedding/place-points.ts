import { nearestAmong } from "./neighbours.ts";
import type { Vectors } from "./vectors.ts";

const near = 10;

/**
 * Places new points into a picture without moving the old ones: each at the mean of its nearest old ones,
 * the nearer the heavier. Both are unit vectors; `plane` holds the old ones' x and y in turn.
 */
export function placePoints(fresh: Vectors, old: Vectors, plane: Float32Array): Float32Array {
  const placed = new Float32Array(fresh.count * 2);
  if (old.count === 0) return placed;
  const { k, places, distances } = nearestAmong(fresh, old, near);
  for (let point = 0; point < fresh.count; point++) {
    let [x, y, weights] = [0, 0, 0];
    for (let at = point * k; at < point * k + k; at++) {
      const weight = 1 / (1e-4 + distances[at]! ** 2);
      x += weight * plane[places[at]! * 2]!;
      y += weight * plane[places[at]! * 2 + 1]!;
      weights += weight;
    }
    placed[point * 2] = x / weights;
    placed[point * 2 + 1] = y / weights;
  }
  return placed;
}

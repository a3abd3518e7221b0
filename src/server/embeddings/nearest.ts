import { ProblemError } from "#contract/problem.ts";
import { nearestAmong } from "#analysis/embedding/neighbours.ts";
import { pick, unitVectors, type Vectors } from "#analysis/embedding/vectors.ts";
import type { MapStore, Points } from "./points.ts";

export interface NearPoint {
  readonly place: number;
  /** Cosine, -1 to 1. */
  readonly similarity: number;
}

/** The points nearest to the one at a place, the nearest first; itself left out. */
export async function nearestTo(
  { cache }: MapStore,
  points: Points,
  subject: string,
  k: number,
): Promise<NearPoint[]> {
  const place = points.subjects.indexOf(subject);
  if (place < 0)
    throw new ProblemError("not_found", "There is no such point in this embedding set.");
  const unit = await cache.get(JSON.stringify([points.key, "unit"]), async () => {
    const value: Vectors = unitVectors(points.vectors);
    return { value, bytes: value.values.byteLength };
  });
  const { places, distances } = nearestAmong(pick(unit, [place]), unit, k + 1);
  return [...places]
    .map((other, at) => ({ place: other, similarity: 1 - distances[at]! }))
    .filter((near) => near.place !== place && near.place >= 0)
    .slice(0, k);
}

import { ProblemError } from "#contract/problem.ts";
import { nearestAmong } from "#analysis/embedding/neighbours.ts";
import { pick } from "#analysis/embedding/vectors.ts";
import { type MapStore, type Points, vectorsOf } from "./points.ts";

export interface NearPoint {
  readonly place: number;
  /** Cosine, -1 to 1. */
  readonly similarity: number;
}

/** The points nearest to the one at a place, the nearest first; itself left out. */
export async function nearestTo(
  store: MapStore,
  points: Points,
  subject: string,
  k: number,
): Promise<NearPoint[]> {
  const place = points.subjects.indexOf(subject);
  if (place < 0)
    throw new ProblemError("not_found", "There is no such point in this embedding set.");
  const unit = await vectorsOf(store, points);
  const { places, distances } = nearestAmong(pick(unit, [place]), unit, k + 1);
  return [...places]
    .map((other, at) => ({ place: other, similarity: 1 - distances[at]! }))
    .filter((near) => near.place !== place && near.place >= 0)
    .slice(0, k);
}

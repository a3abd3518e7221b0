import { sum } from "../describe/moments.ts";

export type MeasurementLevel = "nominal" | "ordinal" | "interval";

/** Ratings of one item; null is a missing rating. */
export type Unit = readonly (number | null)[];

/**
 * Krippendorff's alpha, 1 - Do/De over the coincidence matrix: agreement of any number of raters, with gaps.
 *
 * Items with fewer than two ratings are dropped. Null where nothing can be paired or only one value was
 * ever given: agreement is then complete and says nothing.
 */
export function krippendorffAlpha(
  units: readonly Unit[],
  level: MeasurementLevel = "nominal",
): number | null {
  const rated = units
    .map((unit) => unit.filter((rating) => rating !== null))
    .filter((ratings) => ratings.length >= 2);
  const values = [...new Set(rated.flat())].toSorted((a, b) => a - b);
  const place = new Map(values.map((value, at) => [value, at]));
  const totals = values.map(() => 0);
  for (const rating of rated.flat()) totals[place.get(rating)!]! += 1;
  const points = placesOf(values, totals, level);
  const distance = (i: number, j: number): number =>
    points === null ? Number(i !== j) : (points[i]! - points[j]!) ** 2;
  let observed = 0;
  for (const ratings of rated)
    for (const [i, one] of ratings.entries())
      for (const [j, other] of ratings.entries())
        if (i !== j)
          observed += distance(place.get(one)!, place.get(other)!) / (ratings.length - 1);
  const count = sum(totals);
  const expected = distancesOfAll(totals, points, count);
  return values.length < 2 ? null : 1 - ((count - 1) * observed) / expected;
}

/** Where values stand on a line, their distance being the square of the difference; null for names. */
function placesOf(
  values: readonly number[],
  totals: readonly number[],
  level: MeasurementLevel,
): readonly number[] | null {
  if (level === "nominal") return null;
  if (level === "interval") return values;
  let before = 0;
  return totals.map((count) => {
    before += count;
    return before - count / 2;
  });
}

/**
 * Distances of every rating from every other, summed: N^2 - sum n^2 for names, 2N sum n(x - m)^2 on a line.
 * Closed, because scores may take as many values as there are ratings.
 */
function distancesOfAll(
  totals: readonly number[],
  points: readonly number[] | null,
  count: number,
): number {
  if (points === null) return count * count - sum(totals.map((total) => total * total));
  const centre = sum(points.map((point, at) => point * totals[at]!)) / count;
  return 2 * count * sum(points.map((point, at) => totals[at]! * (point - centre) ** 2));
}

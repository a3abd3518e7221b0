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
  const distance = squaredDistances(values, totals, level);
  let observed = 0;
  for (const ratings of rated)
    for (const [i, one] of ratings.entries())
      for (const [j, other] of ratings.entries())
        if (i !== j)
          observed += distance(place.get(one)!, place.get(other)!) / (ratings.length - 1);
  let expected = 0;
  let count = 0;
  for (const [i, one] of totals.entries()) {
    count += one;
    for (const [j, other] of totals.entries()) expected += one * other * distance(i, j);
  }
  return expected === 0 ? null : 1 - ((count - 1) * observed) / expected;
}

/** Between the values at two places: 0 or 1, ratings in between, or the difference, squared. */
function squaredDistances(
  values: readonly number[],
  totals: readonly number[],
  level: MeasurementLevel,
): (i: number, j: number) => number {
  if (level === "nominal") return (i, j) => (i === j ? 0 : 1);
  if (level === "interval") return (i, j) => (values[i]! - values[j]!) ** 2;
  let before = 0;
  const middles = totals.map((count) => {
    before += count;
    return before - count / 2;
  });
  return (i, j) => (middles[i]! - middles[j]!) ** 2;
}

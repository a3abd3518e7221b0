/**
 * Quantile type 7 of Hyndman and Fan 1996: linear between the order statistics at h = (n-1)q.
 *
 * The default of numpy and R, and ClickHouse's quantileExactInclusive. Null without values.
 */
export function quantile(values: readonly number[], q: number): number | null {
  return quantileOfSorted(
    values.toSorted((a, b) => a - b),
    q,
  );
}

export function quantileOfSorted(sorted: readonly number[], q: number): number | null {
  if (sorted.length === 0) return null;
  const h = (sorted.length - 1) * Math.min(1, Math.max(0, q));
  const below = Math.floor(h);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (h - below);
}

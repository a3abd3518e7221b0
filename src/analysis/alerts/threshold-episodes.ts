/** When a series is beyond a limit, and when it no longer is. */
export interface Threshold {
  readonly side: "below" | "above";
  readonly limit: number;
  /** Where an episode ends; the limit itself where null. Between the two, what was so stays so. */
  readonly clear: number | null;
  /** Values in a row that make an episode. */
  readonly consecutive: number;
}

/** A stretch of values beyond a limit, by place. */
export interface Episode {
  /** The first of the values in a row. */
  readonly from: number;
  /** The one that made it an episode. */
  readonly at: number;
  /** The first that is back; null where it goes on. */
  readonly over: number | null;
}

/**
 * Episodes of a series in its order. An episode begins with `consecutive` values in a row beyond the limit and
 * ends with the first on the good side of `clear`; a value exactly at either is on the good side.
 */
export function thresholdEpisodes(
  values: readonly number[],
  { side, limit, clear, consecutive }: Threshold,
): Episode[] {
  const beyond = (value: number, edge: number): boolean =>
    side === "below" ? value < edge : value > edge;
  const episodes: Episode[] = [];
  let from = -1;
  let at = -1;
  for (const [place, value] of values.entries()) {
    if (at >= 0) {
      if (beyond(value, clear ?? limit)) continue;
      episodes.push({ from, at, over: place });
      [from, at] = [-1, -1];
      continue;
    }
    if (!beyond(value, limit)) from = -1;
    else if (from < 0) from = place;
    if (from >= 0 && place - from + 1 >= consecutive) at = place;
  }
  if (at >= 0) episodes.push({ from, at, over: null });
  return episodes;
}

export interface DrawnInterval {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface IntervalScale {
  /** Share of the width, 0 to 1. */
  readonly at: (value: number) => number;
  readonly low: number;
  readonly high: number;
}

/** One scale for all intervals of a picture, a little wider than they are. Undefined where there is no value. */
export function intervalScale(intervals: readonly DrawnInterval[]): IntervalScale | undefined {
  const ends = intervals.flatMap(({ value, low, high }) =>
    [value, low, high].filter((end) => end !== null),
  );
  if (ends.length === 0) return undefined;
  const least = Math.min(...ends);
  const most = Math.max(...ends);
  const margin = (most - least) * 0.05 || Math.abs(most) * 0.05 || 1;
  const low = least - margin;
  const high = most + margin;
  return { low, high, at: (value) => (value - low) / (high - low) };
}

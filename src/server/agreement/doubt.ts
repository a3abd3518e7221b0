import type { Interval } from "#analysis/stats/interval.ts";

/** Scores of judge and people this share of the range apart disagree. */
const apartShare = 0.25;
/** The middle third of the range is near the middle. */
const middleShare = 1 / 3;

/** Least difference of two scores that counts as disagreement; null where the range is not known. */
export function apartOf(range: Interval | null): number | null {
  return range && (range.high - range.low) * apartShare;
}

/** Scores a judge gives when it is not sure; null where the range is not known. */
export function middleOf(range: Interval | null): [number, number] | null {
  if (range === null) return null;
  const half = ((range.high - range.low) * middleShare) / 2;
  const centre = (range.low + range.high) / 2;
  return [centre - half, centre + half];
}

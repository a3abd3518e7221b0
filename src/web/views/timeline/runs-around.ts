import type { TimelineSeries } from "#contract/timeline.ts";

/**
 * How many runs with a value stand on both sides of a change, up to the next change or break: those that the
 * consistency of a cause is a share of. A change where a run of another status lies within counts it too.
 */
export function runsAround({ points, changePoints }: TimelineSeries, run: string): number {
  const valued = points.filter(({ value }) => value !== null);
  const edges = valued.flatMap((point, at) =>
    point.breaks.length > 0 || changePoints.some((change) => change.run === point.run) ? [at] : [],
  );
  const at = valued.findIndex((point) => point.run === run);
  const from = edges.findLast((edge) => edge < at) ?? 0;
  const to = edges.find((edge) => edge > at) ?? valued.length;
  return to - from;
}

import type { Timeline } from "#contract/timeline.ts";

/**
 * The values without what depends on changes: a band over a change that nobody looked for yet is too wide, and
 * every run after it would be unusual.
 */
export function notLookedYet(timeline: Timeline): Timeline {
  if (timeline.series.every(({ reason }) => reason !== "not_asked")) return timeline;
  return {
    ...timeline,
    series: timeline.series.map((one) => ({
      ...one,
      bands: [],
      points: one.points.map((point) => ({ ...point, unusual: false })),
    })),
  };
}

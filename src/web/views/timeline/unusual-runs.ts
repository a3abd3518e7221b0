import type { Timeline, TimelinePoint, TimelineRun, TimelineSeries } from "#contract/timeline.ts";

export interface UnusualRun {
  readonly run: TimelineRun;
  readonly series: TimelineSeries;
  readonly point: TimelinePoint;
}

/** Unusual runs of every series, the latest first. */
export function unusualRuns({ runs, series }: Timeline): UnusualRun[] {
  const places = new Map(runs.map((run, at) => [run.id, at]));
  return series
    .flatMap((one) =>
      one.points.flatMap((point) => {
        const run = runs[places.get(point.run) ?? -1];
        return point.unusual && run ? [{ run, series: one, point }] : [];
      }),
    )
    .toSorted((a, b) => (places.get(b.run.id) ?? 0) - (places.get(a.run.id) ?? 0));
}

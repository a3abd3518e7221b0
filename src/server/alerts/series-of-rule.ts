import type { Timeline, TimelinePoint, TimelineRun, TimelineSeries } from "#contract/timeline.ts";
import type { Comparing } from "../compare/frame.ts";
import type { StoredRule } from "../store/alerts/rules.ts";
import { readTimeline } from "../timeline/read-timeline.ts";

/** A series as its rule looks at it: places with a value, in their order. */
export interface WatchedSeries {
  readonly series: TimelineSeries;
  readonly places: readonly { readonly run: TimelineRun; readonly point: ValuedPoint }[];
}

type ValuedPoint = TimelinePoint & { readonly value: number };

export interface Watched {
  readonly timeline: Timeline;
  readonly all: readonly WatchedSeries[];
}

/** The series of a rule, read as the timeline reads them. */
export async function watchedBy(
  comparing: Comparing,
  { project, series }: StoredRule,
  changes: boolean,
): Promise<Watched> {
  const { source, bucket, experiment, metric, group } = series;
  const timeline = await readTimeline(
    comparing,
    {
      p: project,
      source,
      bucket,
      metric: [metric],
      changes,
      experiment: experiment ?? undefined,
      group: group ?? undefined,
    },
    {},
  );
  const runs = new Map(timeline.runs.map((run) => [run.id, run]));
  return {
    timeline,
    all: timeline.series.map((one) => ({
      series: one,
      places: one.points.flatMap((point) => {
        const run = runs.get(point.run);
        return run && isValued(point) ? [{ run, point }] : [];
      }),
    })),
  };
}

function isValued(point: TimelinePoint): point is ValuedPoint {
  return point.value !== null;
}

/** "correct of gpt-4o"; the metric alone where it is one series. */
export function subjectWords(label: string, key: string): string {
  return key ? `${label} of ${key}` : label;
}

import type { Timeline } from "#contract/timeline.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { seriesLook } from "./series-look.ts";
import { changesOf, changeWords, namesOf } from "./series-sentence.ts";

/** One thing that moved, as a sentence about a metric. */
export interface Moved {
  readonly metric: string;
  readonly words: string;
  readonly better: boolean | null;
}

const weekMs = 7 * 86_400_000;

/**
 * What moved in the week before the newest run: changes that were found, then metrics whose newest value lies
 * outside the band of the runs before it.
 */
export function movedLately(timeline: Timeline): Moved[] {
  const { runs, metrics, series } = timeline;
  const times = new Map(runs.map(({ id, at }) => [id, Date.parse(at)]));
  const names = namesOf(timeline);
  const since = Math.max(...times.values()) - weekMs;
  const changes = changesOf(timeline).filter(({ change }) => (times.get(change.run) ?? 0) >= since);
  const changed = new Set(changes.map((each) => each.series));
  return [
    ...changes.map((each) => ({
      metric: each.series.metric,
      words: `${changeWords(each.change, each.series, seriesLook(each.series.metric, metrics), names)}.`,
      better: each.change.better,
    })),
    ...series.flatMap((one): Moved[] => {
      const newest = one.points.findLast(({ value }) => value !== null);
      if (!newest?.unusual || newest.value === null || changed.has(one)) return [];
      if ((times.get(newest.run) ?? 0) < since) return [];
      const { label, format } = seriesLook(one.metric, metrics);
      return [
        {
          metric: one.metric,
          words: `${label} of ${names.get(newest.run) ?? newest.run} is unusual: ${format(newest.value)}, outside the band of the runs before it.`,
          better: null,
        },
      ];
    }),
  ];
}

/** The answer of the page that shows every metric. */
export function overviewSentence(timeline: Timeline, noun = "run"): string {
  const { runs, series } = timeline;
  const moved = movedLately(timeline);
  const looked = `${formatQuantity(series.length, "metric")} over ${formatQuantity(runs.length, noun)}`;
  if (series.length > 0 && series.every(({ reason }) => reason === "not_asked"))
    return `${looked}; looking for changes …`;
  if (moved.length === 0) return `Nothing moved in the last week: ${looked}.`;
  const metrics = new Set(moved.map(({ metric }) => metric)).size;
  return `${formatQuantity(metrics, "metric")} of ${series.length} moved in the last week.`;
}

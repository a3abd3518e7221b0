import type { Timeline, TimelinePoint, TimelineSeries } from "#contract/timeline.ts";
import { formatCount, formatP, formatQuantity } from "#web/ui/format.ts";
import { lastWeek, lateRuns, type Week, weekWords } from "./last-week.ts";
import { runNames } from "./run-names.ts";
import { runsAround } from "./runs-around.ts";
import { seriesLook, type SeriesLook } from "./series-look.ts";
import { changesOf, changeWords, type PlacedChange } from "./series-sentence.ts";

/** One thing that moved, as a sentence about a metric. */
export interface Moved {
  readonly metric: string;
  readonly words: string;
  readonly better: boolean | null;
  /** The runs that show it. */
  readonly runs: readonly string[];
}

/** Changes that were found in a week, then metrics whose newest value lies outside the band of the runs before it. */
export function movedLately(timeline: Timeline, week: Week, noun = "run"): Moved[] {
  const { runs, metrics, series } = timeline;
  const names = runNames(runs);
  const late = lateRuns(timeline, week);
  const isLate = (run: string) => late.has(run);
  const changes = changesOf(timeline).filter(({ change }) => isLate(change.run));
  const changed = new Set(changes.map((each) => each.series));
  return [
    ...changes.map((each) => ({
      metric: each.series.metric,
      words: changeSentence(each, seriesLook(each.series.metric, metrics), names, noun),
      better: each.change.better,
      runs: [each.change.before, each.change.run],
    })),
    ...series.flatMap((one): Moved[] => {
      const newest = one.points.findLast(({ value }) => value !== null);
      if (!newest?.unusual || changed.has(one) || !isLate(newest.run)) return [];
      const look = seriesLook(one.metric, metrics);
      const words = `${look.label} of ${names.get(newest.run) ?? newest.run} is unusual: ${estimateWords(newest, look)}, outside the band of the ${noun}s before it.`;
      return [{ metric: one.metric, words, better: null, runs: [newest.run] }];
    }),
  ];
}

function changeSentence(
  { change, series }: PlacedChange,
  look: SeriesLook,
  names: ReadonlyMap<string, string>,
  noun: string,
): string {
  const words = changeWords(change, series, look, names);
  const point = series.points.find(({ run }) => run === change.run);
  const here = point ? `, with ${estimateWords(point, look)} there` : "";
  const around = formatQuantity(runsAround(series, change.run), noun);
  return `${words}: ${look.format(change.from)} before, ${look.format(change.to)} since, over ${around}${here} (p ${formatP(change.p)}).`;
}

/** "58.0 % (44.2 % to 70.6 %, n 50)" */
export function estimateWords(
  { value, low, high, n }: Pick<TimelinePoint, "value" | "low" | "high" | "n">,
  { format }: Pick<SeriesLook, "format">,
): string {
  if (value === null) return "no value";
  return `${format(value)} (${intervalWords({ low, high, n }, format)})`;
}

/** "44.2 % to 70.6 %, n 50"; "n 50" where there is no interval; a total may come without its n. */
export function intervalWords(
  { low, high, n }: Pick<TimelinePoint, "low" | "high" | "n">,
  format: (value: number) => string,
): string {
  const interval = low === null || high === null ? "" : `${format(low)} to ${format(high)}, `;
  return `${interval}${countWords(n)}`;
}

/** "n 50"; a total that was sent for a whole run may not say of how many. */
export function countWords(n: number): string {
  return n > 0 ? `n ${formatCount(n)}` : "n not reported";
}

/** The answer of the page that shows every metric. */
export function overviewSentence(timeline: Timeline, nowMs: number, noun = "run"): string {
  const { runs, series } = timeline;
  const week = lastWeek(timeline, nowMs);
  const looked = `${metricsOf(series)} over ${formatQuantity(runs.length, noun)}`;
  if (!week) return `${looked}.`;
  if (series.length > 0 && series.every(({ reason }) => reason === "not_asked"))
    return `${looked}; looking for changes …`;
  const old = week.current ? "" : `No ${noun} came in the last week. `;
  const when = weekWords(week, nowMs);
  const moved = new Set(movedLately(timeline, week, noun).map(({ metric }) => metric)).size;
  if (moved > 0)
    return `${old}${formatQuantity(moved, "metric")} of ${series.length} moved ${when}.`;
  if (series.every(({ reason }) => reason === "too_few_runs"))
    return `${old}${looked}: too few to find a change of level, which takes 8 comparable ones.`;
  return `${old}No series changed ${when}: ${looked}.`;
}

function metricsOf(series: readonly TimelineSeries[]): string {
  return formatQuantity(new Set(series.map(({ metric }) => metric)).size, "metric");
}

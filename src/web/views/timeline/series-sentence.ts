import type { ChangePoint, Timeline, TimelineSeries } from "#contract/timeline.ts";
import { formatQuantity } from "#web/ui/format.ts";
import { causeWords } from "./cause-words.ts";
import { type Names, runNames } from "./run-names.ts";
import { seriesLook, type SeriesLook } from "./series-look.ts";

/** "correct fell by 23.0 points between run-8 and run-9, when the prompt changed from v6 to v7" */
export function changeWords(
  change: ChangePoint,
  { key }: Pick<TimelineSeries, "key">,
  look: SeriesLook,
  names: Names,
): string {
  const { from, to, before, run, grade, changed } = change;
  const subject = key ? `${look.label} of ${key}` : look.label;
  const fell = to < from;
  const verb =
    grade === "change" ? (fell ? "fell" : "rose") : `may have ${fell ? "fallen" : "risen"}`;
  const ends = `between ${names.get(before) ?? before} and ${names.get(run) ?? run}`;
  return `${subject} ${verb} by ${look.formatMove(to - from)} ${ends}${causeWords(changed)}`;
}

export interface PlacedChange {
  readonly series: TimelineSeries;
  readonly change: ChangePoint;
}

/** Changes of all series, the latest first. */
export function changesOf(timeline: Timeline): PlacedChange[] {
  const placeOf = new Map(timeline.runs.map(({ id }, at) => [id, at]));
  return timeline.series
    .flatMap((series) => series.changePoints.map((change) => ({ series, change })))
    .toSorted((a, b) => (placeOf.get(b.change.run) ?? 0) - (placeOf.get(a.change.run) ?? 0));
}

/** The answer of the page for one metric. */
export function seriesSentence(timeline: Timeline, metric: string, noun = "run"): string {
  const look = seriesLook(metric, timeline.metrics);
  const own = timeline.series.filter((one) => one.metric === metric);
  const all = changesOf({ ...timeline, series: own });
  const latest = all.find(({ change }) => change.grade === "change") ?? all[0];
  if (latest) {
    const words = changeWords(latest.change, latest.series, look, runNames(timeline.runs));
    const others = all.length - 1;
    return `${words}.${others > 0 ? ` ${formatQuantity(others, "other change")} found.` : ""}`;
  }
  const valued = own.flatMap(({ points }) => points.filter(({ value }) => value !== null)).length;
  const runs = formatQuantity(valued, noun);
  if (own.length === 0) return `No ${noun} has a value of ${look.label}.`;
  if (own.every(({ reason }) => reason === "not_asked"))
    return `${look.label} over ${runs}; looking for changes …`;
  if (own.every(({ reason }) => reason === "too_few_runs"))
    return own.length === 1
      ? `${look.label} over ${runs}: too few to tell a change from chance, which takes 8 comparable ones.`
      : `${look.label} over ${runs} in ${formatQuantity(own.length, "line")}: none has the 8 comparable ones that it takes to tell a change from chance.`;
  return `${look.label} moved no more than by chance over ${runs}.`;
}

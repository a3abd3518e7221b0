import type { TimelinePoint, TimelineRun, TimelineSeries } from "#contract/timeline.ts";
import { formatAbsoluteTime } from "#web/ui/format-time.ts";
import { countWords } from "./moved-lately.ts";
import { breakWords } from "./series-picture.ts";
import type { SeriesLook } from "./series-look.ts";

/** What is said of one run of one series. */
export interface Readout {
  readonly title: string;
  readonly time: string;
  /** "82.0 %, likely 69.2 % to 90.2 % with other examples, n 50" */
  readonly value: string;
  readonly notes: readonly string[];
}

export function readoutOf(run: TimelineRun, series: TimelineSeries, look: SeriesLook): Readout {
  const point = series.points.find((one) => one.run === run.id);
  return {
    title: run.name,
    time: `${run.started ? "" : "received "}${formatAbsoluteTime(Date.parse(run.at))}`,
    value: point ? valueWords(point, look) : "not in this series",
    notes: point ? notesOf(run, point, series, look) : [],
  };
}

function valueWords({ value, low, high, n }: TimelinePoint, { format }: SeriesLook): string {
  if (value === null) return "no value: a gap";
  const interval =
    low === null || high === null ? "" : `, ${format(low)} to ${format(high)} with other examples`;
  return `${format(value)}${interval}, ${countWords(n)}`;
}

function notesOf(
  run: TimelineRun,
  { unusual, breaks }: TimelinePoint,
  { changePoints }: TimelineSeries,
  { format }: SeriesLook,
): string[] {
  const change = changePoints.find((one) => one.run === run.id);
  return [
    ...(change
      ? [
          `${change.grade === "change" ? "Change" : "Possible change"}: mean ${format(change.from)} before, ${format(change.to)} from here on`,
        ]
      : []),
    ...(unusual ? ["Unusual: outside the band of the runs before it"] : []),
    ...(breaks.length > 0 ? [`The ${breakWords(breaks)}: not compared with the runs before`] : []),
    ...(run.status === "completed" ? [] : [`This run is ${run.status} and is not looked at`]),
  ];
}

/** The whole of it, for a screen reader. */
export function readoutSentence({ title, time, value, notes }: Readout, key: string): string {
  return `${[title, key, value, time].filter(Boolean).join(", ")}. ${notes.join(". ")}`.trim();
}

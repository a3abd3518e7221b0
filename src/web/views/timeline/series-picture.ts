import type { Timeline, TimelinePoint, TimelineRun, TimelineSeries } from "#contract/timeline.ts";
import type {
  PictureBand,
  PictureDot,
  PictureEvent,
  PictureLine,
  SeriesPicture,
} from "#web/charts/timeline/picture.ts";
import { runAppearance } from "#web/ui/run-appearance.ts";
import type { SeriesLook } from "./series-look.ts";

/** The runs between the first and the last of a zoom; all of them where it names none that is there. */
export function zoomedRuns(
  runs: readonly TimelineRun[],
  zoom: readonly string[] = [],
): readonly TimelineRun[] {
  const [from = -1, to = -1] = zoom.map((id) => runs.findIndex((run) => run.id === id));
  if (from < 0 || to < 0) return runs;
  return runs.slice(Math.min(from, to), Math.max(from, to) + 1);
}

export type Places = ReadonlyMap<string, number>;

export function placesOf(runs: readonly TimelineRun[]): Places {
  return new Map(runs.map(({ id }, at) => [id, at]));
}

interface PictureOptions {
  readonly notes?: Timeline["notes"];
  readonly named?: number;
}

/** What a chart of one metric shows, one line a series; the first `named` in the colours of their order. */
export function seriesPicture(
  series: readonly TimelineSeries[],
  runs: readonly TimelineRun[],
  look: SeriesLook,
  { notes = [], named = series.length }: PictureOptions = {},
): SeriesPicture {
  const places = placesOf(runs);
  const lines = series.map((one, at) => lineOf(one, at < named ? at : undefined, places));
  const events = series.flatMap((one) => eventsOf(one, places, series.length > 1));
  const noted = new Set(
    notes
      .filter(({ metric }) => metric === null || series.some((one) => one.metric === metric))
      .flatMap(({ run }) => places.get(run) ?? []),
  );
  return {
    lines,
    events: merged(events),
    noted: [...noted],
    count: runs.length,
    ...domainOf(lines, look),
  };
}

function lineOf(series: TimelineSeries, at: number | undefined, places: Places): PictureLine {
  const faint = at === undefined;
  const { color, dashed } = faint ? { color: "var(--muted)", dashed: false } : runAppearance(at);
  const parts: PictureDot[][] = [[]];
  for (const point of series.points) {
    const x = places.get(point.run);
    if (x === undefined) continue;
    const { value, low, high, unusual } = point;
    if (value === null) parts.push([]);
    else parts.at(-1)?.push({ x, value, low, high, unusual });
  }
  return {
    key: series.key,
    color,
    dashed,
    faint,
    parts: parts.filter((part) => part.length > 0),
    bands: faint ? [] : series.bands.flatMap((band) => bandOf(band, series.points, places)),
  };
}

/** A band is cut to the runs on show. */
function bandOf(
  { from, to, mean, low, high }: TimelineSeries["bands"][number],
  points: readonly TimelinePoint[],
  places: Places,
): PictureBand[] {
  const first = points.findIndex(({ run }) => run === from);
  const last = points.findIndex(({ run }) => run === to);
  const shown = points.slice(first, last + 1).flatMap(({ run }) => places.get(run) ?? []);
  const [left, right] = [shown[0], shown.at(-1)];
  return left === undefined || right === undefined
    ? []
    : [{ from: left, to: right, mean, low, high }];
}

const gradeWords = { change: "change", possible_change: "possible change" };

/** "dataset changed", "dataset and evaluator changed" */
export function breakWords(breaks: TimelinePoint["breaks"]): string {
  return `${breaks.join(" and ")} changed`;
}

function eventsOf(series: TimelineSeries, places: Places, named: boolean): PictureEvent[] {
  const suffix = named && series.key ? ` of ${series.key}` : "";
  return [
    ...series.changePoints.flatMap(({ run, grade, from, to }) => {
      const x = places.get(run);
      const words = `${to < from ? "↓" : "↑"} ${gradeWords[grade]}${suffix}`;
      return x === undefined ? [] : [{ x, kind: grade, words }];
    }),
    ...series.points.flatMap(({ run, breaks }) => {
      const x = places.get(run);
      if (x === undefined || breaks.length === 0) return [];
      return [{ x, kind: "break" as const, words: breakWords(breaks) }];
    }),
  ];
}

/** One line where several series break at the same place, from left to right. */
function merged(events: readonly PictureEvent[]): PictureEvent[] {
  const known = new Map(events.map((event) => [`${event.x} ${event.kind} ${event.words}`, event]));
  return [...known.values()].toSorted((a, b) => a.x - b.x);
}

/** From the least to the most of values, whiskers and bands, with room, within what is possible. */
function domainOf(lines: readonly PictureLine[], { least, most }: SeriesLook) {
  let [low, high] = [Infinity, -Infinity];
  const take = (value: number | null) => {
    if (value === null) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { parts, bands } of lines) {
    for (const dot of parts.flat()) for (const end of [dot.value, dot.low, dot.high]) take(end);
    for (const band of bands) for (const end of [band.low, band.high]) take(end);
  }
  if (low > high) return { low: 0, high: 1 };
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  const bottom = low - room;
  const top = high + room * 2;
  return {
    low: least === null ? bottom : Math.max(least, bottom),
    high: most === null ? top : Math.min(Math.max(most, high), top),
  };
}

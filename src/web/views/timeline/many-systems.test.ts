import { describe, expect, it } from "vitest";
import type { Timeline, TimelineRun, TimelineSeries } from "#contract/timeline.ts";
import { datedRuns } from "./dated-runs.ts";
import { lastWeek, weekPairs } from "./last-week.ts";
import { hasMixedBand } from "./mixed-systems.ts";
import { countWords, intervalWords, movedLately, overviewSentence } from "./moved-lately.ts";
import { runLabels } from "./run-labels.ts";
import { runNames } from "./run-names.ts";
import { seriesLook } from "./series-look.ts";
import { seriesPicture } from "./series-picture.ts";
import { seriesSentence } from "./series-sentence.ts";
import { mostLines, shownSeries } from "./shown-series.ts";
import { timelineCsv } from "./timeline-csv.ts";
import { stepped } from "./use-chart-cursor.ts";

/** A leaderboard: every entry another model, some without a date, totals without examples. */
const entry = (at: number, more: Partial<TimelineRun> = {}): TimelineRun => ({
  id: `entry-${at}`,
  name: `model ${at}`,
  experiment: "board",
  at: new Date(Date.UTC(2025, at, 1)).toISOString(),
  started: true,
  status: "completed",
  dataset: "d",
  model: `m-${at}`,
  promptVersion: null,
  metadata: {},
  ...more,
});
const runs = Array.from({ length: 12 }, (_, at) => entry(at));
const pointOf = (run: TimelineRun, value: number | null) => ({
  run: run.id,
  startedAt: run.at,
  value,
  low: null,
  high: null,
  n: 0,
  unusual: false,
  breaks: [],
});
const seriesOf = (key: string, members: readonly TimelineRun[]): TimelineSeries => ({
  key,
  metric: "score",
  points: members.map((run, at) => pointOf(run, at)),
  bands: [],
  changePoints: [],
  p: null,
  reason: "too_few_runs",
});
const timeline = (series: TimelineSeries[], own: readonly TimelineRun[] = runs): Timeline => ({
  runs: [...own],
  metrics: [],
  series,
  notes: [],
  omitted: 0,
  experiments: [],
  metadataKeys: [],
});
const alone = runs.map((run) => seriesOf(run.model ?? "", [run]));

describe("a line for each of many models", () => {
  const { series, named } = shownSeries(timeline(alone), "score");
  const picture = seriesPicture(series, runs, seriesLook("score", []), { named });

  it("gives colours to the latest and draws the others without", () => {
    expect(named).toBe(mostLines);
    expect(series).toHaveLength(12);
    expect(series.slice(0, named).map(({ key }) => key)).toEqual(
      runs.slice(4).map(({ model }) => model),
    );
    expect(picture.lines.map(({ faint }) => faint)).toEqual(series.map((_, at) => at >= mostLines));
    expect(picture.lines.flatMap(({ parts }) => parts.flat())).toHaveLength(12);
  });

  it("prefers series of many runs to late ones", () => {
    const long = seriesOf("long", runs.slice(0, 3));
    expect(shownSeries(timeline([...alone, long]), "score").series[mostLines - 1]?.key).toBe(
      "long",
    );
  });

  it("is walked from run to run by the arrow keys", () => {
    expect(stepped(picture, { line: 0, x: 4 }, "ArrowLeft")).toEqual({ line: 11, x: 3 });
    expect(stepped(picture, { line: 0, x: 4 }, "ArrowRight")).toEqual({ line: 1, x: 5 });
    expect(stepped(picture, { line: 7, x: 11 }, "ArrowRight")).toEqual({ line: 7, x: 11 });
  });

  it("says how many lines are too short", () => {
    expect(seriesSentence(timeline(alone), "score")).toBe(
      "score over 12 runs in 12 lines: none has the 8 comparable ones that it takes to tell a change from chance.",
    );
  });
});

it("names runs of one name by their day, and by number where the day is the same", () => {
  const names = runNames([
    entry(1),
    entry(2, { name: "nightly" }),
    entry(3, { name: "nightly" }),
    entry(4, { name: "sonnet" }),
    entry(5, { name: "sonnet", at: entry(4).at }),
  ]);
  expect([...names.values()]).toEqual([
    "model 1",
    "nightly of 2025-03-01",
    "nightly of 2025-04-01",
    "sonnet #1",
    "sonnet #2",
  ]);
});

describe("runs without a start", () => {
  const now = Date.UTC(2026, 5, 1);
  const came = (at: number, ms: number) =>
    entry(at, { started: false, at: new Date(ms).toISOString() });
  const imported = [1, 2, 3].map((at) => came(at, now - at * 1000));
  const nightly = [3, 2, 1].map((at) => came(at, now - at * 86_400_000));

  it("say nothing of when they were if they came together, and do if they came one by one", () => {
    expect(datedRuns([runs[0]!, ...imported])).toEqual([runs[0]]);
    expect(datedRuns(nightly)).toEqual(nightly);
    expect(datedRuns(imported.slice(0, 1))).toHaveLength(1);
  });

  it("moved over all of time, not in the week of their import", () => {
    const point = { ...pointOf(imported[0]!, 4), unusual: true };
    const odd = { ...seriesOf("", imported), points: [point], reason: null };
    const undated = timeline([odd], imported);
    expect(overviewSentence(undated, now)).toBe(
      "1 metric of 1 moved over these runs, which say no start.",
    );
    expect(weekPairs(undated, lastWeek(undated, now)!)).toEqual([]);
    const mixed = timeline([odd], [...runs, ...imported]);
    expect(movedLately(mixed, lastWeek(mixed, now)!)).toEqual([]);
    expect(lastWeek(timeline([], []), now)).toBeUndefined();
  });
});

it("never says that a total is over 0 examples", () => {
  expect(countWords(0)).toBe("n not reported");
  expect(intervalWords({ low: null, high: null, n: 133 }, String)).toBe("n 133");
  expect(timelineCsv([seriesOf("", runs.slice(0, 1))], runs).split("\r\n")[1]).toBe(
    "score,,entry-0,model 0,2025-01-01T00:00:00.000Z,0,,,,false,,,",
  );
});

it("tells a band over several systems from the noise of a rerun", () => {
  const band = { from: "entry-0", to: "entry-3", mean: 1, low: 0, high: 2, k: 4, floored: false };
  const one = { ...seriesOf("", runs.slice(0, 4)), bands: [band] };
  expect(hasMixedBand([one], runs)).toBe(true);
  expect(
    hasMixedBand(
      [one],
      runs.map((run) => ({ ...run, model: "m" })),
    ),
  ).toBe(false);
});

it("says the year where a day comes again", () => {
  const own = [entry(0), entry(13)];
  expect(runLabels(own, undefined)(1)).toBe("1 Feb 26");
});

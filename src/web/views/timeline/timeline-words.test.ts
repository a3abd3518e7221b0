import { describe, expect, it } from "vitest";
import type {
  ChangePoint,
  Timeline,
  TimelinePoint,
  TimelineRun,
  TimelineSeries,
} from "#contract/timeline.ts";
import { causeWords, consistencyWords, promptOf } from "./cause-words.ts";
import { notLookedYet } from "./not-looked-yet.ts";
import { heatSentence } from "./heat-sentence.ts";
import { lastWeek, weekPairs } from "./last-week.ts";
import { movedLately, overviewSentence } from "./moved-lately.ts";
import { readoutOf } from "./readout.ts";
import { runsAround } from "./runs-around.ts";
import { seriesLook } from "./series-look.ts";
import { seriesPicture, zoomedRuns } from "./series-picture.ts";
import { seriesSentence } from "./series-sentence.ts";
import { timelineCsv } from "./timeline-csv.ts";
import { unusualRuns } from "./unusual-runs.ts";
import { stepped } from "./use-chart-cursor.ts";

const run = (at: number, more: Partial<TimelineRun> = {}): TimelineRun => ({
  id: `run-${at}`,
  name: `run-${at}`,
  experiment: "nightly",
  at: new Date(Date.UTC(2026, 0, at)).toISOString(),
  started: true,
  status: "completed",
  dataset: "d",
  model: "m",
  promptVersion: null,
  metadata: {},
  ...more,
});
const point = (at: number, value: number | null, more: Partial<TimelinePoint> = {}) => ({
  run: `run-${at}`,
  startedAt: new Date(Date.UTC(2026, 0, at)).toISOString(),
  value,
  low: value === null ? null : value - 0.1,
  high: value === null ? null : value + 0.1,
  n: value === null ? 0 : 50,
  unusual: false,
  breaks: [],
  ...more,
});
const change: ChangePoint = {
  run: "run-3",
  before: "run-2",
  p: 0.001,
  grade: "change",
  from: 0.825,
  to: 0.595,
  better: false,
  changed: [{ what: "prompt", key: "", from: "p@v6", to: "p@v7", consistency: 1 }],
};
const series = (more: Partial<TimelineSeries> = {}): TimelineSeries => ({
  key: "",
  metric: "correct",
  points: [point(1, 0.82), point(2, 0.83), point(3, 0.6), point(4, 0.59)],
  bands: [],
  changePoints: [change],
  p: 0.001,
  reason: null,
  ...more,
});
const timeline = (...all: TimelineSeries[]): Timeline => ({
  runs: [1, 2, 3, 4].map((at) => run(at)),
  metrics: [
    {
      name: "correct",
      kind: "pass",
      direction: "up",
      margin: null,
      range: null,
      unit: null,
      description: null,
    },
  ] as unknown as Timeline["metrics"],
  series: all,
  notes: [],
  omitted: 0,
  experiments: ["nightly"],
  metadataKeys: [],
});

describe("the sentence of a series", () => {
  it("says what moved, by how much, where, and what changed then", () => {
    expect(seriesSentence(timeline(series()), "correct")).toBe(
      "correct fell by 23.0 points between run-2 and run-3, when the prompt changed from v6 to v7.",
    );
  });

  it("is careful with a possible change and names the series", () => {
    const possible = { ...change, grade: "possible_change" as const, changed: [], to: 0.9 };
    expect(
      seriesSentence(timeline(series({ key: "m1", changePoints: [possible] })), "correct"),
    ).toBe("correct of m1 may have risen by 7.5 points between run-2 and run-3.");
  });

  it("tells no change, too few runs and not looked yet apart", () => {
    const none = { changePoints: [] };
    expect(seriesSentence(timeline(series(none)), "correct")).toContain("no more than by chance");
    expect(
      seriesSentence(timeline(series({ ...none, reason: "too_few_runs" })), "correct"),
    ).toContain("over 4 runs: too few");
    expect(seriesSentence(timeline(series({ ...none, reason: "not_asked" })), "correct")).toContain(
      "looking for changes",
    );
    expect(seriesSentence(timeline(), "latencyMs")).toBe("No run has a value of latency.");
  });
});

describe("causes", () => {
  it("are named where they explain most runs, and counted", () => {
    const [first] = change.changed;
    expect(causeWords([{ ...first!, consistency: 0.5 }])).toBe("");
    expect(
      causeWords([{ ...first!, what: "setting", key: "temperature", from: "", to: "1" }]),
    ).toBe(", when the setting temperature changed from none to 1");
    expect(causeWords([first!, { ...first!, what: "model", from: "a", to: "b" }])).toContain(
      "and 1 more with it",
    );
    expect(consistencyWords(1, 16)).toBe("in all 16 runs");
    expect(consistencyWords(0.75, 16)).toBe("in 12 of 16 runs");
    expect(promptOf("a@b@v1")).toEqual({ prompt: "a@b", version: "v1" });
    expect(promptOf("none")).toBeNull();
  });

  it("count the runs up to the next change or break", () => {
    const points = [1, 2, 3, 4, 5, 6].map((at) =>
      point(at, at === 2 ? null : 0.5, at === 6 ? { breaks: ["dataset"] } : {}),
    );
    expect(runsAround(series({ points }), "run-3")).toBe(4);
  });
});

describe("the picture", () => {
  const look = seriesLook("correct", timeline().metrics);
  it("has a gap where a run has no value, and keeps possible values only", () => {
    const points = [point(1, 0.9), point(2, null), point(3, 0.95), point(4, 1, { high: 1 })];
    const { lines, low, high, events } = seriesPicture([series({ points })], timeline().runs, look);
    expect(lines[0]?.parts.map((part) => part.map(({ x }) => x))).toEqual([[0], [2, 3]]);
    expect(high).toBeLessThanOrEqual(1.05);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(events).toEqual([{ x: 2, kind: "change", words: "↓ change" }]);
  });

  it("flags the runs that somebody said something of", () => {
    const said = { kind: "note" as const, text: "x", author: "Ada", at: "2026-01-02T00:00:00Z" };
    const { noted } = seriesPicture([series()], timeline().runs, look, {
      notes: [
        { ...said, run: "run-2", metric: "correct" },
        { ...said, run: "run-3", metric: "other" },
        { ...said, run: "run-4", metric: null },
      ],
    });
    expect(noted).toEqual([1, 3]);
  });

  it("calls nothing unusual before changes were looked for", () => {
    const [one] = notLookedYet(
      timeline(series({ points: [point(1, 0.5, { unusual: true })], reason: "not_asked" })),
    ).series;
    expect(one?.points.map(({ value, unusual }) => [value, unusual])).toEqual([[0.5, false]]);
  });

  it("cuts bands and events to the zoom", () => {
    const runs = zoomedRuns(timeline().runs, ["run-2", "run-3"]);
    const bands = [
      { from: "run-1", to: "run-3", mean: 0.8, low: 0.7, high: 0.9, k: 3, floored: false },
      { from: "run-4", to: "run-4", mean: 0.8, low: 0.7, high: 0.9, k: 1, floored: false },
    ];
    const { lines, count } = seriesPicture([series({ bands })], runs, look);
    expect(count).toBe(2);
    expect(lines[0]?.bands.map(({ from, to }) => [from, to])).toEqual([[0, 1]]);
    expect(zoomedRuns(timeline().runs, ["gone", "run-3"])).toHaveLength(4);
  });

  it("is walked by the arrow keys", () => {
    const picture = seriesPicture(
      [series(), series({ key: "b", points: [point(2, 0.5), point(4, null)] })],
      timeline().runs,
      look,
    );
    expect(stepped(picture, undefined, "ArrowLeft")).toEqual({ line: 0, x: 3 });
    expect(stepped(picture, { line: 0, x: 3 }, "ArrowRight")).toEqual({ line: 0, x: 3 });
    expect(stepped(picture, { line: 0, x: 3 }, "ArrowDown")).toEqual({ line: 1, x: 1 });
    expect(stepped(picture, { line: 1, x: 1 }, "ArrowUp")).toEqual({ line: 0, x: 1 });
    expect(stepped(picture, { line: 0, x: 1 }, "j")).toBeUndefined();
  });
});

it("reads out a run with its interval and what is odd about it", () => {
  const look = seriesLook("correct", timeline().metrics);
  const { value, notes } = readoutOf(run(3), series(), look);
  expect(value).toBe("60.0 %, 50.0 % to 70.0 % with other examples, n 50");
  expect(notes).toEqual(["Change: mean 82.5 % before, 59.5 % from here on"]);
  expect(readoutOf(run(9), series(), look).value).toBe("not in this series");
});

it("tells what moved in the last week and what is unusual", () => {
  const odd = series({
    metric: "latencyMs",
    changePoints: [],
    points: [point(3, 100), point(4, 900, { unusual: true })],
  });
  const all = timeline(series(), odd);
  const monday = Date.UTC(2026, 0, 5);
  const moved = movedLately(all, lastWeek(all, monday)!);
  expect(moved.map(({ metric, better, runs }) => [metric, better, runs])).toEqual([
    ["correct", false, ["run-2", "run-3"]],
    ["latencyMs", null, ["run-4"]],
  ]);
  expect(moved[0]?.words).toBe(
    "correct fell by 23.0 points between run-2 and run-3, when the prompt changed from v6 to v7: 82.5 % before, 59.5 % since, over 4 runs, with 60.0 % (50.0 % to 70.0 %, n 50) there (p 0.001).",
  );
  expect(moved[1]?.words).toContain(
    "is unusual: 900 ms (900 ms to 900 ms, n 50), outside the band",
  );
  expect(overviewSentence(all, monday)).toBe("2 metrics of 2 moved in the last week.");
  expect(unusualRuns(all).map((one) => one.run.id)).toEqual(["run-4"]);
  const later = { ...all, runs: [...all.runs, run(30)] };
  expect(movedLately(later, lastWeek(later, Date.UTC(2026, 0, 31))!)).toEqual([]);
  expect(overviewSentence(all, Date.UTC(2026, 5, 1))).toBe(
    "No run came in the last week. 2 metrics of 2 moved in the week to 4 Jan.",
  );
});

it("holds the newest run of each experiment against the last one before the week", () => {
  const runs = [
    run(1),
    run(2, { status: "failed" }),
    run(3),
    run(9, { dataset: "other" }),
    run(12),
    run(11, { experiment: "weekly" }),
    run(10, { experiment: "weekly" }),
    run(2, { id: "lone", experiment: "lone" }),
  ];
  const pairs = weekPairs({ runs }, lastWeek({ runs }, Date.UTC(2026, 0, 13))!);
  expect(pairs.map(({ experiment, before, now }) => [experiment, before.id, now.id])).toEqual([
    ["nightly", "run-3", "run-12"],
    ["weekly", "run-10", "run-11"],
  ]);
  expect(lastWeek({ runs: [] }, 0)).toBeUndefined();
});

it("writes numbers as a table program reads them, and no formulas", () => {
  const runs = [run(1, { name: '=HYPERLINK("x")' }), run(2)];
  const text = timelineCsv([series({ points: [point(1, 0.5), point(2, null)] })], runs);
  const [head, first, second] = text.split("\r\n");
  expect(head).toMatch(/^metric,series,run,name/);
  expect(first).toContain(`run-1,"'=HYPERLINK(""x"")"`);
  expect(second).toContain("run-2,2026-01-02T00:00:00.000Z,,,,0,false,,,");
});

it("says which slices moved last", () => {
  const cell = (run: string, status: "regressed" | "improved" | null) => ({
    run,
    value: 0.5,
    n: 10,
    verdict: status && { status, p: 0.01, sentence: "s" },
  });
  const runs = ["r1", "r2", "r3"].map((id) => ({ id, name: id, at: "2026-01-01T00:00:00Z" }));
  const slices = (...rows: (readonly ("regressed" | "improved" | null)[])[]) =>
    rows.map((row, at) => ({
      name: at === 0 ? "(all)" : `s${at}`,
      cells: row.map((status, place) => cell(`r${place + 1}`, status)),
    }));
  const said = (...rows: Parameters<typeof slices>) =>
    heatSentence({ runs, metric: null, key: "topic", sliceKeys: [], slices: slices(...rows) });
  expect(said([null, null, "regressed"], [null, "improved", null], [null, "regressed", null])).toBe(
    "Last moved at r2: 1 slice worse and 1 slice better than in the run before it.",
  );
  expect(said([null, null, null], [null, null, null])).toContain("No slice");
});

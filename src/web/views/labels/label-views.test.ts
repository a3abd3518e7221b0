import { describe, expect, it } from "vitest";
import type { LabelMetric, LabelProgress } from "#contract/labels.ts";
import { chosenMetric, judgeName, queueChoice } from "./label-choice.ts";
import { latestOfDatasets } from "./latest-runs.ts";
import { pathOf, placeIn } from "./queue-place.ts";
import { emptyWords, queueSentence } from "./queue-words.ts";

const scale = (name: string, people: number, judged: number): LabelMetric => ({
  metric: {
    name,
    kind: "pass",
    direction: "up",
    margin: 0.05,
    range: null,
    unit: null,
    description: null,
  },
  labels: [],
  seen: null,
  judges: [{ id: "llm:g", source: "llm", name: "g", version: null, scored: judged }],
  people: [{ name: "grace", scored: people }],
});

const progress: LabelProgress = {
  total: 50,
  scored: 12,
  annotators: [{ name: "grace", scored: 12 }],
  judge: { id: "llm:grader@2", source: "llm", name: "grader", version: "2" },
  apart: 0.25,
  middle: [0.4, 0.6],
};

it("chooses the metric of the link, else the one most scored by people, then by models", () => {
  const scales = [scale("a", 0, 5), scale("b", 2, 0), scale("c", 2, 9)];
  expect(chosenMetric(scales, "a")?.metric.name).toBe("a");
  expect(chosenMetric(scales, undefined)?.metric.name).toBe("c");
  expect(chosenMetric(scales, "gone")).toBeUndefined();
  expect(chosenMetric([], undefined)).toBeUndefined();
});

it("asks for what is not yet scored, in the order of the first seed, where a link says nothing", () => {
  expect(queueChoice("p", "m", { runs: ["a"] }, "")).toEqual({
    p: "p",
    metric: "m",
    runs: ["a"],
    where: undefined,
    which: "unscored",
    n: undefined,
    seed: 1,
    judge: undefined,
    annotator: undefined,
  });
  expect(queueChoice("p", "m", { which: "random" }, "grace")).toMatchObject({
    n: 50,
    annotator: "grace",
  });
});

it("names judges by what is known of them", () => {
  expect(judgeName({ source: "llm", name: "grader", version: "2" })).toBe("grader 2");
  expect(judgeName({ source: "llm", name: null, version: null })).toBe("the model");
  expect(judgeName({ source: "code", name: null, version: "3" })).toBe("the program 3");
});

describe("the sentence of a queue", () => {
  it("counts for the one who scores", () => {
    expect(queueSentence(progress, "grace", "helpful")).toBe(
      "12 of 50 scored by you for helpful, 38 to go.",
    );
    expect(queueSentence({ ...progress, scored: 50 }, "grace", "helpful")).toContain("all done");
  });

  it("says what there is to somebody without a name", () => {
    expect(queueSentence(progress, "", "helpful")).toBe(
      "50 results to score for helpful; 1 person has scored some.",
    );
    expect(queueSentence({ ...progress, annotators: [] }, "", "helpful")).toContain("nobody");
    expect(queueSentence({ ...progress, total: 0 }, "", "helpful")).toBe(
      "No result is in this queue.",
    );
  });

  it("says why a queue is empty", () => {
    expect(emptyWords("unscored", progress, false).title).toContain("all of them");
    expect(emptyWords("disagree", progress, false)).toEqual({
      title: "grader 2 and people disagree on no result",
      advice: expect.stringContaining("0.25 apart"),
    });
    expect(emptyWords("uncertain", progress, false).advice).toContain("0.4 to 0.6");
    expect(emptyWords("uncertain", { ...progress, judge: null }, false).title).toContain(
      "No judge",
    );
    expect(emptyWords("all", progress, true).advice).toContain("filter");
  });
});

it("finds the result of an address among those loaded", () => {
  const items = [
    { run: "a", example: "e/1", repetition: 0 },
    { run: "a", example: "e/1", repetition: 1 },
  ];
  expect(placeIn(items, pathOf(items[1]!))).toBe(1);
  expect(placeIn(items, ["b", "e/1", "0"])).toBe(0);
  expect(placeIn(items, undefined)).toBe(0);
});

it("offers the latest three runs of each dataset", () => {
  const run = (id: string, dataset: string | null) => ({ id, name: id, dataset });
  expect(
    latestOfDatasets([
      run("5", "d"),
      run("4", null),
      run("3", "d"),
      run("2", "d"),
      run("1", "d"),
      run("0", null),
    ]).map(({ dataset, runs }) => [dataset, runs.map(({ id }) => id)]),
  ).toEqual([
    ["d", ["5", "3", "2"]],
    [null, ["4"]],
  ]);
});

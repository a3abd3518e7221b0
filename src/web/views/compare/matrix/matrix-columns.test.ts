import { expect, it } from "vitest";
import {
  columnOptions,
  defaultColumns,
  gridTracks,
  leastWidth,
  matrixColumns,
  scoresNeeded,
} from "./matrix-columns.ts";

const layout = (chosen: readonly string[], narrow = false) =>
  matrixColumns({ chosen, repetitions: [1, 4], metric: "correct", narrow });

it("shows example, input, each run's output and score, and the difference", () => {
  expect(layout(defaultColumns).map(({ kind, place }) => [kind, place])).toEqual([
    ["example", undefined],
    ["input", undefined],
    ["output", 0],
    ["score", 0],
    ["output", 1],
    ["score", 1],
    ["delta", undefined],
  ]);
});

it("adds metadata, other scores and figures where they are asked for, and ignores the unknown", () => {
  const columns = layout(["m.task", "score", "s.helpful", "latency", "nonsense"]);
  expect(columns.map(({ kind, name }) => `${kind} ${name}`.trim())).toEqual([
    "example",
    "metadata task",
    "score correct",
    "score helpful",
    "latency",
    "score correct",
    "score helpful",
    "latency",
    "delta correct",
  ]);
  expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
  expect(scoresNeeded(["s.helpful", "s.correct"], "correct")).toEqual(["correct", "helpful"]);
});

it("keeps to ids, scores and the difference on a phone", () => {
  expect(layout(defaultColumns, true).map(({ kind }) => kind)).toEqual([
    "example",
    "score",
    "score",
    "delta",
  ]);
  expect(leastWidth(layout(defaultColumns, true))).toBeLessThan(390);
});

it("writes widths as tracks", () => {
  expect(gridTracks(layout([]))).toBe("224px 84px");
  expect(gridTracks(layout(["input"]))).toBe("224px minmax(170px,1fr) 84px");
});

it("names what can be shown", () => {
  const labels = columnOptions(["task"], ["correct", "helpful"], "correct").map(
    ({ label }) => label,
  );
  expect(labels).toContain("task");
  expect(labels).toContain("scores: helpful");
  expect(labels.filter((label) => label === "scores: correct")).toHaveLength(1);
});

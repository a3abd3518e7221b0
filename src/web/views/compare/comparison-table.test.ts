import { expect, it } from "vitest";
import type { ComparedValue, Comparison } from "#contract/compare.ts";
import {
  baselineFirst,
  pairedDifference,
  sliceRows,
  slicesByDifference,
} from "./comparison-table.ts";

function aValue(run: string, slice: string, difference: number | null): ComparedValue {
  return {
    run,
    metric: "correct",
    slice,
    value: 0.5,
    n: 10,
    paired:
      difference === null
        ? null
        : { n: 10, baseline: 0.5, value: 0.5 + difference, wins: 1, losses: 2, ties: 7 },
  };
}

function aComparison(values: ComparedValue[]): Comparison {
  const run = (id: string): Comparison["runs"][number] => ({
    id,
    name: id,
    experiment: null,
    dataset: null,
    promptVersion: null,
    model: null,
    settings: {},
    status: "completed",
    startedAt: null,
    endedAt: null,
    metadata: {},
    resultCount: 1,
    exampleCount: 1,
    repetitions: 1,
    errorCount: 0,
    latencyMs: { mean: null, p50: null, p95: null },
    tokensTotal: null,
    costUsd: null,
    metrics: [],
  });
  return { baseline: "a", runs: [run("a"), run("b")], metrics: [], sliceKeys: [], values };
}

it("draws the baseline first and each run once", () => {
  expect(baselineFirst(["a", "b", "c", "b"], "c")).toEqual(["c", "a", "b"]);
  expect(baselineFirst(["a", "b"], "gone")).toEqual(["a", "b"]);
  expect(baselineFirst(["a", "b"], undefined)).toEqual(["a", "b"]);
});

it("puts values under their runs, whatever order they came in", () => {
  const rows = sliceRows(
    aComparison([aValue("b", "(all)", 0.1), aValue("a", "(all)", null), aValue("x", "(all)", 1)]),
    "correct",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]!.values.map((value) => value?.run)).toEqual(["a", "b"]);
  expect(sliceRows(aComparison([]), "correct")).toEqual([]);
});

it("sorts slices by difference and puts those without one last", () => {
  const rows = sliceRows(
    aComparison([
      aValue("b", "(all)", 0),
      aValue("b", "up", 0.2),
      aValue("b", "none", null),
      aValue("b", "down", -0.3),
    ]),
    "correct",
  );
  const names = (ascending: boolean) =>
    slicesByDifference(rows, 1, ascending).map(({ slice }) => slice);
  expect(names(true)).toEqual(["down", "up", "none"]);
  expect(names(false)).toEqual(["up", "down", "none"]);
});

it("has no difference where nothing was paired", () => {
  expect(pairedDifference(undefined)).toBeNull();
  expect(pairedDifference(aValue("b", "x", null))).toBeNull();
});

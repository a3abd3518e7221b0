import { expect, it } from "vitest";
import { aComparedValue, aComparison, aRunOf, passMetric } from "#testing/comparisons.ts";
import { indexComparison } from "../comparison-index.ts";
import { metricChoice } from "../metric-choice.ts";
import { tradePoints, whisker } from "./trade-points.ts";

it("places the runs that have both quality and price", () => {
  const value = (run: string, metric: string, at: number) =>
    aComparedValue({ run, metric, value: at, low: at - 0.01, high: at + 0.01 });
  const comparison = aComparison({
    runs: [aRunOf("a"), aRunOf("b"), aRunOf("c")],
    values: [
      value("a", "correct", 0.5),
      value("a", "costUsd", 1),
      value("b", "correct", 0.7),
      value("b", "costUsd", 0.5),
      value("c", "correct", 0.9),
    ],
  });
  const points = tradePoints(
    comparison,
    indexComparison(comparison),
    metricChoice(passMetric),
    "costUsd",
  );
  expect(points.map(({ run, standing }) => [run, standing])).toEqual([
    ["a", "dominated"],
    ["b", "front"],
  ]);
});

it("measures whiskers from the value", () => {
  expect(whisker({ value: 5, low: 3, high: 9 })).toEqual([2, 4]);
  expect(whisker({ value: 5, low: null, high: null })).toEqual([0, 0]);
});

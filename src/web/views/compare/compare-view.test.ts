import { expect, it } from "vitest";
import { aComparedValue, aComparison, aRunOf, passMetric } from "#testing/comparisons.ts";
import { chosenMetric, chosenPlace, slicedBy } from "./compare-view.ts";
import { metricChoices } from "./metric-choice.ts";

const comparison = aComparison({
  runs: [aRunOf("a"), aRunOf("b"), aRunOf("c")],
  metrics: [passMetric, { ...passMetric, name: "tone", kind: "label" }],
  values: [
    aComparedValue({ metric: "costUsd", value: 0.2 }),
    aComparedValue({ metric: "latencyMs", value: null }),
  ],
});

it("offers the metrics and the figures that were reported", () => {
  const choices = metricChoices(comparison);
  expect(choices.map(({ label }) => label)).toEqual(["correct", "cost"]);
  expect(chosenMetric(choices, "costUsd")?.direction).toBe("down");
  expect(chosenMetric(choices, "gone")?.name).toBe("correct");
  expect(chosenMetric([], "gone")).toBeUndefined();
});

it("is about the last run where the address names none, or the baseline", () => {
  expect(chosenPlace(comparison, undefined)).toBe(2);
  expect(chosenPlace(comparison, "a")).toBe(2);
  expect(chosenPlace(comparison, "b")).toBe(1);
});

it("slices by itself unless told otherwise", () => {
  const keys = [
    { key: "only", values: 1 },
    { key: "task", values: 27 },
  ];
  expect(slicedBy(undefined, keys)).toBe("task");
  expect(slicedBy("level", keys)).toBe("level");
  expect(slicedBy("@saved", keys)).toBe("@saved");
  expect(slicedBy("@none", keys)).toBeUndefined();
  expect(slicedBy("@model", keys)).toBeUndefined();
  expect(slicedBy(undefined, [])).toBeUndefined();
});

import { expect, it } from "vitest";
import { aComparison, aRunOf, aVerdict } from "#testing/comparisons.ts";
import { indexComparison } from "../comparison-index.ts";
import { figureVerdicts, headlinesOf, tallyOf } from "./headlines.ts";

const values = (effect: number | null, scale: "difference" | "ratio" = "difference") => ({
  baseline: 0.5,
  run: 0.5,
  effect,
  scale,
});

const comparison = aComparison({
  runs: [aRunOf("a"), aRunOf("b"), aRunOf("c")],
  verdicts: [
    aVerdict({ status: "improved", values: values(0.2) }),
    aVerdict({ slice: "small", values: values(-0.05) }),
    aVerdict({ slice: "large", values: values(-0.1) }),
    aVerdict({ slice: "better", status: "improved", values: values(0.3) }),
    aVerdict({ run: "c" }),
    aVerdict({ run: "c", slice: "better", status: "improved" }),
    aVerdict({ metric: "costUsd", values: values(1.9, "ratio") }),
    aVerdict({ metric: "latencyMs", values: values(null, "ratio") }),
  ],
});
const index = indexComparison(comparison);

it("names the slices that say the opposite, the strongest first", () => {
  const [b, c, ...more] = headlinesOf(comparison, index);
  expect(more).toEqual([]);
  expect(b).toMatchObject({ run: "b", place: 1, exceptions: [{ status: "regressed", of: 3 }] });
  expect(b!.exceptions[0]!.slices.map(({ slice }) => slice)).toEqual(["large", "small"]);
  expect(c!.exceptions).toMatchObject([{ status: "improved", of: 1 }]);
});

it("names worse and better slices where the headline knows nothing", () => {
  const unsure = aComparison({
    verdicts: [
      aVerdict({ status: "not_enough_data" }),
      aVerdict({ slice: "up", status: "improved" }),
      aVerdict({ slice: "down" }),
    ],
  });
  const [only] = headlinesOf(unsure, indexComparison(unsure));
  expect(only!.exceptions.map(({ status, slices }) => [status, slices[0]!.slice])).toEqual([
    ["regressed", "down"],
    ["improved", "up"],
  ]);
});

it("has figures only where they were measured", () => {
  expect(figureVerdicts("b", index).map(({ figure }) => figure)).toEqual(["costUsd"]);
  expect(figureVerdicts("c", index)).toEqual([]);
});

it("counts what the slices say", () => {
  expect(tallyOf(index.slices("b", "correct"))).toEqual({
    improved: 1,
    regressed: 2,
    no_detectable_change: 0,
    not_enough_data: 0,
  });
});

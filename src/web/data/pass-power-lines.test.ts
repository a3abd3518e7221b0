import { expect, it } from "vitest";
import { aComparison } from "#testing/comparisons.ts";
import { passPowerLines } from "./pass-power-lines.ts";

it("draws a line for a run with repetitions and none for one without", () => {
  const power = { metric: "correct", low: null, high: null, n: 50 };
  const comparison = aComparison({
    passPowers: [
      { ...power, run: "b", k: 2, value: 0.27 },
      { ...power, run: "b", k: 1, value: 0.42 },
      { ...power, run: "b", k: 3, value: null },
      { ...power, run: "a", k: 1, value: 0.5 },
    ],
  });
  expect(passPowerLines(comparison, "correct")).toEqual([
    {
      place: 1,
      name: "b",
      points: [
        { k: 1, value: 0.42, low: null, high: null },
        { k: 2, value: 0.27, low: null, high: null },
      ],
    },
  ]);
  expect(passPowerLines(comparison, "other")).toEqual([]);
});

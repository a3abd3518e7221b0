import { expect, it } from "vitest";
import { slicePower } from "./slice-power.ts";

const outcomes = {
  isAll: false,
  slice: "navigate",
  n: 250,
  mean: 0.504,
  variance: 0.25,
  between: 0,
  pairs: 250,
  changed: 129,
  deltaVariance: 0.3,
};

it("takes how much two runs differ", () => {
  const power = slicePower(outcomes, true);
  expect(power).toMatchObject({ slice: "navigate", n: 250, basis: "pair", changed: 129 });
  // The reference table of BIG-Bench Hard gives 12.7 points.
  expect(power.mde).toBeCloseTo(0.127, 3);
  // 2.802 * sqrt(0.3 / 250)
  expect(slicePower({ ...outcomes, between: 3 }, true).mde).toBeCloseTo(0.09705, 4);
});

it("assumes an independent second run where there is one only", () => {
  const one = { ...outcomes, pairs: 0, changed: 0, deltaVariance: null };
  const power = slicePower(one, true);
  expect(power).toMatchObject({ n: 250, basis: "assumed", changed: null });
  expect(power.mde).toBeCloseTo(0.1248, 3);
  expect(slicePower({ ...one, mean: 1 }, true).mde).toBeGreaterThan(0);
  expect(slicePower({ ...one, isAll: true }, false)).toMatchObject({ slice: "(all)" });
  expect(slicePower({ ...one, n: 0, mean: null, variance: null }, true).mde).toBeNull();
  expect(slicePower({ ...one, variance: null }, false).mde).toBeNull();
});

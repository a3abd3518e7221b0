import { expect, it } from "vitest";
import { intervalOfMoments, withinRange } from "./estimate.ts";

it("is Student's interval of the moments", () => {
  const ci = intervalOfMoments(10, 0.8, (0.16 * 10) / 9)!;
  // 0.8 - 2.262157 * sqrt(0.177778 / 10)
  expect(ci.low).toBeCloseTo(0.498379, 5);
  expect(ci.high).toBeCloseTo(1.101621, 5);
});

it("is none where examples are too few, do not vary, or are not there", () => {
  expect(intervalOfMoments(1, 0.8, null)).toBeNull();
  expect(intervalOfMoments(10, 0.8, 0)).toBeNull();
  expect(intervalOfMoments(0, null, null)).toBeNull();
});

it("ends where the quantity does", () => {
  const ci = { low: -0.5, high: 1.5 };
  expect(withinRange("pass", null, ci)).toEqual({ low: 0, high: 1 });
  expect(withinRange("figure", null, ci)).toEqual({ low: 0, high: 1.5 });
  expect(withinRange("other", [-1, 1], ci)).toEqual({ low: -0.5, high: 1 });
  expect(withinRange("other", null, ci)).toEqual(ci);
  expect(withinRange("pass", null, null)).toBeNull();
});

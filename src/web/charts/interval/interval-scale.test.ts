import { expect, it } from "vitest";
import { intervalScale } from "./interval-scale.ts";

it("holds every value and end, in order", () => {
  const scale = intervalScale([
    { value: 0.5, low: 0.4, high: 0.6 },
    { value: 0.9, low: null, high: null },
    { value: null, low: null, high: null },
  ])!;
  const places = [0.4, 0.5, 0.6, 0.9].map(scale.at);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(Math.max(...places)).toBeLessThan(1);
});

it("is finite where all are the same, and none where there is nothing", () => {
  for (const value of [0, 1, -3])
    expect(intervalScale([{ value, low: null, high: null }])!.at(value)).toBe(0.5);
  expect(intervalScale([{ value: null, low: null, high: null }])).toBeUndefined();
  expect(intervalScale([])).toBeUndefined();
});

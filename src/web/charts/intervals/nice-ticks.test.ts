import fc from "fast-check";
import { expect, it } from "vitest";
import { niceTicks } from "./nice-ticks.ts";

it("gives round numbers around the range", () => {
  expect(niceTicks(0.49, 0.94)).toEqual([0.4, 0.6, 0.8, 1]);
  expect(niceTicks(0, 1)).toEqual([0, 0.5, 1]);
  expect(niceTicks(812, 845)).toEqual([810, 820, 830, 840, 850]);
  expect(niceTicks(0, 0)).toEqual([0, 0.5]);
  expect(niceTicks(-3, 3)).toEqual([-4, -2, 0, 2, 4]);
});

it("always holds the range, in a handful of finite steps", () => {
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const ticks = niceTicks(low, high);
      const slack = 1e-6 * Math.max(1, Math.abs(low), Math.abs(high));
      expect(ticks[0]).toBeLessThanOrEqual(low + slack);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high - slack);
      expect(ticks.length).toBeLessThanOrEqual(8);
      expect(ticks.every(Number.isFinite)).toBe(true);
    }),
  );
});

import { expect, it } from "vitest";
import { nextWaitMs } from "./back-off.ts";

const timing = { firstMs: 1000, longestMs: 60_000, attempts: 10 };

it("doubles from attempt to attempt, up to the longest", () => {
  expect([1, 2, 3, 4].map((made) => nextWaitMs(made, timing, 0.5, null))).toEqual([
    1000, 2000, 4000, 8000,
  ]);
  expect(nextWaitMs(9, timing, 0.5, null)).toBe(60_000);
});

it("gives up after the last attempt", () => {
  expect(nextWaitMs(10, timing, 0.5, null)).toBeNull();
});

it("spreads waits, and waits as long as it is asked to, within reason", () => {
  expect(nextWaitMs(1, timing, 0, null)).toBe(800);
  expect(nextWaitMs(1, timing, 1, null)).toBeCloseTo(1200, 6);
  expect(nextWaitMs(1, timing, 0.5, 7000)).toBe(7000);
  expect(nextWaitMs(1, timing, 0.5, 1e9)).toBe(60_000);
  expect(nextWaitMs(3, timing, 0.5, 100)).toBe(4000);
});

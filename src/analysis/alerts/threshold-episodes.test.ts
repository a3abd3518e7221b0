import { expect, it } from "vitest";
import { thresholdEpisodes } from "./threshold-episodes.ts";

const below = { side: "below", limit: 0.7, clear: null, consecutive: 1 } as const;

it("begins beyond the limit and ends at it", () => {
  expect(thresholdEpisodes([0.8, 0.69, 0.6, 0.7, 0.5], below)).toEqual([
    { from: 1, at: 1, over: 3 },
    { from: 4, at: 4, over: null },
  ]);
  expect(thresholdEpisodes([0.1, 0.3, 0.2], { ...below, side: "above", limit: 0.2 })).toEqual([
    { from: 1, at: 1, over: 2 },
  ]);
});

it("does not flutter between the two edges of a hysteresis", () => {
  const values = [0.8, 0.69, 0.71, 0.69, 0.74, 0.76, 0.71];
  expect(thresholdEpisodes(values, { ...below, clear: 0.75 })).toEqual([
    { from: 1, at: 1, over: 5 },
  ]);
});

it("takes so many in a row, and begins to count anew in between", () => {
  const values = [0.6, 0.6, 0.8, 0.6, 0.6, 0.6, 0.6, 0.9];
  expect(thresholdEpisodes(values, { ...below, consecutive: 3 })).toEqual([
    { from: 3, at: 5, over: 7 },
  ]);
});

it("has none where nothing is beyond, or nothing is there", () => {
  expect(thresholdEpisodes([0.7, 0.9], below)).toEqual([]);
  expect(thresholdEpisodes([], below)).toEqual([]);
});

import { expect, it } from "vitest";
import { chosenPair } from "./chosen-pair.ts";

const versions = [1, 2, 3].map((number) => ({
  id: `id-${number}`,
  number,
  at: null,
  exampleCount: 1,
  added: null,
  removed: null,
  changed: null,
  present: number === 3,
  runCount: 0,
  runs: [],
}));
const chosen = (state: { from?: string; to?: string }) => {
  const pair = chosenPair(versions, state);
  return pair && [pair.from.number, pair.to.number];
};

it("takes the last change unless the address says otherwise", () => {
  expect(chosen({})).toEqual([2, 3]);
  expect(chosen({ from: "id-1" })).toEqual([1, 3]);
  expect(chosen({ to: "2" })).toEqual([1, 2]);
  expect(chosen({ from: "3", to: "1" })).toEqual([3, 1]);
  expect(chosen({ from: "gone", to: "gone" })).toEqual([2, 3]);
  expect(chosenPair(versions.slice(0, 1), {})).toBeUndefined();
  expect(chosenPair([], {})).toBeUndefined();
});

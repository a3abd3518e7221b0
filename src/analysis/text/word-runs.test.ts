import fc from "fast-check";
import { expect, it } from "vitest";
import { shingleOverlap } from "../stats/samples/shingle-overlap.ts";
import { holds, jaccard, wordRuns } from "./word-runs.ts";

const text = fc.array(fc.constantFrom("a", "b", "c", "dd", "e1")).map((words) => words.join(" "));

it("agrees with the overlap of the texts themselves", () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 4 }), (one, other, k) => {
      const runs = [wordRuns(one, k), wordRuns(other, k)] as const;
      const isShort = runs.some(({ length }) => length === 0);
      const found = isShort ? null : Math.round(jaccard(...runs) * 1e12);
      const expected = shingleOverlap(one, other, k);
      expect(found).toBe(expected === null ? null : Math.round(expected * 1e12));
    }),
  );
});

it("is ascending, without repeats, and holds what it was made of", () => {
  fc.assert(
    fc.property(text, (words) => {
      const runs = wordRuns(words, 2, true);
      expect(runs.every((run, at) => at === 0 || run > runs[at - 1]!)).toBe(true);
      expect(runs.every((run) => holds(runs, run))).toBe(true);
    }),
  );
  expect(holds(wordRuns("a b c", 2), 1)).toBe(false);
  expect(holds(new Float64Array(), 1)).toBe(false);
});

it("takes a short text whole when asked to", () => {
  expect(wordRuns("a b", 5)).toHaveLength(0);
  expect(wordRuns("a b", 5, true)).toHaveLength(1);
  expect(jaccard(wordRuns("a b", 5, true), wordRuns("A, b!", 5, true))).toBe(1);
  expect(jaccard(wordRuns("a b", 5, true), wordRuns("b a", 5, true))).toBe(0);
  expect(wordRuns("()", 5, true)).toHaveLength(0);
});

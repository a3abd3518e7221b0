import { expect, it } from "vitest";
import { exactDuplicates, pairsIn } from "./exact-duplicates.ts";

const question = (input: string, reference: string | null = null) => ({ input, reference });

it("finds the same question in other clothes", () => {
  const groups = exactDuplicates([
    question("Is it  late?", "Yes"),
    question("other"),
    question("is it late?", " yes"),
    question("IS IT\nLATE?", null),
  ]);
  expect(groups).toEqual([{ places: [0, 2, 3], conflicting: false }]);
  expect(pairsIn(groups)).toBe(3);
});

it("tells two answers to one question", () => {
  expect(exactDuplicates([question("a", "Yes"), question("a", "No")])).toEqual([
    { places: [0, 1], conflicting: true },
  ]);
  expect(exactDuplicates([])).toEqual([]);
});

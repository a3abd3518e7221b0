import fc from "fast-check";
import { expect, it } from "vitest";
import { kindOf, numberOf, truthOf } from "./cell.ts";

it.each([
  [["true", "No", "1", ""], "pass"],
  [["1", "0", "2"], "score"],
  [["2", "1", "0"], "score"],
  [["0.5", " 1e3 "], "score"],
  [["yes", "2"], "label"],
  [["2", "yes"], "label"],
  [["good"], "label"],
  [["", " "], "score"],
  [["NaN"], "label"],
  [["Infinity"], "label"],
])("judges %j as %s", (cells, kind) => expect(kindOf(cells)).toBe(kind));

it("does not depend on the order of the cells", () => {
  const cell = fc.constantFrom("", "yes", "0", "1", "2.5", "text");
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      expect(kindOf(cells.toReversed())).toBe(kindOf(cells));
    }),
  );
});

it("never reads a cell as something that is not finite", () => {
  fc.assert(
    fc.property(fc.string(), (cell) => {
      const value = numberOf(cell);
      expect(value === null || value === undefined || Number.isFinite(value)).toBe(true);
    }),
  );
  expect(truthOf("maybe")).toBeUndefined();
});

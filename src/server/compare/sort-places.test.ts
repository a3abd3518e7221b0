import fc from "fast-check";
import { expect, it } from "vitest";
import { sortPlaces } from "./sort-places.ts";

it("sorts numbers of any size and sign, equal ones in the order given, NaN last", () => {
  const key = fc.oneof(
    fc.double(),
    fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 1, -1, 0.5, 5e-324, -5e-324),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
      const places = Int32Array.from(keys.keys());
      const sorted = [...sortPlaces(places, Float64Array.from(keys))];
      const expected = [...places].toSorted((a, b) => {
        const [x, y] = [keys[a]!, keys[b]!];
        if (Number.isNaN(x) || Number.isNaN(y))
          return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
        return x < y ? -1 : x > y ? 1 : a - b;
      });
      expect(sorted).toEqual(expected);
    }),
  );
});

it("sorts some of the places alone", () => {
  const keys = Float64Array.from([3, 1, 2, 0]);
  expect([...sortPlaces(Int32Array.from([0, 2, 3]), keys)]).toEqual([3, 2, 0]);
});

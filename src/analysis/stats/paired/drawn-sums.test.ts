import { expect, it } from "vitest";
import { seededRandom } from "../random/xoshiro128.ts";
import { drawnSums } from "./drawn-sums.ts";
import { signFlip } from "./sign-flip.ts";

/** Value by value, as the method is written down. */
function plainSums(values: Float64Array, seed: number, draws: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: draws }, () => {
    let sum = 0;
    let bits = 0;
    for (let at = 0; at < values.length; at += 1) {
      if (at % 32 === 0) bits = random.next();
      sum += values[at]! * (bits & 1);
      bits >>>= 1;
    }
    return sum;
  });
}

it.each([
  [1, 10],
  [31, 10],
  [32, 10],
  [33, 2000],
  [257, 1025],
  [1000, 30],
])("draws the sums of %i values %i times as one by one", (n, draws) => {
  const random = seededRandom(n);
  const values = Float64Array.from({ length: n }, () => random.below(1000) / 8);
  expect([...drawnSums(values, seededRandom(3), draws)]).toEqual(plainSums(values, 3, draws));
});

it("needs no draw where none can reach what was observed", () => {
  const all = Array.from({ length: 500 }, () => 1);
  expect(signFlip(all, 1)).toEqual({ p: 1e-4, midP: 1e-4, draws: 9999 });
});

import { expect, it } from "vitest";
import { seededRandom } from "../stats/random/xoshiro128.ts";
import { openProducts, width } from "./products.ts";
import { product, type Vectors } from "./vectors.ts";

function randomVectors(count: number, dimensions: number): Vectors {
  const random = seededRandom(dimensions);
  const values = Float32Array.from(
    { length: count * dimensions },
    () => random.next() / 2 ** 31 - 1,
  );
  return { values, count, dimensions };
}

it.each([1, 3, 15, 16, 17, 64, 100, 384])("multiplies vectors of %i numbers", (dimensions) => {
  const vectors = randomVectors(40, dimensions);
  const products = openProducts(vectors);
  for (const [oneCount, otherCount] of [
    [1, 1],
    [2, 4],
    [3, 5],
    [7, 11],
  ] as const) {
    for (let at = 0; at < oneCount; at++) products.ones[at] = at * 5;
    for (let at = 0; at < otherCount; at++) products.others[at] = 39 - at * 2;
    const table = products.table(oneCount, otherCount);
    for (let one = 0; one < oneCount; one++)
      for (let other = 0; other < otherCount; other++)
        expect(table[one * width(otherCount) + other]).toBeCloseTo(
          product(vectors, one * 5, vectors, 39 - other * 2),
          4,
        );
  }
});

it("gives the same products whichever vectors are asked about with them", () => {
  const products = openProducts(randomVectors(8, 33));
  products.ones.set([0, 1]);
  products.others.set([2, 3, 4, 5, 6]);
  const together = products.table(2, 5)[width(5) + 4];
  products.ones.set([6]);
  products.others.set([1]);
  expect(products.table(1, 1)[0]).toBe(together);
});

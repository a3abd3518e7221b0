import { expect, it } from "vitest";
import { minHash } from "./min-hash.ts";

it("agrees at as many places as the sets are similar", () => {
  let agreed = 0;
  let places = 0;
  for (let pair = 0; pair < 60; pair += 1) {
    const from = pair * 7919;
    const one = minHash(Float64Array.from({ length: 60 }, (_, at) => (from + at) * 2654435));
    const other = minHash(Float64Array.from({ length: 60 }, (_, at) => (from + at + 20) * 2654435));
    agreed += one.filter((hash, at) => hash === other[at]).length;
    places += one.length;
  }
  // 40 of 80 shared; 7,200 places have a standard error below 0.02 even where places depend on each other.
  expect(agreed / places).toBeGreaterThan(0.44);
  expect(agreed / places).toBeLessThan(0.56);
});

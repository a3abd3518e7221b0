import { expect, it } from "vitest";
import { clusterWords } from "./cluster-words.ts";
import { coverageOf } from "./coverage.ts";
import { kMeans } from "./k-means.ts";
import { unitVectors } from "./vectors.ts";

/** Directions in the plane, in degrees. */
function directions(degrees: readonly number[]) {
  const values = Float32Array.from(
    degrees.flatMap((each) => [Math.cos((each * Math.PI) / 180), Math.sin((each * Math.PI) / 180)]),
  );
  return unitVectors({ values, count: degrees.length, dimensions: 2 });
}

it("covers what lies in the reach of an example, and tells which examples are of use", () => {
  const examples = directions([0, 1, 2, 3, 180, 181, 182, 183]);
  const { covered, nearest, used } = coverageOf(directions([0.5, 4, 90, -1]), examples, 3);
  expect([...covered]).toEqual([1, 1, 0, 1]);
  expect(nearest[1]).toBe(3);
  expect([...used]).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
});

it("covers nothing with less than two examples", () => {
  expect([...coverageOf(directions([1]), directions([1])).covered]).toEqual([0]);
});

it("names clusters by the words that the others lack", () => {
  const texts = [
    "refund my order",
    "refund the order please",
    "parcel late order",
    "parcel lost order",
  ];
  expect(clusterWords(texts, [1, 1, 2, 2], 2).map((label) => label.split(", ")[0])).toEqual([
    "refund",
    "parcel",
  ]);
});

it("shows no more of a word than can be read", () => {
  const [label] = clusterWords(["x".repeat(3000), "x".repeat(3000)], [1, 1], 1);
  expect(label).toBe(`${"x".repeat(23)}…`);
});

it("groups what lies together, the largest group first, and the same way every time", () => {
  const points = directions([90, 91, 92, 93, 0, 1, 2, 180, 181]);
  expect([...kMeans(points, 3, 5)]).toEqual([0, 0, 0, 0, 1, 1, 1, 2, 2]);
  expect(kMeans(points, 3, 5)).toEqual(kMeans(points, 3, 5));
  expect([...kMeans(directions([7, 7, 7]), 3, 1)]).toEqual([0, 0, 0]);
  expect([...kMeans(directions([]), 3, 1)]).toEqual([]);
});

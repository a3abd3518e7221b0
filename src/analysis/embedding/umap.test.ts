import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../stats/random/xoshiro128.ts";
import { densityClusters } from "./density-clusters.ts";
import { forestNeighbours } from "./forest-neighbours.ts";
import { fuzzyEdges } from "./fuzzy-edges.ts";
import { exactNeighbours } from "./exact-neighbours.ts";
import { cosineDistance, nearestAmong } from "./neighbours.ts";
import { pcaPlane } from "./pca.ts";
import { pictureQuality } from "./picture-quality.ts";
import { placePoints } from "./place-points.ts";
import { umapPlane } from "./umap.ts";
import { pick, unitVectors, type Vectors } from "./vectors.ts";

/** Points around `groups` directions, one group after the other. */
function grouped(groups: number, each: number, dimensions = 24): Vectors {
  const random = seededRandom(7);
  const number = (): number => random.next() / 2 ** 31 - 1;
  const values = new Float32Array(groups * each * dimensions);
  for (let group = 0; group < groups; group++) {
    const centre = Array.from({ length: dimensions }, number);
    for (let point = group * each; point < (group + 1) * each; point++)
      for (let axis = 0; axis < dimensions; axis++)
        values[point * dimensions + axis] = centre[axis]! + 0.35 * number();
  }
  return { values, count: groups * each, dimensions };
}

const vectors = unitVectors(grouped(4, 80));
const options = { neighbours: 15, seed: 3 };

describe("the UMAP picture", () => {
  const { plane, neighbours } = umapPlane(vectors, options);

  it("is the same for the same seed, another for another", () => {
    expect(umapPlane(vectors, options).plane).toEqual(plane);
    expect(umapPlane(vectors, { ...options, seed: 4 }).plane).not.toEqual(plane);
  });

  it("keeps groups together and apart", () => {
    const clusters = densityClusters(plane);
    const seen = [0, 1, 2, 3].map((group) => {
      const counts = new Map<number, number>();
      for (const cluster of clusters.subarray(group * 80, group * 80 + 80))
        counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
      return [...counts].toSorted((a, b) => b[1] - a[1])[0]!;
    });
    expect(new Set(seen.map(([cluster]) => cluster)).size).toBe(4);
    for (const [, size] of seen) expect(size).toBeGreaterThan(70);
  });

  it("can be believed more than a picture drawn at random", () => {
    const unit = unitVectors(vectors);
    const random = seededRandom(1);
    const noise = plane.map(() => random.next() / 2 ** 32);
    const good = pictureQuality(unit, plane, 1)!;
    expect(good.trust).toBeGreaterThan(0.9);
    expect(good.kept).toBeGreaterThan(pictureQuality(unit, noise, 1)!.kept);
  });

  it("lets edges be counted once", () => {
    const { from, to, weight } = fuzzyEdges(neighbours);
    const names = new Set([...from].map((one, at) => `${one}-${to[at]}`));
    expect(names.size).toBe(from.length);
    for (const [at, one] of from.entries()) expect(one).toBeLessThan(to[at]!);
    for (const each of weight) expect(each > 0 && each <= 1).toBe(true);
  });

  it("places new points among their own group", () => {
    const unit = unitVectors(vectors);
    const old = Uint32Array.from({ length: 319 }, (_, at) => at);
    const [x, y] = placePoints(pick(unit, [319]), pick(unit, old), plane.slice(0, 638));
    const own = Array.from({ length: 79 }, (_, at) => 240 + at);
    const mean = (axis: number) =>
      own.reduce((sum, at) => sum + plane[at * 2 + axis]!, 0) / own.length;
    expect(Math.hypot(x! - mean(0), y! - mean(1))).toBeLessThan(4);
  });

  it.each([0, 1, 2, 3, 5])("stands %i points", (count) => {
    const few = pick(
      vectors,
      Array.from({ length: count }, (_, at) => at),
    );
    const drawn = umapPlane(few, options).plane;
    expect(drawn.length).toBe(count * 2);
    expect(drawn.every(Number.isFinite)).toBe(true);
  });

  it("stands points that are all the same, and vectors of zeros", () => {
    for (const value of [1, 0]) {
      const same = { values: new Float32Array(60 * 4).fill(value), count: 60, dimensions: 4 };
      expect(umapPlane(same, options).plane.every(Number.isFinite)).toBe(true);
      expect(pcaPlane(same).every(Number.isFinite)).toBe(true);
    }
  });
});

describe("neighbours", () => {
  it("are those that sorting all distances gives", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 8 }), (count, k) => {
        const unit = unitVectors(
          pick(
            vectors,
            Array.from({ length: count }, (_, at) => at * 7),
          ),
        );
        const found = exactNeighbours(unit, k);
        for (let point = 0; point < count; point++) {
          const sorted = Array.from({ length: count }, (_, other) => other)
            .filter((other) => other !== point)
            .map((other) => {
              let sum = 0;
              for (let axis = 0; axis < unit.dimensions; axis++)
                sum +=
                  unit.values[point * unit.dimensions + axis]! *
                  unit.values[other * unit.dimensions + axis]!;
              return 1 - sum;
            })
            .toSorted((a, b) => a - b);
          for (let at = 0; at < found.k; at++)
            expect(found.distances[point * found.k + at]!).toBeCloseTo(sorted[at]!, 4);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("of the forest are nearly all the exact ones, and the same for one seed", () => {
    const unit = unitVectors(grouped(8, 150));
    const [exact, found] = [exactNeighbours(unit, 10), forestNeighbours(unit, 10, 5)];
    let shared = 0;
    for (let point = 0; point < unit.count; point++) {
      const own = new Set(exact.places.subarray(point * 10, point * 10 + 10));
      for (const place of found.places.subarray(point * 10, point * 10 + 10))
        if (own.has(place)) shared++;
    }
    expect(shared / (unit.count * 10)).toBeGreaterThan(0.9);
    expect(forestNeighbours(unit, 10, 5).places).toEqual(found.places);
  });
});

it.each([1, 40])("finds the nearest of %i queries among other points", (queries) => {
  const asked = pick(
    vectors,
    Array.from({ length: queries }, (_, at) => at * 7),
  );
  const { places, distances } = nearestAmong(asked, vectors, 4);
  for (let query = 0; query < queries; query++) {
    const expected = Array.from({ length: vectors.count }, (_, other) => ({
      other,
      far: cosineDistance(asked, query, vectors, other),
    })).toSorted((one, other) => one.far - other.far);
    expect(places[query * 4]).toBe(query * 7);
    for (let at = 0; at < 4; at++)
      expect(distances[query * 4 + at]).toBeCloseTo(expected[at]!.far, 5);
  }
});

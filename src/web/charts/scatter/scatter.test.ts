import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "#analysis/stats/random/xoshiro128.ts";
import { type Corner, pointsInside, simplified } from "./lasso.ts";
import { cutRuns, pickPoint, runsInSight, tilePoints } from "./point-tiles.ts";
import { fromPixels, toPixels, zoomedAt } from "./scatter-view.ts";

function randomPositions(count: number): Uint16Array {
  const random = seededRandom(count);
  return Uint16Array.from({ length: count * 2 }, () => random.below(65_536));
}
const whole = { x0: 0, x1: 1, y0: 0, y1: 1 };

describe("tiles", () => {
  it.each([0, 1, 1000, 100_000])("hold each of %i points once", (count) => {
    const tiled = tilePoints(randomPositions(count));
    expect(tiled.order.toSorted()).toEqual(Uint32Array.from({ length: count }, (_, at) => at));
    const { runs, isAll } = runsInSight(tiled, whole, Infinity);
    expect(isAll).toBe(true);
    expect(runs.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(count);
  });

  it("draw a part within the budget, spread over all", () => {
    const tiled = tilePoints(randomPositions(200_000));
    const { runs, isAll } = runsInSight(tiled, whole, 40_000);
    const drawn = runs.reduce((sum, [from, to]) => sum + to - from, 0);
    expect(isAll).toBe(false);
    expect(drawn).toBeGreaterThan(10_000);
    expect(drawn).toBeLessThanOrEqual(60_000);
  });

  it("find the nearest point as a look at all does", () => {
    const positions = randomPositions(3000);
    const tiled = tilePoints(positions);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x, y) => {
          const far = (point: number) =>
            Math.hypot(positions[point * 2]! - x * 65_535, positions[point * 2 + 1]! - y * 65_535);
          let best = 0;
          for (let point = 1; point < 3000; point++) if (far(point) < far(best)) best = point;
          const found = pickPoint(tiled, x, y, 0.2, () => true);
          expect(far(found)).toBeCloseTo(far(best), 6);
        },
      ),
    );
  });
});

describe("an outline", () => {
  it("holds what is inside, whatever its shape", () => {
    const positions = Uint16Array.of(10_000, 10_000, 60_000, 10_000, 30_000, 30_000);
    const triangle: Corner[] = [
      [0, 0],
      [0.6, 0],
      [0, 0.9],
    ];
    expect([...pointsInside(positions, triangle)]).toEqual([0]);
    expect([...pointsInside(positions, triangle.slice(1))]).toEqual([]);
  });

  it("has few corners in the address", () => {
    const circle = Array.from({ length: 900 }, (_, at): Corner => {
      const angle = (at / 900) * 2 * Math.PI;
      return [0.5 + 0.3 * Math.cos(angle), 0.5 + 0.3 * Math.sin(angle)];
    });
    const few = simplified(circle);
    expect(few.length).toBeLessThanOrEqual(60);
    const positions = randomPositions(5000);
    const [before, after] = [pointsInside(positions, circle), pointsInside(positions, few)];
    expect(Math.abs(before.length - after.length) / before.length).toBeLessThan(0.02);
  });
});

it("keeps what is under the pointer there while zooming", () => {
  const box = { width: 800, height: 500 };
  const view = { x: 0.4, y: 0.6, zoom: 2 };
  const at: Corner = [123, 77];
  const [x, y] = toPixels(box, zoomedAt(box, view, at, 3), fromPixels(box, view, at));
  expect(x).toBeCloseTo(123, 6);
  expect(y).toBeCloseTo(77, 6);
});

it("adds what a picture lacks in its order, so many points at once", () => {
  const [first, rest] = cutRuns(
    [
      [0, 4],
      [10, 20],
    ],
    6,
  );
  expect(first).toEqual([
    [0, 4],
    [10, 12],
  ]);
  expect(rest).toEqual([[12, 20]]);
  expect(cutRuns(rest, 100)).toEqual([[[12, 20]], []]);
  expect(cutRuns([], 5)).toEqual([[], []]);
});

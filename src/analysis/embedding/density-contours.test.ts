import { expect, it } from "vitest";
import { seededRandom } from "../stats/random/xoshiro128.ts";
import { densityContours } from "./density-contours.ts";

/** Points around two places, four times as many around the first. */
function twoHeaps(): Uint16Array {
  const random = seededRandom(3);
  const near = (middle: number) =>
    Math.round((middle + (random.next() + random.next() - 2 ** 32) / 2 ** 32 / 12) * 65_535);
  return Uint16Array.from(
    Array.from({ length: 2000 }, (_, at) =>
      (at % 5 === 0 ? [0.8, 0.8] : [0.2, 0.3]).map(near),
    ).flat(),
  );
}

it("draws closed lines around what lies together, the higher the narrower", () => {
  const contours = densityContours(twoHeaps());
  expect(contours.map(({ height }) => height)).toEqual([0.03, 0.1, 0.22, 0.4, 0.62, 0.85]);
  for (const { pieces, height } of contours) {
    expect(pieces.length % 4).toBe(0);
    expect(pieces.every((each) => each > -0.1 && each < 1.1)).toBe(true);
    // Closed: every end of a piece is one of a second piece.
    const ends = new Map<string, number>();
    for (let at = 0; at < pieces.length; at += 2) {
      const key = `${pieces[at]!.toFixed(5)} ${pieces[at + 1]!.toFixed(5)}`;
      ends.set(key, (ends.get(key) ?? 0) + 1);
    }
    for (const times of ends.values()) expect(times % 2).toBe(0);
    const reachesSmall = pieces.some((x, at) => at % 2 === 0 && x > 0.6);
    expect(reachesSmall).toBe(height < 0.25);
  }
});

it("draws nothing of hardly any points, and only what is shown", () => {
  expect(densityContours(new Uint16Array(18))).toEqual([]);
  const heaps = twoHeaps();
  const [lowest] = densityContours(heaps, (point) => point % 5 !== 0);
  expect(lowest!.pieces.some((x, at) => at % 2 === 0 && x > 0.6)).toBe(false);
});

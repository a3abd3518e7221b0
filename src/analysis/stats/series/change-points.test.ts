import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/xoshiro128.ts";
import { changePoints } from "./e-divisive.ts";

describe("a series", () => {
  it("finds the steps of a staircase and grades them", () => {
    const random = seededRandom(5);
    const noise = (): number => (random.below(1000) - 500) / 10_000;
    const series = Array.from({ length: 45 }, (_, at) => Math.floor(at / 15) * 0.5 + noise());
    const found = changePoints(series, 1, { draws: 199 });
    expect(found.map(({ index }) => index)).toEqual([15, 30]);
    expect(found.map(({ grade }) => grade)).toEqual(["change", "change"]);
  });

  it("looks at the last 200 runs and keeps their places", () => {
    const series = Array.from({ length: 260 }, (_, at) => (at < 30 ? 5 : at < 200 ? 0 : 1));
    const found = changePoints(series, 1, { draws: 99 });
    expect(found.map(({ index }) => index)).toEqual([200]);
  });
});

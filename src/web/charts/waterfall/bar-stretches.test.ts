import { describe, expect, it } from "vitest";
import { criticalPath } from "#analysis/trace/critical-path.ts";
import { buildWaterfall } from "#analysis/trace/waterfall-columns.ts";
import { pictureOf } from "#testing/waterfall-source.ts";
import { BarStretches } from "./bar-stretches.ts";

const waterfall = buildWaterfall(
  pictureOf([
    { id: "r", parent: null, at: 0, durationMs: 100 },
    { id: "a", parent: "r", at: 10, durationMs: 30 },
    { id: "b", parent: "r", at: 60, durationMs: 0.2 },
  ]),
);
const path = criticalPath(waterfall);
const whole = new BarStretches(waterfall, { from: 0, to: 100 }, 100, path);

describe("the stretches of a bar", () => {
  it("are what no child covers", () => {
    expect(whole.own(0)).toEqual([0, 10, 40, 100]);
    expect(whole.own(1)).toEqual([10, 40]);
  });

  it("follow the time in sight", () => {
    const near = new BarStretches(waterfall, { from: 30, to: 50 }, 100, path);
    expect(near.own(0)).toEqual([50, 100]);
    expect(near.onPath(1, false)).toEqual([0, 50]);
    expect(near.onPath(2, false)).toEqual([]);
  });

  it("show the path of a row itself, or of all below it where that is folded", () => {
    expect(whole.onPath(0, false)).toEqual([0, 10, 40, 100]);
    expect(whole.onPath(0, true)).toEqual([0, 100]);
    expect(whole.onPath(2, false)).toEqual([60, 61]);
  });

  it("are none without a path", () => {
    const plain = new BarStretches(waterfall, { from: 0, to: 100 }, 100, undefined);
    expect(plain.onPath(0, true)).toEqual([]);
  });

  it("survive a window that rounding has closed", () => {
    const closed = new BarStretches(waterfall, { from: 50, to: 50 }, 100, path);
    expect(closed.own(0)).toEqual([]);
  });
});

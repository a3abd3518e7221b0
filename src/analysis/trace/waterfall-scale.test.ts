import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clampWindow, panWindow, timeAt, timeTicks, xOf, zoomWindow } from "./waterfall-scale.ts";

describe("the time window", () => {
  it("zooms around a point and comes back", () => {
    const all = { from: 0, to: 1000 };
    const near = zoomWindow(all, 1000, 0.5, 200);
    expect(near).toEqual({ from: 100, to: 600 });
    expect(timeAt(xOf(200, near, 800), near, 800)).toBeCloseTo(200);
    expect(zoomWindow(near, 1000, 4, 200)).toEqual(all);
  });

  it("pans to the edge and no further", () => {
    expect(panWindow({ from: 0, to: 100 }, 1000, 0.5)).toEqual({ from: 50, to: 150 });
    expect(panWindow({ from: 0, to: 100 }, 1000, -0.5)).toEqual({ from: 0, to: 100 });
    expect(panWindow({ from: 850, to: 950 }, 1000, 5)).toEqual({ from: 900, to: 1000 });
  });

  it("takes a window from an old link as far as it fits", () => {
    expect(clampWindow({ from: 500, to: 5000 }, 1000)).toEqual({ from: 0, to: 1000 });
    expect(clampWindow({ from: 300, to: 100 }, 1000)).toEqual({ from: 100, to: 300 });
    expect(clampWindow({ from: Number.NaN, to: 1 }, 1000)).toEqual({ from: 0, to: 1000 });
  });

  it("stays inside the axis and wider than nothing for any input", () => {
    const number = fc.double({ noDefaultInfinity: false });
    fc.assert(
      fc.property(
        number,
        number,
        fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
        (from, to, total) => {
          const window = clampWindow({ from, to }, total);
          expect(window.from).toBeGreaterThanOrEqual(0);
          expect(window.to).toBeLessThanOrEqual(total * (1 + 1e-12));
          expect(window.to).toBeGreaterThan(window.from);
        },
      ),
    );
  });
});

describe("timeTicks", () => {
  it.each([
    [0, 1000, 5, 200],
    [0, 3410, 6, 1000],
    [0, 64_000, 6, 15_000],
    [0, 7_200_000, 8, 900_000],
    [0, 0.004, 5, 0.001],
    [100, 101, 5, 0.2],
  ])("between %s and %s ms with %s ticks: every %s ms", (from, to, wanted, stepMs) => {
    expect(timeTicks({ from, to }, wanted).stepMs).toBeCloseTo(stepMs, 9);
  });

  it("gives few round times inside the window", () => {
    const times = fc.double({ min: 0, max: 1e10, noNaN: true });
    fc.assert(
      fc.property(times, fc.double({ min: 1e-6, max: 1e10, noNaN: true }), (from, width) => {
        const { stepMs, ticks } = timeTicks({ from, to: from + width }, 6);
        expect(stepMs).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const tick of ticks) expect(tick).toBeGreaterThanOrEqual(from - stepMs * 1e-6);
      }),
    );
  });
});

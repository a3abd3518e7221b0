import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakEven } from "./break-even.ts";
import type { Measured } from "./measured.ts";
import { standings, type TradePoint } from "./pareto-front.ts";

const exactly = (value: number): Measured => ({ value, low: null, high: null });
const about = (value: number, by: number): Measured => ({
  value,
  low: value - by,
  high: value + by,
});
const point = (gain: Measured, price: Measured, direction: "up" | "down" = "up"): TradePoint => ({
  gain,
  price,
  direction,
});

describe("standings", () => {
  it("keeps runs that trade one for the other on the front", () => {
    const points = [point(exactly(0.5), exactly(1)), point(exactly(0.7), exactly(2))];
    expect(standings(points)).toEqual(["front", "front"]);
  });

  it("dominates what is worse and dearer, beyond doubt only where an interval lies apart", () => {
    const best = point(about(0.7, 0.02), about(1, 0.1));
    expect(standings([best, point(about(0.5, 0.02), about(1.05, 0.1))])).toEqual([
      "front",
      "dominated",
    ]);
    expect(standings([best, point(about(0.69, 0.02), about(1.05, 0.1))])).toEqual([
      "front",
      "not_clearly",
    ]);
    expect(standings([best, point(about(0.69, 0.02), about(2, 0.1))])[1]).toBe("dominated");
  });

  it("knows metrics of which less is better", () => {
    const points = [
      point(exactly(0.1), exactly(1), "down"),
      point(exactly(0.3), exactly(1), "down"),
    ];
    expect(standings(points)).toEqual(["front", "dominated"]);
  });

  it("lets twins stand beside each other", () => {
    const points = [point(exactly(0.5), exactly(1)), point(exactly(0.5), exactly(1))];
    expect(standings(points)).toEqual(["front", "front"]);
    expect(standings([])).toEqual([]);
  });

  it("always leaves somebody on the front, the best and the cheapest among them", () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1 }), (pairs) => {
        const points = pairs.map(([gain, price]) => point(exactly(gain), exactly(price)));
        const all = standings(points);
        const most = Math.max(...pairs.map(([gain]) => gain));
        const cheapest = Math.min(
          ...pairs.filter(([gain]) => gain === most).map(([, price]) => price),
        );
        const top = pairs.findIndex(([gain, price]) => gain === most && price === cheapest);
        expect(all[top]).toBe("front");
      }),
    );
  });
});

describe("breakEven", () => {
  it("divides the fixed cost by what a right answer saves", () => {
    const { saving, rightAnswers, examples } = breakEven(
      100,
      { value: 0.05, low: 0.04, high: 0.06 },
      { value: 0.03, low: 0.025, high: 0.035 },
      0.8,
    );
    expect(saving.value).toBeCloseTo(0.02, 12);
    expect(rightAnswers.value).toBeCloseTo(5000, 6);
    expect(rightAnswers.soonest).toBeCloseTo(100 / 0.035, 6);
    expect(rightAnswers.latest).toBeCloseTo(100 / 0.005, 6);
    expect(examples.value).toBeCloseTo(6250, 6);
  });

  it("never pays off where nothing is saved, and says so at the end where that is possible", () => {
    const dearer = breakEven(10, exactly(0.01), exactly(0.02), 1);
    expect(dearer.rightAnswers).toEqual({ value: null, soonest: null, latest: null });
    const unsure = breakEven(10, about(0.02, 0.01), about(0.015, 0.01), 1);
    expect(unsure.rightAnswers.value).toBeCloseTo(2000, 6);
    expect(unsure.rightAnswers.latest).toBeNull();
    expect(breakEven(10, exactly(0.02), exactly(0.01), 0).examples.value).toBeNull();
  });

  it("is paid off at once where nothing was spent", () => {
    expect(breakEven(0, exactly(0.02), exactly(0.01), 0.5).examples.value).toBe(0);
  });
});

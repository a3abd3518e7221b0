import fc from "fast-check";
import { expect, it } from "vitest";
import { forestScale } from "./forest-scale.ts";

const row = (low: number, effect: number, high: number) => ({ low, effect, high });

it("holds every whisker and the place of no change", () => {
  const scale = forestScale(
    [row(-0.16, -0.1, -0.038), row(0.388, 0.46, 0.526)],
    "difference",
    0.05,
  );
  expect(scale.low).toBeLessThan(-0.16);
  expect(scale.high).toBeGreaterThan(0.526);
  expect(scale.ticks).toEqual([0, 0.2, 0.4]);
  expect(scale.at(0)).toBeGreaterThan(0.1);
  expect(scale.at(9)).toBe(1);
});

it("shows the margin where nothing happened or nothing is known", () => {
  const scale = forestScale([{ low: null, effect: null, high: null }], "difference", 0.05);
  expect(scale.at(0)).toBeCloseTo(0.5, 12);
  expect(scale.at(0.05)).toBeLessThan(1);
  expect(scale.ticks).toEqual([-0.05, 0, 0.05]);
});

it("puts half as far from 1 as double", () => {
  const scale = forestScale([row(0.25, 1, 4)], "ratio", 0.1);
  expect(scale.at(1) - scale.at(0.5)).toBeCloseTo(scale.at(2) - scale.at(1), 12);
  expect(scale.ticks).toEqual([0.25, 0.5, 1, 2, 4]);
});

it("keeps every place inside and in order", () => {
  const effect = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(effect, effect, effect), { minLength: 1 }), (triples) => {
      const rows = triples.map((each) => {
        const [low, middle, high] = each.toSorted((one, other) => one - other);
        return row(low!, middle!, high!);
      });
      const scale = forestScale(rows, "difference", 0.05);
      for (const { low, effect: middle, high } of rows) {
        const places = [low, middle, high].map(scale.at);
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        expect(places.every((place) => place >= 0 && place <= 1)).toBe(true);
      }
      expect(scale.ticks.length).toBeLessThan(12);
    }),
  );
});

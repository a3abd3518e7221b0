import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "../pass-fail/wilson.ts";
import { clusteredShare, type Cluster } from "./clustered-share.ts";
import { majority } from "./consensus.ts";
import { correlation } from "./correlation.ts";
import { krippendorffAlpha, type MeasurementLevel } from "./krippendorff-alpha.ts";
import { categoryLikeness, numberLikeness, type RatedPair } from "./likeness.ts";
import { meanOfScores } from "./mean-of-scores.ts";

const clusters = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 }))
    .map(([of, hits]): Cluster => ({ of, hits: Math.min(of, hits) })),
  { minLength: 1, maxLength: 40 },
);

describe("clusteredShare", () => {
  it("is Wilson's interval where every example has one result", () => {
    const single = Array.from({ length: 100 }, (_, at) => ({ of: 1, hits: Number(at < 91) }));
    expect(clusteredShare(single)).toEqual({ share: 0.91, ci: wilson(91, 100), designEffect: 1 });
  });

  it("is no surer of results that are copies of each other", () => {
    const copies = Array.from({ length: 100 }, (_, at) => ({ of: 4, hits: at < 91 ? 4 : 0 }));
    const { ci, designEffect } = clusteredShare(copies);
    expect(designEffect).toBeCloseTo(4 * (399 / 396), 9);
    expect(ci!.high - ci!.low).toBeGreaterThan(wilson(91, 100)!.high - wilson(91, 100)!.low);
    expect(ci!.high - ci!.low).toBeLessThan(1.05 * (wilson(91, 100)!.high - wilson(91, 100)!.low));
  });

  it("counts examples where all agree", () => {
    const all = Array.from({ length: 20 }, () => ({ of: 5, hits: 5 }));
    const { ci } = clusteredShare(all);
    expect(ci!.high).toBe(1);
    expect(ci!.low).toBeLessThan(wilson(20, 20)!.low);
  });

  it("holds the share, inside 0 and 1, never narrower than for independent results", () => {
    fc.assert(
      fc.property(clusters, (some) => {
        const { share, ci, designEffect } = clusteredShare(some);
        const n = some.reduce((total, { of }) => total + of, 0);
        expect(ci!.low).toBeGreaterThanOrEqual(0);
        expect(ci!.high).toBeLessThanOrEqual(1);
        expect(ci!.low).toBeLessThanOrEqual(share! + 1e-12);
        expect(ci!.high).toBeGreaterThanOrEqual(share! - 1e-12);
        expect(designEffect).toBeGreaterThanOrEqual(1);
        const plain = wilson(share! * n, n)!;
        expect(ci!.high - ci!.low).toBeGreaterThanOrEqual(plain.high - plain.low - 1e-9);
      }),
    );
  });

  it("knows nothing without results", () => {
    expect(clusteredShare([])).toEqual({ share: null, ci: null, designEffect: 1 });
    expect(clusteredShare([{ of: 3, hits: 1 }]).ci).not.toBeNull();
  });
});

it("takes the commonest rating, and none where two are equally common", () => {
  expect(majority([1, 0, 1])).toBe(1);
  expect(majority([0])).toBe(0);
  expect(majority([1, 0])).toBeNull();
  expect(majority([2, 2, 3, 3, 1])).toBeNull();
  expect(majority([])).toBeNull();
});

describe("correlation", () => {
  // Anscombe's first set: r = 0.81642; Fisher's interval for n = 11 worked out by hand.
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];

  it("agrees with Anscombe's quartet", () => {
    const { r, ci } = correlation(x, y);
    expect(r).toBeCloseTo(0.81642, 5);
    expect(ci!.low).toBeCloseTo(Math.tanh(Math.atanh(r!) - 1.959964 / Math.sqrt(8)), 5);
    expect(ci!.high).toBeLessThan(1);
  });

  it("is silent below ten examples and without spread", () => {
    expect(correlation(x.slice(2), y.slice(2))).toEqual({ r: null, ci: null });
    expect(correlation(x, y, 9)).toEqual({ r: null, ci: null });
    expect(
      correlation(
        x,
        x.map(() => 3),
      ),
    ).toEqual({ r: null, ci: null });
    expect(correlation(x, x)).toEqual({ r: 1, ci: null });
  });
});

/** Pairs from a table of counts, an example each. */
function pairsOf(table: readonly (readonly number[])[]): RatedPair[] {
  return table.flatMap((row, one) =>
    row.flatMap((count, other) =>
      Array.from({ length: count }, (_, at) => ({ example: `${one} ${other} ${at}`, one, other })),
    ),
  );
}

describe("categoryLikeness", () => {
  it("has the kappa of a published table", () => {
    // Two readers of 50 applications: 20 yes, 15 no, 5 and 10 apart; kappa 0.4.
    const likeness = categoryLikeness(
      pairsOf([
        [20, 5],
        [10, 15],
      ]),
      2,
    );
    expect(likeness.agreeing).toBe(35);
    expect(likeness.agree.value).toBe(0.7);
    expect(likeness.kappa.value).toBeCloseTo(0.4, 12);
    expect(likeness.kappa.ci!.low).toBeLessThan(0.4);
    expect(likeness.counts).toEqual([
      [20, 5],
      [10, 15],
    ]);
  });

  it("leaves kappa undefined where one category is used", () => {
    const { agree, kappa } = categoryLikeness(pairsOf([[12]]), 1);
    expect(agree).toEqual({ value: 1, ci: wilson(12, 12) });
    expect(kappa).toEqual({ value: null, ci: null });
    expect(categoryLikeness([], 2).kappa.value).toBeNull();
  });
});

it("measures numbers by size and direction of their differences", () => {
  const pairs = [0.1, 0.3, -0.2].map((by, at) => ({
    example: String(at),
    one: 0.5 + by,
    other: 0.5,
  }));
  const likeness = numberLikeness(pairs);
  expect(likeness.absolute.value).toBeCloseTo(0.2, 12);
  expect(likeness.mean.value).toBeCloseTo(0.2 / 3, 12);
  expect(likeness.correlation.r).toBeNull();
  expect(numberLikeness([]).absolute).toEqual({ value: null, ci: null });
});

describe("meanOfScores", () => {
  it("is Wilson's for passes, Student's within the range otherwise", () => {
    const moments = { n: 10, mean: 0.9, variance: 0.1 };
    expect(meanOfScores(moments, { low: 0, high: 1 }, true)).toEqual(wilson(9, 10));
    const ci = meanOfScores(moments, { low: 0, high: 1 }, false)!;
    expect(ci.high).toBe(1);
    expect(ci.low).toBeCloseTo(0.9 - 2.262157 * Math.sqrt(0.01), 5);
    expect(meanOfScores({ n: 1, mean: 0.4, variance: null }, null, false)).toBeNull();
    expect(meanOfScores({ n: 0, mean: null, variance: null }, null, true)).toBeNull();
  });
});

it("finds the same alpha by closed sums as by counting every pair", () => {
  const units = fc.array(
    fc.array(fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 5 })), {
      minLength: 2,
      maxLength: 4,
    }),
    { minLength: 2, maxLength: 15 },
  );
  const levels: MeasurementLevel[] = ["nominal", "ordinal", "interval"];
  fc.assert(
    fc.property(units, fc.constantFrom(...levels), (some, level) => {
      const slow = alphaByPairs(some, level);
      const fast = krippendorffAlpha(some, level);
      expect(fast === null).toBe(slow === null);
      expect(fast ?? 0).toBeCloseTo(slow ?? 0, 9);
    }),
  );
});

/** Krippendorff's definition word for word. */
function alphaByPairs(
  units: readonly (readonly (number | null)[])[],
  level: MeasurementLevel,
): number | null {
  const rated = units
    .map((unit) => unit.filter((rating) => rating !== null))
    .filter((unit) => unit.length > 1);
  const all = rated.flat();
  const upTo = (value: number): number =>
    all.filter((each) => each < value).length + all.filter((each) => each === value).length / 2;
  const apart = (a: number, b: number): number => {
    if (level === "nominal") return Number(a !== b);
    return level === "interval" ? (a - b) ** 2 : (upTo(a) - upTo(b)) ** 2;
  };
  const sumOf = (list: readonly number[]): number =>
    list.flatMap((a) => list.map((b) => apart(a, b))).reduce((x, y) => x + y, 0);
  const expected = sumOf(all);
  if (expected === 0) return null;
  const observed = rated.reduce((total, unit) => total + sumOf(unit) / (unit.length - 1), 0);
  return 1 - ((all.length - 1) * observed) / expected;
}

import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/xoshiro128.ts";
import { poststratifiedInterval } from "./poststratified-interval.ts";

describe("a post-stratified mean", () => {
  it("has the standard error of Cochran 1977 and the interval of a t with Satterthwaite's degrees", () => {
    const found = poststratifiedInterval(
      [
        { weight: 0.23, values: [1, 0, 0, 1, 0] },
        { weight: 0.77, values: [1, 1, 1, 0, 1, 1, 1, 1, 1, 0] },
      ],
      null,
    );
    expect(found.mean).toBeCloseTo(0.708, 12);
    expect(found.se).toBeCloseTo(0.117_108_686_460_247_02, 12);
    // By hand: parts 0.23^2 * 0.3 / 5 and 0.77^2 * (8/45) / 10.
    const [a, b] = [0.003_174, (0.77 ** 2 * (8 / 45)) / 10];
    expect(found.df).toBeCloseTo((a + b) ** 2 / (a ** 2 / 4 + b ** 2 / 9), 9);
    expect(found.n).toBe(15);
    expect(found.ci!.low).toBeLessThan(0.5);
  });

  it("is the plain mean with the plain t where there is one slice", () => {
    const found = poststratifiedInterval([{ weight: 0.4, values: [1, 2, 3, 4] }], null);
    expect(found).toMatchObject({ mean: 2.5, df: 3, coveredWeight: 0.4 });
    expect(found.ci!.high - 2.5).toBeCloseTo(3.182_446 * Math.sqrt(5 / 3 / 4), 5);
  });

  it("leaves out what is too small, and has nothing to say of nothing", () => {
    const strata = [
      { weight: 0.5, values: [1, 0, 1] },
      { weight: 0.3, values: [1] },
      { weight: 0.2, values: [] },
    ];
    expect(poststratifiedInterval(strata, 1)).toMatchObject({ n: 3, coveredWeight: 0.5 });
    expect(poststratifiedInterval([], 1)).toMatchObject({ n: 0, mean: null, ci: null });
    const still = [{ weight: 1, values: [0, 0] }];
    expect(poststratifiedInterval(still, null)).toMatchObject({ mean: 0, ci: null });
    expect(poststratifiedInterval(still, 1).ci).toEqual({ low: -1, high: 1 });
  });

  it.each([
    ["equal", [40, 40, 40]],
    ["unequal", [8, 30, 120]],
    ["small", [4, 6, 5]],
  ] as const)("covers the true difference about as often as it says with %s slices", (_, sizes) => {
    const random = seededRandom(11);
    const uniform = () => random.next() / 2 ** 32;
    const weights = [0.5, 0.3, 0.2];
    // Shares of examples won and lost.
    const changes = [
      [0.2, 0.05],
      [0.3, 0.1],
      [0.05, 0.15],
    ] as const;
    const truth = weights.reduce(
      (sum, weight, at) => sum + weight * (changes[at]![0] - changes[at]![1]),
      0,
    );
    const draw = ([won, lost]: readonly [number, number]) => {
      const at = uniform();
      return at < won ? 1 : at < won + lost ? -1 : 0;
    };
    let held = 0;
    const draws = 600;
    for (let round = 0; round < draws; round++) {
      const strata = sizes.map((size, at) => ({
        weight: weights[at]!,
        values: Array.from({ length: size }, () => draw(changes[at]!)),
      }));
      const { ci } = poststratifiedInterval(strata, 1);
      if (ci && ci.low <= truth && truth <= ci.high) held++;
    }
    expect(held / draws).toBeGreaterThan(0.93);
  });
});

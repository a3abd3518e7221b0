import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { incompleteBeta, incompleteBetaQuantile } from "./incomplete-beta.ts";
import { logChoose, logGamma } from "./log-gamma.ts";
import { normalCdf, normalQuantile } from "./normal.ts";
import { studentTwoSided, studentTwoSidedQuantile } from "./student-t.ts";

describe("log gamma", () => {
  it.each([
    [1, 0],
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [10, Math.log(362_880)],
    [0.1, 2.252_712_651_734_206],
    [1e6, 12_815_504.569_147_77],
  ])("of %s is %s", (x, value) => {
    expect(Math.abs(logGamma(x) - value)).toBeLessThan(1e-12 * Math.max(1, value));
  });

  it("counts choices", () => {
    expect(Math.exp(logChoose(52, 5))).toBeCloseTo(2_598_960, 4);
    expect(logChoose(7, 7)).toBe(0);
  });

  it("refuses what has no logarithm", () => {
    expect(() => logGamma(0)).toThrow(RangeError);
    expect(() => logGamma(Number.NaN)).toThrow(RangeError);
  });
});

describe("the normal distribution", () => {
  it.each([
    [-6, 9.865_876_450_376_946e-10],
    [-1.959_963_984_540_054, 0.025],
    [1, 0.841_344_746_068_543],
    [-20, 2.753_624_118_606_233_7e-89],
  ])("is below %s with chance %s", (x, p) => {
    expect(normalCdf(x) / p).toBeCloseTo(1, 11);
    expect(normalQuantile(p)).toBeCloseTo(x, 9);
  });

  it("has ends without a number", () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
  });

  it("comes back from the quantile", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.999_999, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe("Student's t", () => {
  it.each([
    [1, 12.706_204_736_174_698],
    [9, 2.262_157_162_798_205],
    [49, 2.009_575_237_129_241],
    [30, 2.042_272_456_301_238],
  ])("leaves 5 %% outside with %s degrees of freedom at %s", (df, t) => {
    expect(studentTwoSidedQuantile(0.95, df)).toBeCloseTo(t, 5);
    expect(studentTwoSided(t, df)).toBeCloseTo(0.05, 7);
  });
});

describe("the incomplete beta function", () => {
  it("mirrors itself and is undone by its quantile", () => {
    const shape = fc.double({ min: 0.5, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (x, a, b) => {
        const p = incompleteBeta(x, a, b);
        expect(p + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 9);
        expect(incompleteBeta(incompleteBetaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fisherExact } from "./fisher-exact.ts";

describe("fisherExact", () => {
  // scipy 1.17, fisher_exact and hypergeom; the tea of Fisher 1935 is the first.
  it.each([
    [3, 1, 1, 3, 0.485_714_285_714_286],
    [8, 2, 1, 5, 0.034_965_034_965_034_975],
    [3, 0, 0, 3, 0.1],
    [10, 90, 2, 98, 0.033_040_109_324_184_97],
    [0, 10, 0, 12, 1],
    [45, 5, 400, 550, 8.823_461_711_172_85e-12],
    [1, 1000, 12, 990, 0.003_323_678_895_764_253_6],
    [250, 250, 100, 400, 1.572_242_194_308_367e-23],
  ])("%i %i / %i %i", (a, b, c, d, p) => {
    const { exact } = fisherExact(a, b, c, d);
    expect(Math.abs(exact / p - 1)).toBeLessThan(1e-9);
  });

  it("counts half of the table that was seen in the mid-p", () => {
    expect(fisherExact(8, 2, 1, 5).midP).toBeCloseTo(0.023_164_335_664_335_67, 12);
    expect(fisherExact(3, 0, 0, 3).midP).toBeCloseTo(0.075, 12);
  });

  it("says the same whichever way the table is turned", () => {
    const cell = fc.nat(60);
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const { exact, midP } = fisherExact(a, b, c, d);
        for (const turned of [
          fisherExact(c, d, a, b),
          fisherExact(b, a, d, c),
          fisherExact(a, c, b, d),
        ])
          expect(turned.exact).toBeCloseTo(exact, 9);
        expect(exact).toBeGreaterThan(0);
        expect(exact).toBeLessThanOrEqual(1);
        expect(midP).toBeLessThan(exact);
      }),
    );
  });

  it("keeps its level: at most 5 % of tables from one rate have a mid-p of .05 or less, in 60 and 60", () => {
    const rate = 0.3;
    const n = 60;
    const chance = (k: number): number => Math.exp(logBinomial(n, k, rate));
    let alarms = 0;
    for (let a = 0; a <= n; a += 1)
      for (let c = 0; c <= n; c += 1)
        if (fisherExact(a, n - a, c, n - c).midP <= 0.05) alarms += chance(a) * chance(c);
    expect(alarms).toBeGreaterThan(0.02);
    expect(alarms).toBeLessThan(0.053);
  });
});

function logBinomial(n: number, k: number, p: number): number {
  let log = k * Math.log(p) + (n - k) * Math.log1p(-p);
  for (let i = 1; i <= k; i += 1) log += Math.log((n - k + i) / i);
  return log;
}

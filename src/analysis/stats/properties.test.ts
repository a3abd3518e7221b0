import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { krippendorffAlpha } from "./agreement/krippendorff-alpha.ts";
import { quantile } from "./describe/quantile.ts";
import { benjaminiHochberg } from "./many/benjamini-hochberg.ts";
import { holm } from "./many/holm.ts";
import { clusterMean } from "./paired/cluster-mean.ts";
import { pairedT } from "./paired/paired-t.ts";
import { scoreInterval } from "./paired/score-interval.ts";
import { signFlip } from "./paired/sign-flip.ts";
import { wilcoxonSignedRank } from "./paired/wilcoxon-signed-rank.ts";
import { mcnemar } from "./pass-fail/mcnemar.ts";
import { missingBounds } from "./pass-fail/missing-bounds.ts";
import { newcombePaired } from "./pass-fail/newcombe-paired.ts";
import { ruleOfThree } from "./pass-fail/rule-of-three.ts";
import { wilson } from "./pass-fail/wilson.ts";
import { mdeMcnemar, pairsForMcnemar } from "./power/mde-mcnemar.ts";
import { ratioOfMeans, ratioOfMeansInterval } from "./ratio/ratio-of-means.ts";
import { energyDistance, energyTest } from "./samples/energy-distance.ts";
import { strongestChange } from "./series/e-divisive.ts";
import { twoSamplePermutation } from "./unpaired/two-sample-permutation.ts";

const count = fc.integer({ min: 0, max: 3000 });
const counts = fc.record({ bothPass: count, loss: count, win: count, bothFail: count });
const score = fc.constantFrom(0, 0.25, 0.5, 0.75, 1);
const scores = fc.array(score, { minLength: 1, maxLength: 60 });
const change = fc.constantFrom(-1, -0.5, -0.25, 0, 0, 0.25, 0.5, 1);
const changes = fc.array(change, { minLength: 1, maxLength: 60 });
const amounts = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 30,
});
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const few = { numRuns: 40 };

function isChance(p: number): boolean {
  return p > 0 && p <= 1;
}

describe("pass/fail", () => {
  it("has an interval around the estimate that mirrors when the runs are swapped", () => {
    fc.assert(
      fc.property(counts, (given) => {
        const ci = newcombePaired(given);
        const n = given.bothPass + given.loss + given.win + given.bothFail;
        fc.pre(n > 0);
        const delta = (given.win - given.loss) / n;
        expect(ci!.low).toBeLessThanOrEqual(delta);
        expect(ci!.high).toBeGreaterThanOrEqual(delta);
        const mirrored = newcombePaired({ ...given, loss: given.win, win: given.loss });
        expect(mirrored!.low).toBeCloseTo(-ci!.high, 9);
        expect(mirrored!.high).toBeCloseTo(-ci!.low, 9);
      }),
    );
  });

  it("has a chance between 0 and 1, mid-p below exact, the same for wins and losses", () => {
    fc.assert(
      fc.property(count, count, (losses, wins) => {
        const { exact, midP } = mcnemar(losses, wins);
        expect(midP).toBeGreaterThanOrEqual(0);
        expect(midP).toBeLessThanOrEqual(exact);
        expect(exact).toBeLessThanOrEqual(1);
        expect(mcnemar(wins, losses)).toEqual({ exact, midP });
      }),
    );
  });

  it("equals the sign-flip test of +1 and -1", () => {
    fc.assert(
      fc.property(fc.nat(10), fc.nat(10), (losses, wins) => {
        // There McNemar's mid-p leaves out the whole weight of the table, as it has no tail beside it.
        fc.pre(losses !== wins);
        const differences = [
          ...Array.from({ length: losses }, () => -1),
          ...Array.from({ length: wins }, () => 1),
        ];
        const { p, midP } = signFlip(differences, 1);
        const { exact, midP: other } = mcnemar(losses, wins);
        expect(p).toBeCloseTo(exact, 12);
        expect(midP).toBeCloseTo(other, 12);
      }),
    );
  });

  it("keeps a share's interval between 0 and 1", () => {
    fc.assert(
      fc.property(count, count, (k, rest) => {
        fc.pre(k + rest > 0);
        const { low, high } = wilson(k, k + rest)!;
        const p = k / (k + rest);
        expect(low >= 0 && low <= p && p <= high && high <= 1).toBe(true);
      }),
    );
  });

  it("widens with missing examples and holds the estimate without", () => {
    expect(missingBounds(0.1, 90, 10)).toEqual({ low: -0.01, high: 0.19 });
    expect(missingBounds(0.1, 90, 0)).toEqual({ low: 0.1, high: 0.1 });
    expect(missingBounds(0, 0, 0)).toBeNull();
    expect(ruleOfThree(250)).toBeCloseTo(0.0119, 4);
    expect(ruleOfThree(0)).toBe(1);
  });

  it("needs about as many examples as show the effect", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.integer({ min: 10, max: 5000 }),
        (psi, n) => {
          const mde = mdeMcnemar(psi, n);
          expect(mde === null || (mde > 0 && mde <= 1)).toBe(true);
          const needed = mde === null ? n : pairsForMcnemar(psi, mde)!;
          expect(Math.abs(needed - n)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe("paired values", () => {
  it("gives finite numbers or null, never NaN", () => {
    fc.assert(
      fc.property(changes, (differences) => {
        const groups = differences.map((_, at) => String(at % 4));
        for (const found of [pairedT(differences), clusterMean(differences, groups)])
          for (const value of [found.mean, found.se, found.t, found.p, found.ci?.low ?? null])
            expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
  });

  it("has an interval around the mean, inside the range, that mirrors with the signs", () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 10, maxLength: 60 }), (differences) => {
        const { ci } = scoreInterval(differences, 1);
        fc.pre(ci !== null);
        const { mean } = pairedT(differences);
        expect(ci!.low).toBeGreaterThanOrEqual(-1);
        expect(ci!.low).toBeLessThanOrEqual(mean! + 1e-12);
        expect(ci!.high).toBeGreaterThanOrEqual(mean! - 1e-12);
        const mirrored = scoreInterval(
          differences.map((each) => -each),
          1,
        ).ci!;
        expect(mirrored.low).toBeCloseTo(-ci!.high, 9);
      }),
    );
  });

  it("has a sign-flip p that depends on neither the order nor the sign of all", () => {
    fc.assert(
      fc.property(changes, seed, (differences, seeded) => {
        const found = signFlip(differences, seeded, 199);
        expect(isChance(found.p)).toBe(true);
        expect(isChance(found.midP)).toBe(true);
        expect(signFlip(differences.toReversed(), seeded, 199)).toEqual(found);
        expect(
          signFlip(
            differences.map((each) => -each),
            seeded,
            199,
          ),
        ).toEqual(found);
      }),
    );
  });

  it("counts a tie of decimals as a tie", () => {
    const decimals = [0.1, 0.2, -0.3, 0.1, 0.7];
    const whole = decimals.map((each) => Math.round(each * 10));
    expect(signFlip(decimals, 1)).toEqual(signFlip(whole, 1));
  });

  it("has ranks that add up", () => {
    fc.assert(
      fc.property(changes, (differences) => {
        const { wPlus, wMinus, p } = wilcoxonSignedRank(differences);
        const changed = differences.filter((each) => each !== 0).length;
        expect(wPlus + wMinus).toBeCloseTo((changed * (changed + 1)) / 2, 9);
        expect(isChance(p)).toBe(true);
      }),
    );
  });
});

describe("many comparisons", () => {
  it("never lowers a p, keeps its order, and Holm is never below Benjamini-Hochberg", () => {
    const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(ps, (raw) => {
        const strict = holm(raw);
        const loose = benjaminiHochberg(raw);
        for (const [at, p] of raw.entries()) {
          expect(loose[at]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          expect(strict[at]).toBeGreaterThanOrEqual(loose[at]! * (1 - 1e-12));
          expect(strict[at]).toBeLessThanOrEqual(1);
          const above = loose.filter((_, other) => p < raw[other]!);
          expect(Math.min(1, ...above)).toBeGreaterThanOrEqual(loose[at]!);
        }
      }),
    );
  });
});

describe("ratios", () => {
  it("turns around when the runs are swapped", () => {
    fc.assert(
      fc.property(amounts, seed, (baseline, seeded) => {
        const run = baseline.map((value, at) => value * (1 + (at % 3) / 10));
        const there = ratioOfMeansInterval(baseline, run, seeded, 99)!;
        const back = ratioOfMeansInterval(run, baseline, seeded, 99)!;
        expect(there.low * back.high).toBeCloseTo(1, 9);
        expect(ratioOfMeans(baseline, run)! * ratioOfMeans(run, baseline)!).toBeCloseTo(1, 9);
      }),
      few,
    );
  });

  it("has none to a baseline of 0", () => {
    expect(ratioOfMeans([0, 0], [1, 2])).toBeNull();
    expect(ratioOfMeansInterval([0, 0], [1, 2], 1, 99)).toBeNull();
  });
});

describe("samples", () => {
  const vectors = fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 12 });

  it("measures the same distance both ways, between 0 and 1", () => {
    fc.assert(
      fc.property(vectors, vectors, (x, y) => {
        const there = energyDistance(x, y)!;
        expect(there.h).toBeGreaterThanOrEqual(0);
        expect(there.h).toBeLessThanOrEqual(1 + 1e-12);
        expect(energyDistance(y, x)!.e).toBeCloseTo(there.e, 9);
        expect(energyDistance(x, x)!.e).toBeCloseTo(0, 9);
      }),
    );
  });

  it("says nothing without data", () => {
    expect(energyDistance([], [[1]])).toBeNull();
    expect(quantile([], 0.5)).toBeNull();
    expect(pairedT([]).mean).toBeNull();
    expect(krippendorffAlpha([[1, 1], [1]])).toBeNull();
    expect(twoSamplePermutation([], [1], 1).p).toBe(1);
  });

  it("keeps quantiles between the ends", () => {
    fc.assert(
      fc.property(scores, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
        const found = quantile(values, q)!;
        expect(found).toBeGreaterThanOrEqual(Math.min(...values));
        expect(found).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
});

/** Long enough that nothing is counted exactly, and uneven so that seeds can differ. */
const long = Array.from({ length: 60 }, (_, at) => Math.sin(at * 12.9898) + 0.1);
const step = Array.from({ length: 24 }, (_, at) => (at < 12 ? 0 : 0.4) + Math.sin(at * 7.7));
const drawn: Record<string, (seed: number) => unknown> = {
  signFlip: (from) => signFlip(long, from, 499),
  twoSamplePermutation: (from) =>
    twoSamplePermutation(long.slice(0, 20), long.slice(20), from, 499),
  ratioOfMeansInterval: (from) =>
    ratioOfMeansInterval(
      long.map((value) => value + 2),
      long.map((value) => 2.2 - value),
      from,
      99,
    ),
  strongestChange: (from) => strongestChange(step, from, { draws: 199 }),
  energyTest: (from) =>
    energyTest(
      long.slice(0, 20).map((value) => [value]),
      long.slice(20, 40).map((value) => [value + 0.2]),
      from,
      99,
    ),
};

describe.each(Object.keys(drawn))("the seed of %s", (name) => {
  it("repeats the answer, and another seed gives another", () => {
    const answers = [1, 2, 3, 4, 5].map((from) => JSON.stringify(drawn[name]!(from)));
    expect([1, 2, 3, 4, 5].map((from) => JSON.stringify(drawn[name]!(from)))).toEqual(answers);
    expect(new Set(answers).size).toBeGreaterThan(1);
  });
});

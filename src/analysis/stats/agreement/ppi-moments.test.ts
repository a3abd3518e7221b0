import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mean, sum, variance } from "../describe/moments.ts";
import { type RandomSource, seededRandom } from "../random/xoshiro128.ts";
import { ppiMean } from "./ppi-mean.ts";
import {
  correctedDifference,
  correctedMean,
  type Moments,
  type PpiMoments,
  type Shared,
} from "./ppi-moments.ts";

/** What judge and person said of one example; the person may have said nothing. */
interface Said {
  readonly judge: number;
  readonly person: number | null;
}

const unit = { low: 0, high: 1 };

function momentsOf(values: readonly number[]): Moments {
  return { n: values.length, mean: mean(values), variance: variance(values) };
}

const unlabelledOf = ({ judge, person }: Said): number | null => (person === null ? judge : null);
const correctionOf = ({ judge, person }: Said): number | null =>
  person === null ? null : person - judge;
const present = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null);

function ppiOf(run: readonly Said[]): PpiMoments {
  const corrections = present(run.map(correctionOf));
  return {
    unlabelled: momentsOf(present(run.map(unlabelledOf))),
    corrections: momentsOf(corrections),
    changed: corrections.filter((each) => each !== 0).length,
  };
}

function sharedOf(one: readonly (number | null)[], other: readonly (number | null)[]): Shared {
  const both = one.flatMap((a, at) => {
    const b = other[at]!;
    return a === null || b === null ? [] : [[a, b] as const];
  });
  return {
    n: both.length,
    sumOne: sum(both.map(([a]) => a)),
    sumOther: sum(both.map(([, b]) => b)),
    sumProduct: sum(both.map(([a, b]) => a * b)),
  };
}

function differenceOf(baseline: readonly Said[], run: readonly Said[]) {
  const [u, c] = [baseline.map(unlabelledOf), baseline.map(correctionOf)];
  const [v, d] = [run.map(unlabelledOf), run.map(correctionOf)];
  return correctedDifference(
    ppiOf(baseline),
    ppiOf(run),
    {
      unlabelled: sharedOf(u, v),
      corrections: sharedOf(c, d),
      unlabelledCorrections: sharedOf(u, d),
      correctionsUnlabelled: sharedOf(c, v),
    },
    unit,
  );
}

const said = fc.record({
  judge: fc.double({ min: 0, max: 1, noNaN: true }),
  person: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
});

describe("correctedMean", () => {
  it("is the prediction-powered mean of the values themselves", () => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 4, maxLength: 60 }), (run) => {
        const labelled = run.flatMap(({ judge, person }) =>
          person === null ? [] : [{ judge, person }],
        );
        const whole = ppiMean(
          present(run.map(unlabelledOf)),
          labelled.map(({ judge }) => judge),
          labelled.map(({ person }) => person),
        );
        const { estimate, se } = correctedMean({ ...ppiOf(run), changed: 99 }, null);
        expect([estimate === null, se === null]).toEqual([
          whole.estimate === null,
          whole.se === null,
        ]);
        expect(estimate ?? 0).toBeCloseTo(whole.estimate ?? 0, 9);
        expect(se ?? 0).toBeCloseTo(whole.se ?? 0, 9);
      }),
    );
  });

  it("is not sure of a judge that ten labels did not catch", () => {
    const run = [
      ...Array.from({ length: 10 }, () => ({ judge: 1, person: 1 })),
      ...Array.from({ length: 500 }, (_, at) => ({ judge: Number(at % 4 > 0), person: null })),
    ];
    const { estimate, ci } = correctedMean(ppiOf(run), unit);
    expect(estimate).toBe(0.75);
    expect(ci!.low).toBeLessThan(0.55);
    expect(ci!.high).toBeGreaterThan(0.95);
  });

  it("is null without labels, and without anything beside labels", () => {
    expect(correctedMean(ppiOf([{ judge: 1, person: null }]), unit).estimate).toBeNull();
    expect(correctedMean(ppiOf([{ judge: 1, person: 0 }]), unit).estimate).toBeNull();
    expect(correctedMean(ppiOf([]), unit)).toEqual({ estimate: null, se: null, ci: null });
  });

  it("stays inside the range, around its estimate", () => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 2, maxLength: 40 }), (run) => {
        const { estimate, ci } = correctedMean(ppiOf(run), unit);
        const { low, high } = ci ?? unit;
        expect(estimate === null || low <= high).toBe(true);
        expect(low >= 0 && high <= 1).toBe(true);
      }),
    );
  });
});

describe("correctedDifference", () => {
  it("is nothing for a run against itself", () => {
    const run = Array.from({ length: 50 }, (_, at) => ({
      judge: Number(at % 3 > 0),
      person: at % 2 ? Number(at % 5 > 0) : null,
    }));
    const { estimate, se } = differenceOf(run, run);
    expect(estimate).toBe(0);
    // Only what few corrections leave open remains.
    expect(se).toBeLessThan(correctedMean(ppiOf(run), unit).se!);
  });

  it("turns round with its runs", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(said, said), { minLength: 4, maxLength: 40 }), (both) => {
        const [one, other] = [both.map(([a]) => a), both.map(([, b]) => b)];
        const there = differenceOf(one, other);
        const back = differenceOf(other, one);
        expect(back.estimate === null).toBe(there.estimate === null);
        expect(back.estimate ?? 0).toBeCloseTo(-(there.estimate ?? 0), 9);
        expect(back.se ?? 0).toBeCloseTo(there.se ?? 0, 9);
      }),
    );
  });
});

const share = (random: RandomSource): number => random.next() / 0x1_0000_0000;

/** Runs over the same examples, some hard for both; the judge is right about nine in ten. */
function simulated(random: RandomSource, labels: number, pass: readonly number[]): Said[][] {
  const runs: Said[][] = pass.map(() => []);
  for (let at = 0; at < 300; at += 1) {
    const difficulty = share(random);
    for (const [run, rate] of pass.entries()) {
      const truth = Number(0.5 * difficulty + 0.5 * share(random) < rate);
      // More lenient than strict, as judges are.
      const slips = share(random) < (truth === 1 ? 0.05 : 0.2);
      const judge = slips ? 1 - truth : truth;
      runs[run]!.push({ judge, person: at < labels ? truth : null });
    }
  }
  return runs;
}

/** Of the mean of two uniform numbers: how often it is below `rate`. */
function truthOf(rate: number): number {
  return rate < 0.5 ? 2 * rate * rate : 1 - 2 * (1 - rate) * (1 - rate);
}

describe("over many samples", () => {
  it.each([20, 50, 150])(
    "the intervals hold the truth with %i labels",
    { timeout: 60_000 },
    (labels) => {
      const random = seededRandom(7 + labels);
      const rates = [0.6, 0.5];
      const repeats = 600;
      let held = 0;
      let differenceHeld = 0;
      let judgeHeld = 0;
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        const [one, other] = simulated(random, labels, rates);
        const truth = truthOf(rates[0]!);
        const { ci } = correctedMean(ppiOf(one!), unit);
        held += Number(ci!.low <= truth && truth <= ci!.high);
        const difference = differenceOf(one!, other!).ci!;
        const shift = truthOf(rates[1]!) - truth;
        differenceHeld += Number(difference.low <= shift && shift <= difference.high);
        const byJudge = mean(one!.map(({ judge }) => judge))!;
        judgeHeld += Number(Math.abs(byJudge - truth) < 0.02);
      }
      // 600 samples: 95 % is known to about 0.9 points.
      expect(held / repeats).toBeGreaterThan(0.925);
      expect(differenceHeld / repeats).toBeGreaterThan(0.925);
      expect(judgeHeld / repeats).toBeLessThan(0.9);
    },
  );
});

import { describe, expect, it } from "vitest";
import { clusterMean } from "./paired/cluster-mean.ts";
import { pairedT } from "./paired/paired-t.ts";
import { signFlip } from "./paired/sign-flip.ts";
import { logEValue } from "./pass-fail/e-value.ts";
import { mcnemar } from "./pass-fail/mcnemar.ts";
import { seededRandom, type RandomSource } from "./random/xoshiro128.ts";
import { geometricMeanRatio } from "./ratio/geometric-mean-ratio.ts";
import { swapPermutation } from "./ratio/ratio-of-means.ts";
import { energyTest } from "./samples/energy-distance.ts";
import { strongestChange } from "./series/e-divisive.ts";
import { normalQuantile } from "./special/normal.ts";
import { twoSamplePermutation } from "./unpaired/two-sample-permutation.ts";
import { welch } from "./unpaired/welch.ts";

const uniform = (random: RandomSource): number => (random.next() + 0.5) / 2 ** 32;
const normal = (random: RandomSource): number => normalQuantile(uniform(random));
const logNormal = (random: RandomSource): number => Math.exp(normal(random));
const many = (n: number, next: () => number): number[] => Array.from({ length: n }, next);

/** Share of null data sets on which the p is at most .05. */
function alarms(repeats: number, pOf: (random: RandomSource, repeat: number) => number): number {
  const random = seededRandom(2024);
  let raised = 0;
  for (let repeat = 0; repeat < repeats; repeat += 1) if (pOf(random, repeat) <= 0.05) raised += 1;
  return raised / repeats;
}

/** .05 and three standard errors of a share measured `repeats` times. */
function mostAllowed(repeats: number): number {
  return 0.05 + 3 * Math.sqrt((0.05 * 0.95) / repeats);
}

/** Judge scores in quarters, 60 % of them unchanged, no shift on average. */
function judged(random: RandomSource, n: number): number[] {
  return many(n, () => {
    if (uniform(random) < 0.6) return 0;
    return ((1 + random.below(3)) / 4) * (random.below(2) === 0 ? 1 : -1);
  });
}

interface Trial {
  readonly name: string;
  readonly repeats: number;
  readonly p: (random: RandomSource, repeat: number) => number;
}

const trials: Trial[] = [
  ...[20, 100].map((n): Trial => ({
    name: `McNemar mid-p, ${n} examples`,
    repeats: 2000,
    p: (random) => {
      const changed = many(n, () => (uniform(random) < 0.3 ? 1 : 0)).filter((each) => each === 1);
      const wins = changed.filter(() => random.below(2) === 0).length;
      return mcnemar(changed.length - wins, wins).midP;
    },
  })),
  ...[20, 80].map((n): Trial => ({
    name: `sign-flip mid-p of judge scores, ${n} examples`,
    repeats: 500,
    p: (random, repeat) => signFlip(judged(random, n), repeat, 399).midP,
  })),
  {
    name: "paired t, 30 examples",
    repeats: 1000,
    p: (random) => pairedT(many(30, () => normal(random))).p!,
  },
  {
    name: "cluster t, 20 groups of unequal size",
    repeats: 500,
    p: (random) => {
      const sizes = many(20, () => 1 + random.below(6));
      const shared = sizes.map(() => normal(random));
      const groups = sizes.flatMap((size, group) => many(size, () => group));
      const values = groups.map((group) => shared[group]! + normal(random));
      return clusterMean(values, groups.map(String)).p!;
    },
  },
  {
    name: "geometric mean ratio of log-normal latencies, 20 examples",
    repeats: 500,
    p: (random) =>
      geometricMeanRatio(
        many(20, () => logNormal(random)),
        many(20, () => logNormal(random)),
      ).p!,
  },
  {
    name: "swap permutation of log-normal costs, 50 examples",
    repeats: 500,
    p: (random, repeat) =>
      swapPermutation(
        many(50, () => logNormal(random)),
        many(50, () => logNormal(random)),
        repeat,
        399,
      ).midP,
  },
  ...(
    [
      [20, 20],
      [5, 45],
      [10, 90],
    ] as const
  ).map(([n, m]): Trial => ({
    name: `two-sample permutation, ${n} and ${m} examples`,
    repeats: 500,
    p: (random, repeat) =>
      twoSamplePermutation(
        many(n, () => logNormal(random)),
        many(m, () => logNormal(random)),
        repeat,
        399,
      ).midP,
  })),
  ...(
    [
      [20, 20],
      [10, 90],
    ] as const
  ).map(([n, m]): Trial => ({
    name: `Welch with unequal variances, ${n} and ${m} examples`,
    repeats: 1000,
    p: (random) =>
      welch(
        many(n, () => 3 * normal(random)),
        many(m, () => normal(random)),
      ).p!,
  })),
  ...[12, 30].map((n): Trial => ({
    name: `E-divisive, ${n} runs`,
    repeats: 300,
    p: (random, repeat) =>
      strongestChange(
        many(n, () => normal(random)),
        repeat,
        { draws: 99 },
      )!.p,
  })),
  {
    name: "energy distance, 8 and 24 points",
    repeats: 300,
    p: (random, repeat) =>
      energyTest(
        many(8, () => 0).map(() => [normal(random), normal(random)]),
        many(24, () => 0).map(() => [normal(random), normal(random)]),
        repeat,
        99,
      )!.p,
  },
];

describe("false alarms at 5 %", () => {
  it.each(trials)("$name", ({ repeats, p }) => {
    const rate = alarms(repeats, p);
    expect(rate).toBeLessThanOrEqual(mostAllowed(repeats));
    // A test that never speaks keeps its level too.
    expect(rate).toBeGreaterThan(0.01);
  });

  it("stay under 5 % for an e-value that is looked at after every example", () => {
    const rate = alarms(1000, (random) => {
      let wins = 0;
      let losses = 0;
      for (let change = 0; change < 200; change += 1) {
        if (random.below(2) === 0) wins += 1;
        else losses += 1;
        if (logEValue(losses, wins) >= Math.log(20)) return 0;
      }
      return 1;
    });
    expect(rate).toBeLessThanOrEqual(0.05);
    expect(rate).toBeGreaterThan(0);
  });
});

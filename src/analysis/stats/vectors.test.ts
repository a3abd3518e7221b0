import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { cohenKappa } from "./agreement/cohen-kappa.ts";
import { fleissKappa } from "./agreement/fleiss-kappa.ts";
import {
  krippendorffAlpha,
  type MeasurementLevel,
  type Unit,
} from "./agreement/krippendorff-alpha.ts";
import { ppiMean } from "./agreement/ppi-mean.ts";
import { mean } from "./describe/moments.ts";
import { quantile } from "./describe/quantile.ts";
import type { Interval } from "./interval.ts";
import { benjaminiHochberg } from "./many/benjamini-hochberg.ts";
import { holm } from "./many/holm.ts";
import { clusterMean } from "./paired/cluster-mean.ts";
import { pairedT, type MeanEstimate } from "./paired/paired-t.ts";
import { signFlip } from "./paired/sign-flip.ts";
import { wilcoxonSignedRank } from "./paired/wilcoxon-signed-rank.ts";
import { clopperPearson } from "./pass-fail/clopper-pearson.ts";
import { logEValue } from "./pass-fail/e-value.ts";
import { mcnemar } from "./pass-fail/mcnemar.ts";
import { newcombeIndependent } from "./pass-fail/newcombe-independent.ts";
import { newcombePaired } from "./pass-fail/newcombe-paired.ts";
import { pairedTotal, type PairedCounts } from "./pass-fail/paired-counts.ts";
import { passAtK, passHatK } from "./pass-fail/pass-k.ts";
import { wilson } from "./pass-fail/wilson.ts";
import { mdeMcnemar, pairsForMcnemar } from "./power/mde-mcnemar.ts";
import { mdePairedMean } from "./power/mde-paired-mean.ts";
import { fnv1a32 } from "./random/fnv1a32.ts";
import { seededRandom, stateFromSeed, xoshiro128, type RandomState } from "./random/xoshiro128.ts";
import { bcaInterval, percentileInterval, resample, type Statistic } from "./ratio/bootstrap.ts";
import { geometricMeanRatio } from "./ratio/geometric-mean-ratio.ts";
import { ratioOfMeans, ratioOfMeansInterval, ratioOfQuantiles } from "./ratio/ratio-of-means.ts";
import { energyDistance } from "./samples/energy-distance.ts";
import { poststratify, type Stratum } from "./samples/poststratify.ts";
import { shingleOverlap } from "./samples/shingle-overlap.ts";
import { strongestChange } from "./series/e-divisive.ts";
import { noiseBand } from "./series/noise-band.ts";

interface Case {
  readonly in: Record<string, unknown>;
  readonly out: Record<string, unknown>;
  readonly tol: number;
  readonly note?: string;
}
interface Group {
  readonly name: string;
  readonly cases: readonly Case[];
}

const ends = (ci: Interval | null): readonly number[] | null => ci && [ci.low, ci.high];
const list = (n: number, next: () => number): number[] => Array.from({ length: n }, next);

interface Series {
  readonly a: number[];
  readonly b: number[];
}

function bootstrapOf(
  input: Series & { data?: number[]; stat: string; B: number | string; seed: number },
) {
  const { a, b, data, stat, B, seed } = input;
  if (data) {
    const statistic: Statistic = (places) => mean(Array.from(places, (place) => data[place]!));
    const sorted = resample(data.length, statistic, 1, 20_000);
    return {
      percentile: ends(percentileInterval(sorted)),
      bca: ends(bcaInterval(sorted, data.length, statistic)),
    };
  }
  if (stat.includes("medians")) {
    const { ratio, ci } = ratioOfQuantiles(a, b, 0.5, seed, Number(B));
    return { ratio, ci: ends(ci) };
  }
  return { ratio: ratioOfMeans(a, b), ci: ends(ratioOfMeansInterval(a, b, seed, Number(B))) };
}

function randomOf(input: { state?: RandomState; seed: number; below?: number; n: number }) {
  const { state, seed, below, n } = input;
  const random = state ? xoshiro128(state) : seededRandom(seed);
  if (below !== undefined) return { values: list(n, () => random.below(below)) };
  return { state: state ?? stateFromSeed(seed), u32: list(n, random.next) };
}

function meanOf({ ci, ...estimate }: MeanEstimate) {
  return { ...estimate, ci: ends(ci) };
}

function clusterOf({ values, clusters }: { values?: number[]; clusters?: string[] }) {
  // The other case describes its 50 tasks of four trials in words.
  const perTask = [14, 12, 10, 4, 10].flatMap((tasks, passes) => list(tasks, () => passes));
  const rows =
    values ?? perTask.flatMap((passes) => [0, 1, 2, 3].map((trial) => (trial < passes ? 1 : 0)));
  const groups = clusters ?? perTask.flatMap((_, task) => list(4, () => task).map(String));
  return { ...meanOf(clusterMean(rows, groups)), G: new Set(groups).size };
}

function changeOf({ x, minSeg }: { x: number[]; minSeg: number }) {
  const change = strongestChange(x, 1, { draws: 199, least: minSeg });
  if (change === null) return { index: null };
  return { index: change.index, Q: change.q, p: change.p, p_seed1_B199: change.p };
}

function mcnemarMdeOf(input: {
  discordant: number;
  n: number;
  delta?: number;
  alpha: number;
  power: number;
}) {
  const { discordant, n, delta, alpha, power } = input;
  return delta === undefined
    ? { mde: mdeMcnemar(discordant, n, alpha, power) }
    : { n: pairsForMcnemar(discordant, delta, alpha, power) };
}

/** By the name of the group; the numbers of the file in, the names of the file out. */
const methods: Record<string, (input: never) => Record<string, unknown>> = {
  "prng.xoshiro128ss": randomOf,
  "seed.fnv1a32": ({ s }: { s: string }) => ({ h: fnv1a32(s) }),
  wilson: ({ k, n, conf }: { k: number; n: number; conf: number }) => ({
    ci: ends(wilson(k, n, conf)),
  }),
  clopperPearson: ({ k, n, conf }: { k: number; n: number; conf: number }) => ({
    ci: ends(clopperPearson(k, n, conf)),
  }),
  mcnemar: ({ losses, wins }: { losses: number; wins: number }) => {
    const { exact, midP } = mcnemar(losses, wins);
    const log = logEValue(losses, wins);
    // The file gives nine decimals of the logarithm.
    const log10 = Number((log / Math.LN10).toFixed(9));
    return { exact, midp: midP, eValue: Math.exp(log), log10_eValue: log10 };
  },
  newcombePaired: ({ conf, ...counts }: PairedCounts & { conf: number }) => {
    const n = pairedTotal(counts);
    const delta = n === 0 ? null : (counts.win - counts.loss) / n;
    return { delta, newcombe: ends(newcombePaired(counts, conf)) };
  },
  newcombeIndependent: ({ k1, n1, k2, n2 }: Record<"k1" | "n1" | "k2" | "n2", number>) => ({
    ci: ends(newcombeIndependent(k1, n1, k2, n2)),
  }),
  pairedT: ({ d, conf }: { d: number[]; conf: number }) => meanOf(pairedT(d, conf)),
  clusterMean: clusterOf,
  signFlip: ({ d }: { d: number[] }) => {
    const { p, midP } = signFlip(d, 1);
    return { p, midp: midP };
  },
  wilcoxonSignedRank: ({ d, zeros }: { d: number[]; zeros: "wilcox" | "pratt" }) => ({
    ...wilcoxonSignedRank(d, zeros),
  }),
  adjust: ({ p }: { p: number[] }) => ({ holm: holm(p), bh: benjaminiHochberg(p) }),
  bootstrap: bootstrapOf,
  geometricMeanRatio: ({ a, b }: Series) => {
    const { ratio, ci, p } = geometricMeanRatio(a, b);
    return { ratio, ci: ends(ci), p };
  },
  quantile: ({ x, q }: { x: number[]; q: number }) => ({ v: quantile(x, q) }),
  cohenKappa: ({ table }: { table: number[][] }) => {
    const { observed, expected, kappa, se } = cohenKappa(table);
    return { po: observed, pe: expected, kappa, se };
  },
  fleissKappa: ({ counts }: { counts: number[][] }) => ({ kappa: fleissKappa(counts) }),
  krippendorffAlpha: ({ units, level }: { units: Unit[]; level: MeasurementLevel }) => ({
    alpha: krippendorffAlpha(units, level),
  }),
  eDivisive: changeOf,
  noiseBand: ({ history }: { history: number[] }) => {
    const found = noiseBand(history);
    return { mean: found?.mean, sd: found?.sd, band: ends(found?.band ?? null) };
  },
  mdeMcnemar: mcnemarMdeOf,
  mdePairedMean: ({ sd, n }: { sd: number; n: number }) => ({ mde: mdePairedMean(sd, n) }),
  energyDistance: ({ x, y }: { x: number[][]; y: number[][] }) => {
    const found = energyDistance(x, y);
    return { E: found?.e, T: found?.t, H: found?.h };
  },
  passK: ({ successes, n, k }: { successes: number[]; n: number; k: number }) => ({
    passHat: mean(successes.map((passes) => passHatK(passes, n, k)!)),
    passAt: mean(successes.map((passes) => passAtK(passes, n, k)!)),
  }),
  poststratify: ({ strata }: { strata: Stratum[] }) => ({ ...poststratify(strata) }),
  ppiMean: (input: Record<"judgeUnlabelled" | "judgeLabelled" | "humanLabelled", number[]>) => ({
    ...ppiMean(input.judgeUnlabelled, input.judgeLabelled, input.humanLabelled),
  }),
  jaccardShingles: ({ a, b, k }: { a: string; b: string; k: number }) => ({
    j: shingleOverlap(a, b, k),
  }),
};

/** Words, or the same number once more as a fraction. */
const notNumbers = new Set(["reason", "fraction", "p_fraction"]);

/** What is wrong with an answer, in words; an empty list when nothing is. */
function faults(actual: unknown, wanted: unknown, slack: (size: number) => number): string[] {
  if (Array.isArray(wanted)) {
    const given = Array.isArray(actual) ? actual : [];
    if (given.length !== wanted.length) return [`${given.length} values for ${wanted.length}`];
    return wanted.flatMap((each, index) => faults(given[index], each, slack));
  }
  const close =
    typeof wanted === "number" && typeof actual === "number"
      ? Math.abs(actual - wanted) <= slack(Math.abs(wanted))
      : actual === wanted;
  return close ? [] : [`${String(actual)} for ${String(wanted)}`];
}

function faultsOf(group: string, { in: input, out, tol, note }: Case): string[] {
  const slack = note?.includes("tol is relative") ? (size: number) => tol * size : () => tol;
  const actual = methods[group]?.(input as never) ?? {};
  return Object.entries(out)
    .filter(([key]) => !notNumbers.has(key))
    .flatMap(([key, wanted]) =>
      faults(actual[key], wanted, slack).map((fault) => `${key}: ${fault}`),
    );
}

const file =
  process.env["TOUCHSTONE_VECTORS"] ??
  resolve(import.meta.dirname, "../../../../shared/stats/vectors.json");
const present = existsSync(file);
const groups = present
  ? (JSON.parse(readFileSync(file, "utf8")) as { groups: Group[] }).groups
  : [];

it.skipIf(!present)(`the reference numbers are at ${file} (or TOUCHSTONE_VECTORS)`, () => {
  expect(groups.length).toBeGreaterThan(0);
});

it("knows every group of the file", () => {
  expect(groups.map(({ name }) => name).filter((name) => !(name in methods))).toEqual([]);
});

describe.each(groups)("$name", ({ name, cases }) => {
  it.each(cases.map((each, index) => ({ number: index + 1, note: each.note ?? "", each })))(
    "case $number $note",
    ({ each }) => {
      expect(faultsOf(name, each)).toEqual([]);
    },
  );
});

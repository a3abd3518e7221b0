import { mean, variance } from "../describe/moments.ts";
import type { Interval } from "../interval.ts";
import { clipInterval } from "../interval.ts";
import { clusterMean, groupSums } from "../paired/cluster-mean.ts";
import { pairedT } from "../paired/paired-t.ts";
import { scoreInterval } from "../paired/score-interval.ts";
import { signFlip } from "../paired/sign-flip.ts";
import { detectableInErrors, mdePairedMean, pairsForMean } from "../power/mde-paired-mean.ts";
import { countChanges, level, power, snap, type Assessment } from "./assessment.ts";
import { alpha, type Direction, type Power } from "./verdict.ts";

/** Values of both runs at the shared examples. */
export interface Pairs {
  readonly baseline: readonly number[];
  readonly run: readonly number[];
  readonly groups: readonly string[] | null;
}

export interface Terms {
  readonly direction: Direction;
  readonly margin: number;
  readonly seed: number;
}

/**
 * Mean difference of a score, or of pass rates over repetitions: a t interval over examples (over groups
 * where there are any) and the sign-flip mid-p. `width` is the range of the score, null if unbounded.
 */
export function assessScore(pairs: Pairs, width: number | null, terms: Terms): Assessment {
  const differences = snap(pairs.run.map((value, at) => value - pairs.baseline[at]!));
  const { groups } = pairs;
  const flipped = groups === null ? differences : groupSums(differences, groups);
  const test = signFlip(flipped, terms.seed);
  const found = intervalOf(differences, groups, width);
  return {
    values: {
      baseline: mean(pairs.baseline),
      run: mean(pairs.run),
      effect: mean(differences),
      scale: "difference",
    },
    ci: found.ci && { level, low: found.ci.low, high: found.ci.high, method: found.method },
    p:
      differences.length === 0
        ? null
        : { raw: test.midP, test: groups === null ? "sign-flip-midp" : "sign-flip-midp-groups" },
    paired: differences.length,
    groups: groups === null ? null : flipped.length,
    changes: countChanges(differences, terms.direction),
    mde: powerOf(differences, groups, terms.margin),
    width,
    baselineIsZero: false,
    noSpread: found.ci === null && differences.length > 1,
    draws: test.draws,
  };
}

function intervalOf(
  differences: readonly number[],
  groups: readonly string[] | null,
  width: number | null,
): { readonly ci: Interval | null; readonly method: string } {
  if (isUniform(differences)) return { ci: null, method: "none" };
  if (groups !== null) {
    const { ci } = clusterMean(differences, groups, level);
    return { ci: ci && width !== null ? clipInterval(ci, -width, width) : ci, method: "cluster-t" };
  }
  return width === null
    ? { ci: pairedT(differences, level).ci, method: "paired-t" }
    : scoreInterval(differences, width, level);
}

/** All moved, by the same amount: rounding would give them a spread of specks. */
function isUniform([first, ...others]: readonly number[]): boolean {
  return first !== undefined && first !== 0 && others.every((difference) => difference === first);
}

/** Null without spread: a sample that shows no variation says nothing about what it could detect. */
function powerOf(
  differences: readonly number[],
  groups: readonly string[] | null,
  margin: number,
): Power | null {
  if (isUniform(differences)) return null;
  if (groups !== null) {
    const { se } = clusterMean(differences, groups, level);
    return se === null || se === 0
      ? null
      : { power, value: detectableInErrors(alpha, power) * se, needed: null };
  }
  const sd = Math.sqrt(variance(differences) ?? 0);
  const value = sd === 0 ? null : mdePairedMean(sd, differences.length, alpha, power);
  return value === null ? null : { power, value, needed: pairsForMean(sd, margin, alpha, power) };
}

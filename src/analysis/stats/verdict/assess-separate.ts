import { mean, sum } from "../describe/moments.ts";
import type { Interval } from "../interval.ts";
import { newcombeIndependent } from "../pass-fail/newcombe-independent.ts";
import { expInterval } from "../ratio/geometric-mean-ratio.ts";
import { twoSamplePermutation } from "../unpaired/two-sample-permutation.ts";
import { welch } from "../unpaired/welch.ts";
import { level, type Assessment } from "./assessment.ts";
import type { Measure, Values } from "./verdict.ts";

/**
 * Two runs without shared examples: Newcombe's independent interval for pass/fail, Welch's for scores and,
 * on logarithms, for positive quantities; two-sample permutation. Shown with its interval, never judged.
 */
export function assessSeparate(
  baseline: readonly number[],
  run: readonly number[],
  measure: Measure,
  seed: number,
): Assessment {
  const ratio = measure === "typical" || measure === "total";
  const logs = ratio && [...baseline, ...run].every((value) => value > 0);
  const seen = logs ? [baseline.map(Math.log), run.map(Math.log)] : [baseline, run];
  const [a = [], b = []] = seen;
  const tested = a.length > 0 && b.length > 0;
  const test = twoSamplePermutation(a, b, seed);
  const binary = measure === "pass" && areBinary(a, b);
  const ci = binary ? newcombeOf(a, b) : welch(a, b, level).ci;
  const method = binary ? "newcombe-independent" : logs ? "welch-on-logs" : "welch";
  const shown = logs ? expInterval(ci) : ci;
  return {
    values: valuesOf(a, b, logs),
    ci: shown && { level, ...shown, method },
    p: tested ? { raw: test.midP, test: "two-sample-permutation-midp" } : null,
    paired: 0,
    groups: null,
    changes: { wins: 0, losses: 0, ties: 0 },
    mde: null,
    width: null,
    baselineIsZero: false,
    noSpread: false,
    draws: tested ? test.draws : null,
  };
}

function valuesOf(a: readonly number[], b: readonly number[], logs: boolean): Values {
  const before = mean(a);
  const after = mean(b);
  const effect = before === null || after === null ? null : after - before;
  const shown = (value: number | null): number | null =>
    value === null || !logs ? value : Math.exp(value);
  return {
    baseline: shown(before),
    run: shown(after),
    effect: shown(effect),
    scale: logs ? "ratio" : "difference",
  };
}

function areBinary(...sets: readonly (readonly number[])[]): boolean {
  return sets.every((set) => set.every((value) => value === 0 || value === 1));
}

function newcombeOf(a: readonly number[], b: readonly number[]): Interval | null {
  return newcombeIndependent(sum(a), a.length, sum(b), b.length, level);
}

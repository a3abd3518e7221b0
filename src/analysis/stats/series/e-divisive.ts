import { seededRandom } from "../random/xoshiro128.ts";
import { shuffle } from "../random/shuffle.ts";
import { bestSplit } from "./best-split.ts";

/** Below this many runs no p can be small: 4 + 4 gives at best 2/70. */
const fewestRuns = 8;
/** A longer series is cut to its last runs, to bound the time. */
const mostRuns = 200;

export interface ChangeTest {
  readonly index: number | null;
  readonly q: number;
  readonly p: number;
}

/**
 * The strongest change of a series and how often a shuffled series has one as strong:
 * p = (1 + #{max Q* >= max Q}) / (B + 1), never 0 (Phipson and Smyth 2010).
 *
 * Assumes that runs are exchangeable without a change. Null below eight runs; a series without any
 * difference has no change and p = 1. Unlike a t-test it is defined for a step without noise.
 */
export function strongestChange(
  series: readonly number[],
  seed: number,
  { draws = 999, least = 2 }: { readonly draws?: number; readonly least?: number } = {},
): ChangeTest | null {
  if (series.length < fewestRuns) return null;
  const observed = bestSplit(Float64Array.from(series), least);
  if (observed.index === null) return { index: null, q: 0, p: 1 };
  const random = seededRandom(seed);
  // Runs of few examples repeat the same values: sums that differ by rounding alone are ties.
  const bar = observed.q * (1 - 1e-9);
  let asStrong = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const shuffled = Float64Array.from(series);
    shuffle(shuffled, random);
    if (bestSplit(shuffled, least).q >= bar) asStrong += 1;
  }
  return { ...observed, p: (1 + asStrong) / (draws + 1) };
}

export interface ChangePoint {
  /** First run after the change, in the series as given. */
  readonly index: number;
  readonly q: number;
  readonly p: number;
  readonly grade: "change" | "possible change";
}

/** p up to which a change is sure enough to be called one. */
const sure = 0.01;

/**
 * All change points of a series (E-divisive): split at the strongest change while p <= alpha, then look
 * into both parts. Sorted by index; only the last 200 runs are looked at.
 */
export function changePoints(
  series: readonly number[],
  seed: number,
  { alpha = 0.05, draws = 999 }: { readonly alpha?: number; readonly draws?: number } = {},
): ChangePoint[] {
  const found: ChangePoint[] = [];
  const open: [from: number, to: number][] = [
    [Math.max(0, series.length - mostRuns), series.length],
  ];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part;
    const change = strongestChange(series.slice(from, to), seed, { draws });
    if (change === null || change.index === null || change.p > alpha) continue;
    const index = from + change.index;
    const grade = change.p <= sure ? "change" : "possible change";
    found.push({ index, q: change.q, p: change.p, grade });
    open.push([from, index], [index, to]);
  }
  return found.toSorted((a, b) => a.index - b.index);
}

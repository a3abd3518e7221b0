import { seededRandom, type RandomSource } from "../random/xoshiro128.ts";
import { drawnSums } from "./drawn-sums.ts";

export interface PermutationTest {
  readonly p: number;
  readonly midP: number;
  /** Random draws; null where every pattern was counted. */
  readonly draws: number | null;
}

/** All 2^20 patterns take some milliseconds. */
const mostExact = 20;
export const defaultDraws = 9999;

/**
 * Test that a paired difference is as likely to have the other sign, on the sum of differences (Fisher
 * 1935). Assumes independent examples, nothing about their distribution; for +-1 it is McNemar's test, but
 * for the mid-p of as many wins as losses (there 1 - C/2 against 1 - C of the table's weight C).
 *
 * Up to 20 changed examples all 2^m sign patterns are counted: p = P(|S| >= |s|), mid-p counts half of
 * the ties. Beyond, `draws` seeded patterns, the observed one among them, so that p is never 0 (Phipson
 * and Smyth 2010). Sums of decimals that differ by rounding alone count as ties. No change: p = 1.
 */
export function signFlip(
  differences: readonly number[],
  seed: number,
  draws = defaultDraws,
): PermutationTest {
  // By size: the answer does not depend on the order in which examples arrive.
  const sizes = differences.filter((difference) => difference !== 0).map(Math.abs);
  sizes.sort((a, b) => a - b);
  if (sizes.length === 0) return { p: 1, midP: 1, draws: null };
  let total = 0;
  for (const size of sizes) total += size;
  let observed = 0;
  for (const difference of differences) observed += difference;
  const bar = { at: Math.abs(observed), slack: total * 1e-12 };
  if (sizes.length <= mostExact) return countAll(sizes, total, bar);
  if (isOutOfReach(sizes, bar)) return { p: 1 / (draws + 1), midP: 1 / (draws + 1), draws };
  return countDrawn(sizes, total, bar, seededRandom(seed), draws);
}

/** Logarithm of how unlikely it has to be that one draw reaches what was observed. */
const neverReached = 60;

/**
 * Whether no draw can be as far out as what was observed, so that none need be made: by Hoeffding a draw
 * reaches t with P(|S| >= t) <= 2 exp(-t^2 / 2 sum d^2), here below 1e-25.
 */
function isOutOfReach(sizes: readonly number[], { at, slack }: Bar): boolean {
  let squares = 0;
  for (const size of sizes) squares += size * size;
  return at > slack && (at - slack) ** 2 > 2 * neverReached * squares;
}

interface Bar {
  readonly at: number;
  readonly slack: number;
}

/** Gray code: one sign changes a step. Half the patterns suffice, the others mirror them. */
function countAll(sizes: readonly number[], total: number, { at, slack }: Bar): PermutationTest {
  const patterns = 2 ** (sizes.length - 1);
  const negative = new Uint8Array(sizes.length);
  let signed = total;
  let above = 0;
  let tied = 0;
  for (let pattern = 1; pattern <= patterns; pattern += 1) {
    const size = Math.abs(signed);
    if (size > at + slack) above += 1;
    else if (size >= at - slack) tied += 1;
    if (pattern === patterns) break;
    const flipped = 31 - Math.clz32(pattern & -pattern);
    signed += negative[flipped] === 1 ? 2 * sizes[flipped]! : -2 * sizes[flipped]!;
    negative[flipped] = 1 - negative[flipped]!;
  }
  return { p: (above + tied) / patterns, midP: (above + tied / 2) / patterns, draws: null };
}

function countDrawn(
  sizes: readonly number[],
  total: number,
  { at, slack }: Bar,
  random: RandomSource,
  draws: number,
): PermutationTest {
  const negatives = drawnSums(Float64Array.from(sizes), random, draws);
  let above = 0;
  let tied = 1;
  for (const negative of negatives) {
    const size = Math.abs(total - 2 * negative);
    if (size > at + slack) above += 1;
    else if (size >= at - slack) tied += 1;
  }
  return { p: (above + tied) / (draws + 1), midP: (above + (tied + 1) / 2) / (draws + 1), draws };
}

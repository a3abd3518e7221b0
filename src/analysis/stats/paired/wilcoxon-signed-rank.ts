import { normalCdf } from "../special/normal.ts";

export interface SignedRank {
  readonly wPlus: number;
  readonly wMinus: number;
  readonly p: number;
}

/** Beyond this many non-zero differences the normal approximation is as good. */
const mostExact = 200;

/**
 * Wilcoxon's signed-rank test, two-sided, on midranks of the absolute differences.
 *
 * `wilcox` drops zeros before ranking, `pratt` after it. Exact given the ranks: p = min(1, 2 P(W <= least))
 * over all sign patterns, counted by dynamic programming on doubled midranks; normal above 200 changes.
 * It asks whether changes are symmetric about zero in ordinal terms, not whether the mean moved: a
 * detail for ordinal labels only. No change: p = 1.
 */
export function wilcoxonSignedRank(
  differences: readonly number[],
  zeros: "wilcox" | "pratt" = "wilcox",
): SignedRank {
  const kept = zeros === "wilcox" ? differences.filter((each) => each !== 0) : [...differences];
  const doubled = doubledMidranks(kept.map(Math.abs));
  let plus = 0;
  let minus = 0;
  const ranks: number[] = [];
  for (const [index, difference] of kept.entries()) {
    const rank = doubled[index]!;
    if (difference === 0) continue;
    ranks.push(rank);
    if (difference > 0) plus += rank;
    else minus += rank;
  }
  const least = Math.min(plus, minus);
  const p = ranks.length <= mostExact ? exactP(ranks, least) : normalP(ranks, least);
  return { wPlus: plus / 2, wMinus: minus / 2, p };
}

/** Twice the mean of the places that equal values share, a whole number. */
function doubledMidranks(sizes: readonly number[]): number[] {
  const order = [...sizes.keys()].toSorted((a, b) => sizes[a]! - sizes[b]!);
  const ranks = Array.from<number>({ length: sizes.length });
  for (let first = 0; first < order.length;) {
    let last = first;
    while (last + 1 < order.length && sizes[order[last + 1]!] === sizes[order[first]!]) last += 1;
    for (let place = first; place <= last; place += 1) ranks[order[place]!] = first + last + 2;
    first = last + 1;
  }
  return ranks;
}

function exactP(ranks: readonly number[], least: number): number {
  const chance = new Float64Array(least + 1);
  chance[0] = 1;
  for (const rank of ranks)
    for (let total = least; total >= 0; total -= 1)
      chance[total] = (chance[total]! + (total >= rank ? chance[total - rank]! : 0)) / 2;
  let tail = 0;
  for (const each of chance) tail += each;
  return Math.min(1, 2 * tail);
}

function normalP(ranks: readonly number[], least: number): number {
  let total = 0;
  let squares = 0;
  for (const rank of ranks) {
    total += rank;
    squares += rank * rank;
  }
  return Math.min(1, 2 * normalCdf((least - total / 2) / Math.sqrt(squares / 4)));
}

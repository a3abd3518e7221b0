import { shuffle } from "../random/shuffle.ts";
import { seededRandom } from "../random/xoshiro128.ts";
import { bestMiddle } from "./best-middle.ts";

/** One run that differs is an unusual run, and two neighbours are so by chance too often. */
const leastInside = 3;
/** A level that is come back to has to have been there. */
const leastBeside = 3;
/** p up to which the second look finds something; the first looks at .05, so both together at no more than .055. */
const alpha = 0.005;
/** What makes a p of the second look one on the scale of the first: .005 here is .05 there. */
const scale = 10;
const draws = 4999;

export interface MaskedChange {
  /** First run of the stretch that differs, and the first one that is as before. */
  readonly from: number;
  readonly to: number;
  /** On the scale of a first look, never above .05: ten times the p of the permutation test. */
  readonly p: number;
}

/**
 * A change that was taken back, which a search for one cut cannot see: eight runs at .80, eight at .59 and eight at
 * .82 differ little on both sides of any cut. The second look at a series in which `strongestChange` finds nothing.
 *
 * The stretch in the middle that differs most from the runs on both sides of it together, against shuffled series,
 * p = (1 + #{max Q* >= max Q}) / (B + 1) with B = 4,999: one of twenty series looked at together can pass. Shuffling
 * stops at the 25th draw as strong, because p can no longer be small (Besag and Clifford 1991): a flat series costs
 * about 160 draws. Null where nothing is found and below nine runs. Assumes that runs are exchangeable without a
 * change.
 *
 * Measured, the first look alone and both, share of series with any change: noise of 10, 24, 50 and 100 runs .036,
 * .040, .051, .057 and .037, .044, .053, .062 (3,000 to 600 series); three equal parts of 8 runs with the middle
 * moved by 1.5, 2, 3 sd .13, .18, .18 and .35, .62, .95, both ends within a run in 82 %; a single step of 1.5 sd
 * .743 and .745. Matteson and James' statistic, whose right part may end anywhere, in the same place found less:
 * .21 and .64 at 1.5 and 3 sd, because it sets one side alone against the middle.
 */
export function maskedChange(series: readonly number[], seed: number): MaskedChange | null {
  if (series.length < leastInside + 2 * leastBeside) return null;
  const observed = bestMiddle(Float64Array.from(series), leastInside, leastBeside);
  if (observed.stretch === null) return null;
  const random = seededRandom(seed);
  // Runs of few examples repeat the same values: sums that differ by rounding alone are ties.
  const bar = observed.q * (1 - 1e-9);
  const most = alpha * (draws + 1) - 1;
  const shuffled = Float64Array.from(series);
  let asStrong = 0;
  for (let draw = 0; draw < draws && asStrong <= most; draw += 1) {
    shuffle(shuffled, random);
    if (bestMiddle(shuffled, leastInside, leastBeside).q >= bar) asStrong += 1;
  }
  if (asStrong > most) return null;
  return { ...observed.stretch, p: (scale * (1 + asStrong)) / (draws + 1) };
}

import { logChoose } from "../special/log-gamma.ts";

/** Terms this much above the observed one are equal to it but for rounding. */
const tolerance = 1e-7;

/**
 * Whether a trait is as frequent in one group as in the other: two-sided p of the hypergeometric
 * distribution (Fisher 1935; tables no more likely than the one observed), and its mid-p.
 *
 *                trait   none
 *     group 1      a       b
 *     group 2      c       d
 *
 * Whole numbers >= 0. p is 1 where a group is empty or the trait is in all or none.
 */
export function fisherExact(
  a: number,
  b: number,
  c: number,
  d: number,
): { readonly exact: number; readonly midP: number } {
  const first = a + b;
  const second = c + d;
  const having = a + c;
  const all = logChoose(first + second, having);
  const logTerm = (k: number): number => logChoose(first, k) + logChoose(second, having - k) - all;
  const observed = logTerm(a);
  const limit = observed + tolerance;
  let sum = 0;
  for (let k = Math.max(0, having - second); k <= Math.min(first, having); k += 1) {
    const term = logTerm(k);
    if (term <= limit) sum += Math.exp(term);
  }
  const exact = Math.min(1, sum);
  return { exact, midP: exact - Math.exp(observed) / 2 };
}

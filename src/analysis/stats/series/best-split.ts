export interface Split {
  /** First run of the right part; null in a series without any difference. */
  readonly index: number | null;
  readonly q: number;
}

/**
 * The cut of a series at which the two parts differ most in energy distance (Matteson and James 2014).
 *
 * Q(tau) = l r / n (2 mean|x_i - x_j| across - mean within left - mean within right), with U-statistics
 * inside; both parts hold at least `least` runs; the earliest cut wins a tie. O(n^2): the three sums
 * are carried along as one run after the other moves to the left.
 */
export function bestSplit(x: Float64Array, least: number): Split {
  const n = x.length;
  let left = 0;
  let across = 0;
  let right = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) right += Math.abs(x[i]! - x[j]!);
  let best: Split = { index: null, q: 0 };
  for (let tau = 1; tau <= n - least; tau += 1) {
    const moved = x[tau - 1]!;
    let toLeft = 0;
    let toRight = 0;
    for (let i = 0; i < tau - 1; i += 1) toLeft += Math.abs(x[i]! - moved);
    for (let i = tau; i < n; i += 1) toRight += Math.abs(x[i]! - moved);
    left += toLeft;
    across += toRight - toLeft;
    right -= toRight;
    if (tau < least) continue;
    const [l, r] = [tau, n - tau];
    const q =
      ((l * r) / n) *
      ((2 * across) / (l * r) - (2 * left) / (l * (l - 1)) - (2 * right) / (r * (r - 1)));
    // A tie may differ by rounding; the earliest cut has to win it on every machine.
    if (q > best.q * (1 + 1e-12) + 1e-15) best = { index: tau, q };
  }
  return best;
}

/** A stretch in the middle of a series: places from `from` up to before `to`; null where nothing differs. */
export interface Middle {
  readonly stretch: { readonly from: number; readonly to: number } | null;
  readonly q: number;
}

/**
 * The stretch of a series that differs most in energy distance from what stands before and after it together:
 *
 *     ----- before ----- | middle | ----- after -----       l = runs of the middle, r = n - l
 *
 * Q = l r / n (2 mean|x_i - x_j| across - mean within middle - mean within the rest), with U-statistics inside
 * (the statistic of `bestSplit` for an epidemic alternative). The middle holds at least `least` runs and each side
 * `beside`; the earliest, then the shortest wins a tie. O(n^2): the distances of a run to those before it are
 * summed once, a middle grows by one run after the other.
 */
export function bestMiddle(x: Float64Array, least: number, beside: number): Middle {
  const n = x.length;
  const width = n + 1;
  // sums[a, b]: distances of run a to the first b runs. upTo[b]: distances of the first b runs to all runs.
  const sums = new Float64Array(n * width);
  const upTo = new Float64Array(width);
  for (let a = 0; a < n; a += 1) {
    let sum = 0;
    for (let b = 0; b < n; b += 1) {
      sum += Math.abs(x[a]! - x[b]!);
      sums[a * width + b + 1] = sum;
    }
    upTo[a + 1] = upTo[a]! + sum;
  }
  const all = upTo[n]! / 2;
  let best: Middle = { stretch: null, q: 0 };
  for (let from = beside; from + least + beside <= n; from += 1) {
    let middle = 0;
    for (let last = from; last < n - beside; last += 1) {
      middle += sums[last * width + last]! - sums[last * width + from]!;
      const to = last + 1;
      const l = to - from;
      if (l < least) continue;
      const r = n - l;
      const across = upTo[to]! - upTo[from]! - 2 * middle;
      const rest = all - middle - across;
      const q =
        ((l * r) / n) *
        ((2 * across) / (l * r) - (2 * middle) / (l * (l - 1)) - (2 * rest) / (r * (r - 1)));
      if (q > best.q * (1 + 1e-12) + 1e-15) best = { stretch: { from, to }, q };
    }
  }
  return best;
}

/**
 * Benjamini and Hochberg 1995: running minimum from the top of m p_(k) / k, in input order.
 *
 * Keeps the expected share of false discoveries; overlapping slices are fine (positive dependence).
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const order = [...ps.keys()].toSorted((a, b) => ps[b]! - ps[a]!);
  const adjusted = [...ps];
  let running = 1;
  for (const [fromTop, index] of order.entries()) {
    running = Math.min(running, (ps.length * ps[index]!) / (ps.length - fromTop));
    adjusted[index] = running;
  }
  return adjusted;
}

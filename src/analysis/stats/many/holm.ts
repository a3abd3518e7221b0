/**
 * Holm's step-down adjustment (Holm 1979): running maximum of (m-k+1) p_(k), at most 1, in input order.
 *
 * Keeps the chance of any false alarm under any dependence: for headlines and gates.
 */
export function holm(ps: readonly number[]): number[] {
  const order = [...ps.keys()].toSorted((a, b) => ps[a]! - ps[b]!);
  const adjusted = [...ps];
  let running = 0;
  for (const [rank, index] of order.entries()) {
    running = Math.max(running, Math.min(1, (ps.length - rank) * ps[index]!));
    adjusted[index] = running;
  }
  return adjusted;
}

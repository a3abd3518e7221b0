import { endsOf, type Measured } from "./measured.ts";

/** What one run gives and what it takes; any unit, the same for all runs. */
export interface TradePoint {
  readonly gain: Measured;
  /** Which way the gain counts. */
  readonly direction: "up" | "down";
  /** Money, time or tokens: less is better. */
  readonly price: Measured;
}

/**
 * `front`: no other run gives at least as much for at most as little. `dominated`: another one does, and
 * in one of the two by more than the intervals leave open. `not_clearly`: another one does, but by so
 * little that the intervals overlap in both.
 */
export type Standing = "front" | "dominated" | "not_clearly";

/**
 * Where each run stands, in the order of the points. Two runs with equal values dominate neither.
 *
 * Intervals are taken as independent: for runs over the same examples this is the cautious side. One
 * without an interval is taken at its value.
 */
export function standings(points: readonly TradePoint[]): Standing[] {
  return points.map((point) => {
    const rivals = points.filter((other) => other !== point && dominates(other, point));
    if (rivals.length === 0) return "front";
    return rivals.some((rival) => isApart(rival, point)) ? "dominated" : "not_clearly";
  });
}

function dominates(one: TradePoint, other: TradePoint): boolean {
  const more = gainOf(one.gain.value, one) - gainOf(other.gain.value, other);
  const less = other.price.value - one.price.value;
  return more >= 0 && less >= 0 && (more > 0 || less > 0);
}

function isApart(better: TradePoint, worse: TradePoint): boolean {
  const [high, low] = [endsOf(better.gain), endsOf(worse.gain)];
  const inGain = better.direction === "up" ? high.low > low.high : high.high < low.low;
  const inPrice = endsOf(better.price).high < endsOf(worse.price).low;
  return inGain || inPrice;
}

function gainOf(value: number, { direction }: TradePoint): number {
  return direction === "up" ? value : -value;
}

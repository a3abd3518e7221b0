import { rowFlag, type WaterfallSource } from "./waterfall-columns.ts";

type SkewSource = Pick<
  WaterfallSource,
  "count" | "parent" | "startMs" | "durationMs" | "flags" | "service"
>;

/** Nobody can tell clocks that differ by less from the grain of their readings. */
const leastSkewMs = 0.1;

/**
 * Milliseconds to add to the times of each service so that calls between services make sense: one number
 * per entry of `service.values`, 0 where the clocks agree or nothing can be said.
 *
 * A call from service P to service C says: its child should start after, and end before, its parent. With
 * d = correction(C) − correction(P) that is
 *
 *     parent start − child start  <=  d  <=  parent end − child end
 *
 * Starting before one's parent is impossible, so one such child is evidence; ending after it is not, as work
 * may go on behind a parent's back, so that takes two children that one constant brings inside. A d that all
 * calls allow is taken in the middle (the way there is as long as the way back, as NTP and Jaeger assume);
 * if there is none, the least that makes every start possible. It is used only if fewer calls contradict it
 * than contradict 0: one service on several machines has no one clock, and stays as sent.
 *
 * Corrections add up along the calls from the first service seen, which counts as right. O(n).
 */
export function clockSkew(source: SkewSource): Float64Array {
  const shifts = new Float64Array(source.service.values.length);
  if (shifts.length < 2) return shifts;
  const links = linksOf(source);
  if (links.size === 0) return shifts;
  const isKnown = new Uint8Array(shifts.length);
  for (let index = 0; index < source.count; index++) {
    const service = source.service.at[index]!;
    if (isKnown[service]) continue;
    isKnown[service] = 1;
    const owner = source.parent[index]!;
    const caller = owner < 0 ? service : source.service.at[owner]!;
    const link = links.get(keyOf(caller, service, shifts.length));
    if (link) shifts[service] = shifts[caller]! + (caller < service ? 1 : -1) * offsetOf(link);
  }
  return shifts;
}

/** Bounds of `sign * d`, where d is the correction of the higher numbered service of the two minus the other's. */
interface Call {
  readonly sign: 1 | -1;
  readonly low: number;
  /** Infinity where the child outlasts its parent, or an end is not known. */
  readonly high: number;
}

function linksOf(source: SkewSource): Map<number, Call[]> {
  const { count, parent, startMs, durationMs, flags, service } = source;
  const links = new Map<number, Call[]>();
  for (let index = 0; index < count; index++) {
    const owner = parent[index]!;
    if (owner < 0) continue;
    const own = service.at[index]!;
    const other = service.at[owner]!;
    if (own === other || service.values[own] === null || service.values[other] === null) continue;
    const low = startMs[owner]! - startMs[index]!;
    if (!Number.isFinite(low)) continue;
    const room = durationMs[owner]! - durationMs[index]!;
    const isOpen = ((flags[owner]! | flags[index]!) & rowFlag.running) !== 0;
    const call: Call = {
      sign: other < own ? 1 : -1,
      low,
      high: room >= 0 && !isOpen ? low + room : Infinity,
    };
    const key = keyOf(own, other, service.values.length);
    const calls = links.get(key);
    if (calls) calls.push(call);
    else links.set(key, [call]);
  }
  return links;
}

function keyOf(a: number, b: number, count: number): number {
  return Math.min(a, b) * count + Math.max(a, b);
}

function offsetOf(calls: readonly Call[]): number {
  let low = -Infinity;
  let high = Infinity;
  let possibleLow = -Infinity;
  let possibleHigh = Infinity;
  for (const call of calls) {
    const [from, to] = call.sign > 0 ? [call.low, call.high] : [-call.high, -call.low];
    low = Math.max(low, from);
    high = Math.min(high, to);
    if (call.sign > 0) possibleLow = Math.max(possibleLow, call.low);
    else possibleHigh = Math.min(possibleHigh, -call.low);
  }
  if (low <= leastSkewMs && high >= -leastSkewMs) return 0;
  const isConstant = low <= high;
  const offset = isConstant
    ? middle(low, high)
    : possibleLow > leastSkewMs
      ? possibleLow
      : possibleHigh < -leastSkewMs
        ? possibleHigh
        : 0;
  const asSent = contradictions(calls, 0);
  const corrected = contradictions(calls, offset);
  const isEvident = asSent.early > 0 || (asSent.late > 1 && isConstant);
  return isEvident && corrected.early + corrected.late < asSent.early + asSent.late ? offset : 0;
}

function middle(low: number, high: number): number {
  if (!Number.isFinite(low)) return high;
  return Number.isFinite(high) ? (low + high) / 2 : low;
}

function contradictions(
  calls: readonly Call[],
  offset: number,
): { readonly early: number; readonly late: number } {
  let early = 0;
  let late = 0;
  for (const { sign, low, high } of calls) {
    if (sign * offset < low - leastSkewMs) early++;
    else if (sign * offset > high + leastSkewMs) late++;
  }
  return { early, late };
}

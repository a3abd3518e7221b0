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
  const links = new Map<number, Link>();
  eachCall(source, (key, sign, low, high) => addCall(links, key, sign, low, high));
  const doubtful = [...links.values()].filter((link) => (link.offset = candidate(link)) !== 0);
  if (doubtful.length === 0) return shifts;
  eachCall(source, (key, sign, low, high) => {
    const link = links.get(key);
    if (link && contradiction(sign * link.offset, low, high) !== "none") link.wrongCorrected++;
  });
  for (const link of doubtful) if (link.wrongCorrected >= link.early + link.late) link.offset = 0;
  return addedUp(source, links, shifts);
}

/** Between two services: d is the correction of the higher numbered one minus the other's. */
interface Link {
  /** What all calls allow for d, and what makes every start possible. */
  low: number;
  high: number;
  possibleLow: number;
  possibleHigh: number;
  /** Calls that contradict d = 0. */
  early: number;
  late: number;
  offset: number;
  wrongCorrected: number;
}

/** `low` and `high` bound `sign * d`; `high` is Infinity where the child outlasts its parent or an end is not known. */
type TakeCall = (key: number, sign: 1 | -1, low: number, high: number) => void;

function eachCall(source: SkewSource, take: TakeCall): void {
  const { count, parent, startMs, durationMs, flags, service } = source;
  const { values, at } = service;
  const isNamed = Uint8Array.from(values, (name) => (name === null ? 0 : 1));
  for (let index = 0; index < count; index++) {
    const owner = parent[index]!;
    if (owner < 0) continue;
    const own = at[index]!;
    const other = at[owner]!;
    if (own === other || !isNamed[own] || !isNamed[other]) continue;
    const low = startMs[owner]! - startMs[index]!;
    if (!Number.isFinite(low)) continue;
    const room = durationMs[owner]! - durationMs[index]!;
    const isOpen = ((flags[owner]! | flags[index]!) & rowFlag.running) !== 0;
    const high = room >= 0 && !isOpen ? low + room : Infinity;
    take(keyOf(own, other, values.length), other < own ? 1 : -1, low, high);
  }
}

function keyOf(a: number, b: number, count: number): number {
  return Math.min(a, b) * count + Math.max(a, b);
}

function addCall(
  links: Map<number, Link>,
  key: number,
  sign: 1 | -1,
  low: number,
  high: number,
): void {
  let link = links.get(key);
  if (!link) {
    const bounds = {
      low: -Infinity,
      high: Infinity,
      possibleLow: -Infinity,
      possibleHigh: Infinity,
    };
    links.set(key, (link = { ...bounds, early: 0, late: 0, offset: 0, wrongCorrected: 0 }));
  }
  if (sign > 0) {
    link.low = Math.max(link.low, low);
    link.high = Math.min(link.high, high);
    link.possibleLow = Math.max(link.possibleLow, low);
  } else {
    link.low = Math.max(link.low, -high);
    link.high = Math.min(link.high, -low);
    link.possibleHigh = Math.min(link.possibleHigh, -low);
  }
  const found = contradiction(0, low, high);
  if (found === "early") link.early++;
  else if (found === "late") link.late++;
}

function contradiction(offset: number, low: number, high: number): "early" | "late" | "none" {
  if (offset < low - leastSkewMs) return "early";
  return offset > high + leastSkewMs ? "late" : "none";
}

/** The correction that the calls suggest, 0 where they agree with none or there is too little evidence. */
function candidate(link: Link): number {
  const { low, high, possibleLow, possibleHigh, early, late } = link;
  if (early === 0 && late === 0) return 0;
  if (low <= high) return early > 0 || late > 1 ? middle(low, high) : 0;
  if (early === 0) return 0;
  if (possibleLow > leastSkewMs) return possibleLow;
  return possibleHigh < -leastSkewMs ? possibleHigh : 0;
}

function middle(low: number, high: number): number {
  if (!Number.isFinite(low)) return high;
  return Number.isFinite(high) ? (low + high) / 2 : low;
}

/** Each service takes the correction of the one that first called it, and the offset between the two. */
function addedUp(
  { count, parent, service }: SkewSource,
  links: ReadonlyMap<number, Link>,
  shifts: Float64Array,
): Float64Array {
  const isKnown = new Uint8Array(shifts.length);
  for (let index = 0; index < count; index++) {
    const own = service.at[index]!;
    if (isKnown[own]) continue;
    isKnown[own] = 1;
    const owner = parent[index]!;
    const caller = owner < 0 ? own : service.at[owner]!;
    const offset = links.get(keyOf(caller, own, shifts.length))?.offset ?? 0;
    shifts[own] = shifts[caller]! + (caller < own ? offset : -offset);
  }
  return shifts;
}

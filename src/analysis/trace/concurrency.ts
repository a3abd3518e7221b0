import { noSpan, rowFlag, type Waterfall } from "./waterfall-columns.ts";

/** How many steps run at once. A step is a span without children: its parents only wait for it. */
export interface Concurrency {
  /** Both sorted. */
  readonly startsMs: Float64Array;
  readonly endsMs: Float64Array;
  /** The most at one moment. */
  readonly peak: number;
}

/** Steps of no known length are left out, and all of them where times are synthetic. O(n log n). */
export function concurrencyOf(waterfall: Waterfall): Concurrency {
  const { count, span, end, startMs, durationMs, flags, timing } = waterfall;
  const startsMs = new Float64Array(count);
  const endsMs = new Float64Array(count);
  let steps = 0;
  for (let row = 0; timing === "real" && row < count; row++) {
    if (end[row] !== row + 1 || span[row] === noSpan || flags[row]! & rowFlag.untimed) continue;
    if (durationMs[row]! <= 0) continue;
    startsMs[steps] = startMs[row]!;
    endsMs[steps++] = startMs[row]! + durationMs[row]!;
  }
  const starts = startsMs.slice(0, steps).sort();
  const ends = endsMs.slice(0, steps).sort();
  let peak = 0;
  for (let at = 0, done = 0; at < steps; at++) {
    // What ends in a moment no longer runs in it.
    while (ends[done]! <= starts[at]!) done++;
    peak = Math.max(peak, at + 1 - done);
  }
  return { startsMs: starts, endsMs: ends, peak };
}

/** The most steps at one moment within each of `width` equal parts of the time from 0 to `totalMs`. */
export function concurrencyBand(
  { startsMs, endsMs }: Concurrency,
  totalMs: number,
  width: number,
): Uint32Array {
  const band = new Uint32Array(width);
  const partMs = totalMs / Math.max(1, width);
  let started = 0;
  let done = 0;
  for (let part = 0; part < width; part++) {
    const to = part + 1 === width ? Infinity : (part + 1) * partMs;
    // Whatever began before this part and has not ended by its start runs in it.
    while (endsMs[done]! <= part * partMs) done++;
    let most = started - done;
    while (startsMs[started]! < to) {
      while (endsMs[done]! <= startsMs[started]!) done++;
      started++;
      most = Math.max(most, started - done);
    }
    band[part] = most;
  }
  return band;
}

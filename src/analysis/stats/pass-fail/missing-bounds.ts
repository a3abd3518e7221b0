import type { Interval } from "../interval.ts";

/**
 * Where a mean difference could lie if the unpaired examples had been paired: (n delta +- u w) / (n + u).
 *
 * `width` is the most one example can change: 1 for pass/fail, the range of a bounded score. No
 * assumption about why they are missing. Null without any example.
 */
export function missingBounds(
  delta: number,
  paired: number,
  unpaired: number,
  width = 1,
): Interval | null {
  const all = paired + unpaired;
  if (all === 0) return null;
  const settled = paired * delta;
  return { low: (settled - unpaired * width) / all, high: (settled + unpaired * width) / all };
}

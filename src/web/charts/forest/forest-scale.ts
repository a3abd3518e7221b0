import { roundTicks } from "../round-ticks.ts";

/** What one row of a forest plot draws. */
export interface ForestEffect {
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ForestScale {
  readonly kind: "difference" | "ratio";
  /** Ends of the axis in effect units. */
  readonly low: number;
  readonly high: number;
  /** Where nothing changed: 0, or 1 for a ratio. */
  readonly none: number;
  readonly ticks: readonly number[];
  /** Place of an effect, 0 at the left end and 1 at the right; beyond the ends cut to them. */
  readonly at: (effect: number) => number;
}

/** Wider axes would squeeze every row for the sake of a few uncertain ones: their whiskers are cut. */
const widestRatio = 16;
const mostOutside = 0.02;

/**
 * One axis for all rows, with the place of no change on it. A few whiskers may be cut at its ends. Ratios
 * are placed by their logarithm, so that half and double are equally far from 1.
 */
export function forestScale(
  rows: readonly ForestEffect[],
  kind: "difference" | "ratio",
  margin: number,
): ForestScale {
  const isRatio = kind === "ratio";
  const to = (effect: number) => (isRatio ? Math.log(Math.max(effect, 1e-9)) : effect);
  const from = (place: number) => (isRatio ? Math.exp(place) : place);
  const shown = Math.abs(to(isRatio ? 1 + margin : margin)) * 1.5;
  const lows = rows.flatMap(({ low, effect }) => low ?? effect ?? []).map(to);
  const highs = rows.flatMap(({ high, effect }) => high ?? effect ?? []).map(to);
  const cap = isRatio ? Math.log(widestRatio) : Number.POSITIVE_INFINITY;
  const left = Math.max(-cap, Math.min(-shown, nearlyLeast(lows)));
  const right = Math.min(cap, Math.max(shown, -nearlyLeast(highs.map((high) => -high))));
  const padding = (right - left) * 0.03;
  const [start, end] = [left - padding, right + padding];
  return {
    kind,
    low: from(start),
    high: from(end),
    none: isRatio ? 1 : 0,
    ticks: isRatio ? ratioTicks(from(start), from(end)) : roundTicks(start, end),
    at: (effect) => Math.min(1, Math.max(0, (to(effect) - start) / (end - start))),
  };
}

/** The least value but for one in fifty. */
function nearlyLeast(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * mostOutside)] ?? 0;
}

const ratioSteps = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 0.8, 0.9, 1, 1.1, 1.25, 2, 4, 8, 16];
const mostTicks = 6;

function ratioTicks(low: number, high: number): number[] {
  const inside = ratioSteps.filter((tick) => tick >= low && tick <= high);
  // Halves and doubles alone where all of them would crowd.
  return inside.length > mostTicks
    ? inside.filter((tick) => Number.isInteger(Math.log2(tick)))
    : inside;
}

/** The part of the time axis that is shown, milliseconds since the start of the trace. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** Nobody records finer than a nanosecond. */
const narrowestMs = 1e-6;

/** Brings a window into the axis, at least a nanosecond wide. */
export function clampWindow({ from, to }: TimeWindow, totalMs: number): TimeWindow {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return { from: 0, to: totalMs };
  const width = Math.min(totalMs, Math.max(Math.abs(to - from), Math.min(narrowestMs, totalMs)));
  const start = Math.min(Math.max(0, Math.min(from, to)), totalMs - width);
  return { from: start, to: start + width };
}

/** Zooms by `factor` (below 1 is closer) so that the time at `anchorMs` stays where it is. */
export function zoomWindow(
  { from, to }: TimeWindow,
  totalMs: number,
  factor: number,
  anchorMs: number,
): TimeWindow {
  const anchor = Math.min(Math.max(anchorMs, from), to);
  const width = Math.min(totalMs, (to - from) * factor);
  const share = to > from ? (anchor - from) / (to - from) : 0.5;
  const start = anchor - width * share;
  return clampWindow({ from: start, to: start + width }, totalMs);
}

/** Moves the window by a share of its width. */
export function panWindow({ from, to }: TimeWindow, totalMs: number, share: number): TimeWindow {
  const shift = (to - from) * share;
  return clampWindow({ from: from + shift, to: to + shift }, totalMs);
}

/** Pixels from the left edge of a picture `width` wide. */
export function xOf(ms: number, { from, to }: TimeWindow, width: number): number {
  return ((ms - from) / (to - from)) * width;
}

export function timeAt(x: number, { from, to }: TimeWindow, width: number): number {
  return from + (x / Math.max(1, width)) * (to - from);
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** Steps people count time in; decades of 1, 2 and 5 below and above. */
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12, 24].map((count) => count * hour),
];

/** Round times inside the window, at most about `wanted` of them, and the step between two. */
export function timeTicks(
  { from, to }: TimeWindow,
  wanted: number,
): { readonly stepMs: number; readonly ticks: readonly number[] } {
  const stepMs = roundStep((to - from) / Math.max(1, wanted));
  const ticks: number[] = [];
  const first = Math.ceil(from / stepMs);
  for (let k = first; k * stepMs <= to && ticks.length <= wanted + 1; k++) ticks.push(k * stepMs);
  return { stepMs, ticks };
}

function roundStep(atLeast: number): number {
  if (atLeast > 0.5 * second && atLeast <= 24 * hour) return steps.find((step) => step >= atLeast)!;
  const decade = 10 ** Math.floor(Math.log10(Math.max(atLeast, 1e-7)));
  return ([1, 2, 5].find((digit) => digit * decade >= atLeast * 0.999_999) ?? 10) * decade;
}

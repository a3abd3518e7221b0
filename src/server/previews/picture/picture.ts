import type { BarPicture } from "./bar-picture.ts";
import type { IntervalPicture } from "./interval-picture.ts";
import type { LinePicture } from "./line-picture.ts";

/** A chart as data, before anything is drawn. */
export type Picture = IntervalPicture | LinePicture | BarPicture;

/** Where a chart goes, pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The dashboard's light colours: an image cannot know the reader's theme. */
export const paint = {
  surface: "#ffffff",
  hairline: "#e2e4e8",
  ink: "#1a1d23",
  muted: "#59606b",
  accent: "#5b3fc4",
  better: "#0a62ad",
  worse: "#ad4a06",
  error: "#c0212b",
} as const;

/** Places on a line of pixels; everything in the middle where there is no extent. */
export function scale(
  [from, to]: readonly [number, number],
  [left, right]: readonly [number, number],
): (value: number) => number {
  const extent = to - from;
  if (!Number.isFinite(extent) || extent <= 0) return () => (left + right) / 2;
  return (value) => left + ((value - from) / extent) * (right - left);
}

export function round(value: number): string {
  return Number.isFinite(value) ? value.toFixed(1) : "0";
}

import { escapeHtml } from "../../sharing/escape-html.ts";
import { type Box, paint, round, scale } from "./picture.ts";

export interface IntervalRow {
  readonly label: string;
  /** Interval and effect; of ratios their logarithms, so that no change is 0. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly mark: "better" | "worse" | "same" | "unknown";
  /** The effect in figures. */
  readonly text: string;
}

export interface IntervalPicture {
  readonly kind: "intervals";
  readonly rows: readonly IntervalRow[];
}

const labelWidth = 330;
const figureWidth = 110;
const rowHeight = 40;

/** Colour is doubled by shape: a triangle up or down, an empty circle, a bar. */
export function drawIntervals({ rows }: IntervalPicture, box: Box): string {
  const left = box.x + labelWidth;
  const right = box.x + box.width - figureWidth;
  const from = Math.min(0, ...rows.map(({ low }) => low));
  const to = Math.max(0, ...rows.map(({ high }) => high));
  const at = scale([from, to], [left, right]);
  const height = Math.min(rowHeight, box.height / rows.length);
  const zero = round(at(0));
  const bottom = round(box.y + height * rows.length);
  return [
    `<line x1="${zero}" x2="${zero}" y1="${round(box.y)}" y2="${bottom}" stroke="${paint.muted}" stroke-width="1.5"/>`,
    ...rows.map((row, index) => drawRow(row, box, box.y + height * (index + 0.5), at)),
  ].join("");
}

const colours = {
  better: paint.better,
  worse: paint.worse,
  same: paint.muted,
  unknown: paint.muted,
} as const;

function drawRow(
  { label, low, middle, high, mark, text }: IntervalRow,
  box: Box,
  y: number,
  at: (value: number) => number,
): string {
  const colour = colours[mark];
  const [x, yy] = [at(middle), round(y)];
  const baseline = round(y + 7);
  return [
    `<text x="${box.x}" y="${baseline}" font-size="20" fill="${paint.ink}">${escapeHtml(label)}</text>`,
    `<line x1="${round(at(low))}" x2="${round(at(high))}" y1="${yy}" y2="${yy}" stroke="${colour}" stroke-width="3"/>`,
    markOf(mark, x, y, colour),
    `<text x="${box.x + box.width}" y="${baseline}" font-size="20" text-anchor="end" fill="${colour}">${escapeHtml(text)}</text>`,
  ].join("");
}

function markOf(mark: IntervalRow["mark"], x: number, y: number, colour: string): string {
  const size = 9;
  const [cx, cy] = [round(x), round(y)];
  if (mark === "same")
    return `<rect x="${round(x - size)}" y="${round(y - 4)}" width="${size * 2}" height="8" fill="${colour}"/>`;
  if (mark === "unknown")
    return `<circle cx="${cx}" cy="${cy}" r="${size - 1}" fill="${paint.surface}" stroke="${colour}" stroke-width="3"/>`;
  const tip = mark === "better" ? -size : size;
  return `<path d="M${round(x - size)} ${round(y - tip)}L${round(x + size)} ${round(y - tip)}L${cx} ${round(y + tip)}Z" fill="${colour}"/>`;
}

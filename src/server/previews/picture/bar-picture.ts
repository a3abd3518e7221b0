import { escapeHtml } from "../../sharing/escape-html.ts";
import { type Box, paint, round, scale } from "./picture.ts";

export interface BarPicture {
  readonly kind: "bars";
  /** Time of the whole, milliseconds. */
  readonly total: number;
  readonly bars: readonly {
    readonly label: string;
    readonly from: number;
    readonly length: number;
    readonly isFailed: boolean;
  }[];
  /** Spans that are not shown. */
  readonly more: number;
}

const labelWidth = 330;

/** One bar a span, in the order of the trace; a failed one is red and has a cross before its name. */
export function drawBars({ total, bars, more }: BarPicture, box: Box): string {
  const lines = bars.length + (more > 0 ? 1 : 0);
  const height = Math.min(34, box.height / lines);
  const x = scale([0, total], [box.x + labelWidth, box.x + box.width]);
  const inside = (value: number): number => Math.max(0, Math.min(total, value));
  const drawn = bars.map(({ label, from, length, isFailed }, at) => {
    const y = box.y + at * height;
    const [start, end] = [x(inside(from)), x(inside(from + length))];
    const text = `${isFailed ? "✗ " : ""}${label}`;
    return [
      `<text x="${box.x}" y="${round(y + height * 0.68)}" font-size="18" fill="${isFailed ? paint.error : paint.ink}">${escapeHtml(text)}</text>`,
      `<rect x="${round(start)}" y="${round(y + height * 0.2)}" width="${round(Math.max(3, end - start))}" height="${round(height * 0.6)}" rx="2" fill="${isFailed ? paint.error : paint.accent}"/>`,
    ].join("");
  });
  const rest =
    more > 0
      ? `<text x="${box.x}" y="${round(box.y + (bars.length + 0.68) * height)}" font-size="18" fill="${paint.muted}">and ${more.toLocaleString("en-US")} more</text>`
      : "";
  return drawn.join("") + rest;
}

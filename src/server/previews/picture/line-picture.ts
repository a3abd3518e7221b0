import { escapeHtml } from "../../sharing/escape-html.ts";
import { type Box, paint, round, scale } from "./picture.ts";

export interface LinePicture {
  readonly kind: "line";
  readonly points: readonly {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    /** A change was found here. */
    readonly isMarked: boolean;
  }[];
  /** A value in figures. */
  readonly say: (value: number) => string;
}

const axisWidth = 120;

/** Values in their order with whiskers; a change is an upright dashed line. */
export function drawLine({ points, say }: LinePicture, box: Box): string {
  const from = Math.min(...points.map(({ low }) => low));
  const to = Math.max(...points.map(({ high }) => high));
  const y = scale([from, to], [box.y + box.height - 12, box.y + 12]);
  const x = scale([0, points.length - 1], [box.x + axisWidth, box.x + box.width - 20]);
  const path = points
    .map(({ value }, at) => `${at === 0 ? "M" : "L"}${round(x(at))} ${round(y(value))}`)
    .join("");
  return [
    ...(to > from ? [from, to] : [to]).map((value) => ruleAt(value, y(value), box, say)),
    ...points.map(({ low, high, isMarked }, at) => {
      const px = round(x(at));
      const whisker = `<line x1="${px}" x2="${px}" y1="${round(y(low))}" y2="${round(y(high))}" stroke="${paint.accent}" stroke-opacity="0.45" stroke-width="2"/>`;
      const mark = `<line x1="${px}" x2="${px}" y1="${round(box.y)}" y2="${round(box.y + box.height)}" stroke="${paint.ink}" stroke-width="2" stroke-dasharray="6 5"/>`;
      return isMarked ? mark + whisker : whisker;
    }),
    `<path d="${path}" fill="none" stroke="${paint.accent}" stroke-width="2.5"/>`,
    ...points.map(
      ({ value }, at) =>
        `<circle cx="${round(x(at))}" cy="${round(y(value))}" r="${points.length > 60 ? 2.5 : 5}" fill="${paint.accent}"/>`,
    ),
  ].join("");
}

function ruleAt(value: number, y: number, box: Box, say: (value: number) => string): string {
  return [
    `<line x1="${box.x + axisWidth}" x2="${box.x + box.width}" y1="${round(y)}" y2="${round(y)}" stroke="${paint.hairline}" stroke-width="1.5"/>`,
    `<text x="${box.x}" y="${round(y + 6)}" font-size="18" fill="${paint.muted}">${escapeHtml(say(value))}</text>`,
  ].join("");
}

import {
  type PictureDot,
  type PictureLine,
  type Plot,
  type SeriesPicture,
  xOf,
  yOf,
} from "./picture.ts";

/** One mark, for a canvas and for a file alike. Colours may be variables of the theme. */
export type Shape =
  | {
      readonly kind: "path";
      readonly d: string;
      readonly stroke?: string;
      readonly fill?: string;
      readonly width?: number;
      readonly dash?: readonly number[];
      readonly opacity?: number;
    }
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly color: string;
      readonly anchor: "start" | "end";
    };

/** Below this many pixels a run, whiskers lose their ends and dots melt into the line. */
const roomyPx = 7;
/** Width of a letter of a label, about. */
const letterPx = 6.5;

/** The marks of a picture, from back to front: bands, events, whiskers, lines, dots. */
export function shapesOf(picture: SeriesPicture, plot: Plot, small = false): Shape[] {
  const step = plot.width / Math.max(1, plot.count);
  const lines = faintFirst(picture.lines);
  const opacity = lines.filter(({ bands }) => bands.length > 0).length > 2 ? 0.05 : 0.1;
  return [
    ...lines.flatMap((line) => bandShapes(line, plot, opacity)),
    ...eventShapes(picture, plot, small),
    ...noteShapes(picture, plot),
    ...lines.flatMap((line) => whiskers(line, plot, step, small)),
    ...lines.flatMap((line) => lineShapes(line, plot, step, small)),
  ];
}

/** Lines without a colour of their own as one, behind the others: there may be hundreds. */
function faintFirst(lines: readonly PictureLine[]): readonly PictureLine[] {
  const faint = lines.filter((line) => line.faint);
  const [first] = faint;
  if (!first) return lines;
  return [
    { ...first, parts: faint.flatMap(({ parts }) => parts) },
    ...lines.filter((line) => !line.faint),
  ];
}

function n(value: number): string {
  return value.toFixed(1);
}

/** A small flag at the foot of the picture. */
function noteShapes({ noted }: SeriesPicture, plot: Plot): Shape[] {
  const d = noted.map((place) => `M${n(xOf(plot, place))} ${n(plot.height - 8)}l4 8h-8Z`).join("");
  return d ? [{ kind: "path", d, fill: "var(--accent)" }] : [];
}

function bandShapes({ bands, color }: PictureLine, plot: Plot, opacity: number): Shape[] {
  const half = plot.width / Math.max(1, plot.count) / 2;
  return bands.flatMap((band): Shape[] => {
    const [left, right] = [xOf(plot, band.from) - half, xOf(plot, band.to) + half];
    const [top, bottom] = [yOf(plot, band.high), yOf(plot, band.low)];
    const middle = yOf(plot, band.mean);
    return [
      {
        kind: "path",
        d: `M${n(left)} ${n(top)}H${n(right)}V${n(bottom)}H${n(left)}Z`,
        fill: color,
        opacity,
      },
      {
        kind: "path",
        d: `M${n(left)} ${n(middle)}H${n(right)}`,
        stroke: color,
        width: 1,
        dash: [1, 3],
        opacity: 0.7,
      },
    ];
  });
}

const eventLooks = {
  change: { color: "var(--ink)", dash: [], row: 0 },
  possible_change: { color: "var(--ink)", dash: [5, 3], row: 0 },
  break: { color: "var(--muted)", dash: [1, 3], row: 1 },
} as const;

function eventShapes({ events }: SeriesPicture, plot: Plot, small: boolean): Shape[] {
  const half = plot.width / Math.max(1, plot.count) / 2;
  const taken: [number, number] = [-Infinity, -Infinity];
  return events.flatMap(({ x, kind, words }): Shape[] => {
    const at = xOf(plot, x) - half;
    const { color, dash, row } = eventLooks[kind];
    const line: Shape = {
      kind: "path",
      d: `M${n(at)} 0V${n(plot.height)}`,
      stroke: color,
      width: kind === "break" ? 1.5 : 1,
      dash,
    };
    const size = words.length * letterPx + 8;
    const right = at + size > plot.width;
    // A label that would run into the one before is left to the list beside the picture.
    if (small || (right ? at - size : at) < taken[row]) return [line];
    taken[row] = right ? at : at + size;
    const y = row === 0 ? 10 : plot.height - 4;
    return [
      line,
      {
        kind: "text",
        x: right ? at - 4 : at + 4,
        y,
        text: words,
        color,
        anchor: right ? "end" : "start",
      },
    ];
  });
}

function whiskers(
  { parts, color, faint }: PictureLine,
  plot: Plot,
  step: number,
  small: boolean,
): Shape[] {
  const cap = step >= roomyPx && !small ? Math.min(4, step / 3) : 0;
  const d = parts
    .flat()
    .map((dot) => whisker(dot, plot, cap))
    .join("");
  const opacity = cap > 0 ? (faint ? 0.4 : 0.75) : small ? 0.25 : 0.3;
  return d ? [{ kind: "path", d, stroke: color, width: 1, opacity }] : [];
}

function whisker({ x, low, high }: PictureDot, plot: Plot, cap: number): string {
  if (low === null || high === null) return "";
  const [at, top, bottom] = [xOf(plot, x), yOf(plot, high), yOf(plot, low)];
  const stem = `M${n(at)} ${n(top)}V${n(bottom)}`;
  if (cap === 0) return stem;
  return `${stem}M${n(at - cap)} ${n(top)}H${n(at + cap)}M${n(at - cap)} ${n(bottom)}H${n(at + cap)}`;
}

function lineShapes(line: PictureLine, plot: Plot, step: number, small: boolean): Shape[] {
  const { parts, color, dashed } = line;
  const dots = parts.flat();
  const radius = step >= roomyPx ? (small ? 1.5 : 3) : small ? 0 : 1.2;
  const usual = dots.filter(({ unusual }) => !unusual);
  const odd = dots.filter(({ unusual }) => unusual);
  // A lone run has no line to be seen by.
  const lone = radius === 0 ? parts.filter((part) => part.length === 1).flat() : [];
  return [
    {
      kind: "path",
      d: parts.map((part) => trail(part, plot)).join(""),
      stroke: color,
      width: small ? 1.25 : 1.5,
      ...(line.faint && { opacity: 0.5 }),
      ...(dashed && { dash: [5, 3] }),
    },
    { kind: "path", d: circles(radius === 0 ? lone : usual, plot, radius || 1.5), fill: color },
    // An unusual run is a hollow square, to be told apart without its colour.
    {
      kind: "path",
      d: squares(odd, plot, small ? 2.5 : 4.5),
      stroke: color,
      fill: "var(--surface)",
      width: 1.5,
    },
  ];
}

function trail(part: readonly PictureDot[], plot: Plot): string {
  return part
    .map(({ x, value }, at) => `${at === 0 ? "M" : "L"}${n(xOf(plot, x))} ${n(yOf(plot, value))}`)
    .join("");
}

function circles(dots: readonly PictureDot[], plot: Plot, r: number): string {
  return dots
    .map(({ x, value }) => {
      const [cx, cy] = [xOf(plot, x), yOf(plot, value)];
      return `M${n(cx - r)} ${n(cy)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
    })
    .join("");
}

function squares(dots: readonly PictureDot[], plot: Plot, half: number): string {
  return dots
    .map(({ x, value }) => {
      const [left, top] = [xOf(plot, x) - half, yOf(plot, value) - half];
      return `M${n(left)} ${n(top)}h${2 * half}v${2 * half}h${-2 * half}Z`;
    })
    .join("");
}

import { noSpan, rowFlag, shiftOf } from "#analysis/trace/waterfall-columns.ts";
import { hasChildren } from "#analysis/trace/waterfall-rows.ts";
import type { Stretches } from "./bar-stretches.ts";
import type { Scene } from "./paint-rows.ts";
import { barEdges, rowHeight } from "./waterfall-layout.ts";

const barHeight = 12;
const barTop = (rowHeight - barHeight) / 2;

/** The bar of a row: solid in the hue of its kind, red where it failed, hatched while it runs. */
export function paintBar(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  top: number,
): void {
  const { data, layout, theme, view } = scene;
  const { startMs, durationMs, flags, kinds, kind, span } = data.waterfall;
  const edges = barEdges(startMs[row]!, durationMs[row]!, view.window, layout);
  if (!edges) {
    paintElsewhere(ctx, scene, row, top);
    return;
  }
  const { left, right } = edges;
  const flag = flags[row]!;
  const colour = flag & rowFlag.error ? theme.error : theme.kind(kinds[kind[row]!]!);
  const y = top + barTop;
  ctx.fillStyle = colour;
  ctx.strokeStyle = colour;
  if (span[row] === noSpan) {
    ctx.setLineDash([3, 3]);
    ctx.lineWidth = 1;
    ctx.strokeRect(left + 0.5, y + 3.5, right - left - 1, barHeight - 7);
    ctx.setLineDash([]);
  } else if (flag & rowFlag.running) paintHatched(ctx, left, y, right - left);
  else if (flag & rowFlag.untimed && data.waterfall.timing === "real") {
    ctx.beginPath();
    ctx.arc(left + 3, y + barHeight / 2, 3, 0, 2 * Math.PI);
    ctx.lineWidth = 1.5;
    ctx.stroke();
  } else paintSolid(ctx, scene, row, { left, right, y });
  paintPath(ctx, scene, row, y);
  if (flag & rowFlag.outside) paintWarning(ctx, scene, left, y);
  else if (shiftOf(data.waterfall, data.columns, row) !== 0) paintShift(ctx, scene, left, y);
}

interface Bar {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Pale where children run, so that what the row did itself stands out: gaps between its children among it. */
function paintSolid(
  ctx: CanvasRenderingContext2D,
  { data, view, stretches, layout }: Scene,
  row: number,
  { left, right, y }: Bar,
): void {
  const isParent = data.waterfall.timing === "real" && hasChildren(data.waterfall, row);
  if (!isParent || view.collapsed[row]) {
    ctx.globalAlpha = 0.85;
    ctx.fillRect(left, y, right - left, barHeight);
  } else {
    ctx.globalAlpha = 0.35;
    ctx.fillRect(left, y, right - left, barHeight);
    ctx.globalAlpha = 0.75;
    eachStretch(stretches.own(row), (from, to) =>
      ctx.fillRect(layout.barsStart + from, y, to - from, barHeight),
    );
  }
  ctx.globalAlpha = 1;
}

/** A bold outline around what the trace waited for. */
function paintPath(
  ctx: CanvasRenderingContext2D,
  { stretches, layout, theme, view }: Scene,
  row: number,
  y: number,
): void {
  const found = stretches.onPath(row, Boolean(view.collapsed[row]));
  if (found.length === 0) return;
  ctx.fillStyle = theme.ink;
  eachStretch(found, (from, to) => {
    const x = layout.barsStart + from;
    const width = to - from;
    ctx.fillRect(x, y - 2, width, 2);
    ctx.fillRect(x, y + barHeight, width, 2);
    if (width < 5) return;
    ctx.fillRect(x, y, 2, barHeight);
    ctx.fillRect(x + width - 2, y, 2, barHeight);
  });
}

function eachStretch(stretches: Stretches, draw: (from: number, to: number) => void): void {
  for (let at = 0; at < stretches.length; at += 2) draw(stretches[at]!, stretches[at + 1]!);
}

/** Two small arrowheads over the left end: it stands at another time than it was sent with. */
function paintShift(ctx: CanvasRenderingContext2D, { theme }: Scene, x: number, y: number): void {
  ctx.strokeStyle = theme.warning;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  for (const at of [x, x + 4]) {
    ctx.moveTo(at, y - 6);
    ctx.lineTo(at + 3, y - 4);
    ctx.lineTo(at, y - 2);
  }
  ctx.stroke();
}

function paintHatched(ctx: CanvasRenderingContext2D, x: number, y: number, width: number): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, width, barHeight);
  ctx.clip();
  ctx.globalAlpha = 0.25;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  for (let at = x - barHeight; at < x + width; at += 6) {
    ctx.moveTo(at, y + barHeight);
    ctx.lineTo(at + barHeight, y);
  }
  ctx.stroke();
  ctx.restore();
}

/** A small triangle over the left end: clocks differ, or the child went on after its parent. */
function paintWarning(ctx: CanvasRenderingContext2D, { theme }: Scene, x: number, y: number): void {
  ctx.fillStyle = theme.warning;
  ctx.beginPath();
  ctx.moveTo(x, y - 5);
  ctx.lineTo(x + 4, y + 2);
  ctx.lineTo(x - 4, y + 2);
  ctx.fill();
}

/** A bar outside the stretch in sight leaves an arrow at the edge where it is. */
function paintElsewhere(
  ctx: CanvasRenderingContext2D,
  { data, layout, theme, view }: Scene,
  row: number,
  top: number,
): void {
  const before = data.waterfall.startMs[row]! < view.window.from;
  const x = before ? layout.barsStart : layout.barsStart + layout.barsWidth;
  const inward = before ? 5 : -5;
  const middle = top + rowHeight / 2;
  ctx.strokeStyle = theme.muted;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x + inward, middle - 4);
  ctx.lineTo(x, middle);
  ctx.lineTo(x + inward, middle + 4);
  ctx.stroke();
}

import { noSpan, rowFlag } from "#analysis/trace/waterfall-columns.ts";
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
  } else paintSolid(ctx, left, y, right - left);
  if (flag & rowFlag.outside) paintWarning(ctx, scene, left, y);
}

function paintSolid(ctx: CanvasRenderingContext2D, x: number, y: number, width: number): void {
  ctx.globalAlpha = 0.85;
  ctx.fillRect(x, y, width, barHeight);
  ctx.globalAlpha = 1;
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

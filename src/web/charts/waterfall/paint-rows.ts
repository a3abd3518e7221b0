import { rowFlag } from "#analysis/trace/waterfall-columns.ts";
import { hasChildren } from "#analysis/trace/waterfall-rows.ts";
import { timeTicks, xOf } from "#analysis/trace/waterfall-scale.ts";
import type { BarStretches } from "./bar-stretches.ts";
import { setFont } from "./fit-text.ts";
import type { Frame } from "./frame.ts";
import { paintBar } from "./paint-bar.ts";
import { paintName } from "./paint-name.ts";
import {
  costOfRow,
  foldedSummary,
  timeOfRow,
  tokensOfRow,
  type WaterfallData,
} from "./row-text.ts";
import { figureFont, nameFont, type RowLayout, rowHeight } from "./waterfall-layout.ts";
import type { WaterfallTheme } from "./waterfall-theme.ts";
import type { WaterfallView } from "./waterfall-view.ts";

/** One frame. */
export interface Scene {
  readonly data: WaterfallData;
  readonly view: WaterfallView;
  readonly visible: Uint32Array;
  readonly frame: Frame;
  readonly stretches: BarStretches;
  /** Pixels of rows above the top edge. */
  readonly offset: number;
  readonly height: number;
  readonly layout: RowLayout;
  readonly theme: WaterfallTheme;
  readonly glyphs: ReadonlyMap<string, CanvasImageSource>;
  /** Row whose details are open, -1 for none. */
  readonly opened: number;
  /** Row under the pointer, -1 for none. */
  readonly hovered: number;
  readonly focused: boolean;
  /** Rows that match a search. */
  readonly isHit: (row: number) => boolean;
}

/** A row and the height at which it stands. */
interface Placed {
  readonly row: number;
  readonly top: number;
}

/** Draws the rows in sight: the cost depends on the height of the picture, not on the length of the trace. */
export function paintRows(ctx: CanvasRenderingContext2D, scene: Scene): void {
  const { visible, offset, height, theme, layout, frame } = scene;
  ctx.fillStyle = theme.surface;
  ctx.fillRect(0, 0, layout.width, height);
  ctx.textBaseline = "middle";
  const stuckHeight = frame.sticky.length * rowHeight;
  const scrolling: Placed[] = [];
  for (let at = frame.first; at < frame.last; at++) {
    const top = at * rowHeight - offset;
    if (top + rowHeight > stuckHeight) scrolling.push({ row: visible[at]!, top });
  }
  paintAll(ctx, scene, scrolling, Math.min(height, visible.length * rowHeight - offset));
  if (stuckHeight === 0) return;
  ctx.fillStyle = theme.surface;
  ctx.fillRect(0, 0, layout.width, stuckHeight);
  const stuck = frame.sticky.map((row, at) => ({ row, top: at * rowHeight }));
  paintAll(ctx, scene, stuck, stuckHeight);
  ctx.fillStyle = theme.strong;
  ctx.fillRect(0, stuckHeight - 1, layout.width, 1);
}

function paintAll(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  rows: readonly Placed[],
  bottom: number,
): void {
  const { theme } = scene;
  for (const { row, top } of rows) paintBackground(ctx, scene, row, top);
  paintGrid(ctx, scene, bottom);
  for (const { row, top } of rows) paintBar(ctx, scene, row, top);
  // Changing the font costs more than the text it sets: one pass for each.
  setFont(ctx, nameFont(theme));
  for (const { row, top } of rows) paintName(ctx, scene, row, top);
  setFont(ctx, figureFont(theme));
  ctx.textAlign = "right";
  for (const { row, top } of rows) paintFigures(ctx, scene, row, top);
  ctx.textAlign = "left";
}

function paintBackground(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  top: number,
): void {
  const { theme, layout, data, view, opened, hovered, focused, isHit } = scene;
  const fill =
    row === opened
      ? theme.selected
      : isHit(row)
        ? theme.warningTint
        : data.waterfall.flags[row]! & rowFlag.cause
          ? theme.errorTint
          : row === hovered
            ? theme.hover
            : undefined;
  if (fill) {
    ctx.fillStyle = fill;
    ctx.fillRect(0, top, layout.width, rowHeight);
  }
  if (row === opened) {
    ctx.fillStyle = theme.accent;
    ctx.fillRect(0, top, 2, rowHeight);
  }
  if (row !== view.cursor || (row === opened && !focused)) return;
  const width = focused ? 2 : 1;
  ctx.strokeStyle = focused ? theme.accent : theme.muted;
  ctx.lineWidth = width;
  ctx.strokeRect(width / 2, top + width / 2, layout.width - width, rowHeight - width);
}

function paintGrid(ctx: CanvasRenderingContext2D, scene: Scene, height: number): void {
  const { layout, theme, view, data } = scene;
  ctx.fillStyle = theme.hairline;
  ctx.fillRect(layout.nameWidth, 0, 1, height);
  if (data.waterfall.timing === "synthetic") return;
  for (const tick of timeTicks(view.window, tickCount(layout)).ticks)
    ctx.fillRect(
      Math.round(layout.barsStart + xOf(tick, view.window, layout.barsWidth)),
      0,
      1,
      height,
    );
}

/** A label needs about this much room. */
export function tickCount({ barsWidth }: RowLayout): number {
  return Math.max(1, Math.floor(barsWidth / 90));
}

function paintFigures(
  ctx: CanvasRenderingContext2D,
  { data, layout, theme, view }: Scene,
  row: number,
  top: number,
): void {
  const folded = Boolean(view.collapsed[row]) && hasChildren(data.waterfall, row);
  const middle = top + rowHeight / 2 + 0.5;
  const time = timeOfRow(data, row);
  ctx.fillStyle = time === "running" ? theme.accent : theme.ink;
  ctx.fillText(time, layout.width - 8, middle);
  const tokens = layout.tokensWidth > 0 ? tokensOfRow(data, row, folded) : "";
  ctx.fillStyle = theme.muted;
  const tokensEnd = layout.width - layout.timeWidth - layout.costWidth - 8;
  if (tokens) ctx.fillText(tokens, tokensEnd, middle);
  const cost = layout.costWidth > 0 ? costOfRow(data, row, folded) : "";
  if (cost) ctx.fillText(cost, layout.width - layout.timeWidth - 8, middle);
  if (!folded) return;
  ctx.fillStyle = data.rollUp.errorsBelow[row]! > 0 ? theme.error : theme.muted;
  ctx.fillText(foldedSummary(data, row), layout.nameWidth - 8, middle);
}

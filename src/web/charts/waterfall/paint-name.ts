import { noSpan, rowFlag } from "#analysis/trace/waterfall-columns.ts";
import { hasChildren } from "#analysis/trace/waterfall-rows.ts";
import { formatCount } from "#web/ui/format.ts";
import { fitText, widthOf } from "./fit-text.ts";
import { iconSize } from "./kind-glyphs.tsx";
import type { Scene } from "./paint-rows.ts";
import { foldedSummary, nameOfRow } from "./row-text.ts";
import { indentOf } from "./frame.ts";
import { indentRoom, indentStep, rowHeight, twistySize } from "./waterfall-layout.ts";

const gap = 5;

/** Twisty, icon, failure mark and name. Expects the font of names. */
export function paintName(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  top: number,
): void {
  const { data, layout, theme, view, frame } = scene;
  const { waterfall } = data;
  const flags = waterfall.flags[row]!;
  const middle = top + rowHeight / 2 + 0.5;
  paintGuides(ctx, scene, row, top);
  let x = indentOf(waterfall.depth[row]!, frame.indent, layout);
  const folded = Boolean(view.collapsed[row]);
  if (hasChildren(waterfall, row)) paintTwisty(ctx, scene, x, middle, folded);
  x += twistySize + 2;
  paintIcon(ctx, scene, row, x, Math.round(top + (rowHeight - iconSize) / 2));
  x += iconSize + gap;
  x = paintDepth(ctx, scene, row, x, middle);
  if (flags & rowFlag.error) x = paintWord(ctx, "✗", theme.error, x, middle);
  if (flags & rowFlag.cyclic) x = paintWord(ctx, "↻", theme.warning, x, middle);
  const summaryWidth = folded ? widthOf(ctx, foldedSummary(data, row)) + 10 : 0;
  const name = fitText(ctx, nameOfRow(data, row), layout.nameWidth - x - summaryWidth - 6);
  ctx.fillStyle = waterfall.span[row] === noSpan ? theme.warning : theme.ink;
  ctx.fillText(name, x, middle);
}

function paintWord(
  ctx: CanvasRenderingContext2D,
  word: string,
  colour: string,
  x: number,
  middle: number,
): number {
  ctx.fillStyle = colour;
  ctx.fillText(word, x, middle);
  return x + widthOf(ctx, word) + gap;
}

/** Where indentation does not tell it, the level stands before the name. */
function paintDepth(
  ctx: CanvasRenderingContext2D,
  { data, layout, theme, frame }: Scene,
  row: number,
  x: number,
  middle: number,
): number {
  const depth = data.waterfall.depth[row]!;
  if (!frame.indent.isCompressed || depth * indentStep <= indentRoom(layout)) return x;
  return paintWord(ctx, formatCount(depth + 1), theme.muted, x, middle);
}

function paintGuides(
  ctx: CanvasRenderingContext2D,
  { data, layout, theme, frame }: Scene,
  row: number,
  top: number,
): void {
  const { base, step } = frame.indent;
  const deepest = Math.min(
    data.waterfall.depth[row]!,
    base + Math.floor(indentRoom(layout) / step),
  );
  ctx.fillStyle = theme.hairline;
  for (let level = base; level < deepest; level++)
    ctx.fillRect(indentOf(level, frame.indent, layout) + twistySize / 2, top, 1, rowHeight);
}

function paintTwisty(
  ctx: CanvasRenderingContext2D,
  { theme }: Scene,
  x: number,
  middle: number,
  folded: boolean,
): void {
  const centre = x + twistySize / 2;
  ctx.strokeStyle = theme.muted;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  if (folded) {
    ctx.moveTo(centre - 2, middle - 4);
    ctx.lineTo(centre + 2, middle);
    ctx.lineTo(centre - 2, middle + 4);
  } else {
    ctx.moveTo(centre - 4, middle - 2);
    ctx.lineTo(centre, middle + 2);
    ctx.lineTo(centre + 4, middle - 2);
  }
  ctx.stroke();
}

function paintIcon(
  ctx: CanvasRenderingContext2D,
  { data, glyphs }: Scene,
  row: number,
  x: number,
  y: number,
): void {
  const kind = data.waterfall.kinds[data.waterfall.kind[row]!]!;
  const glyph = glyphs.get(kind) ?? glyphs.get("UNKNOWN");
  if (glyph) ctx.drawImage(glyph, x, y, iconSize, iconSize);
}

const fonts = new Map<string, Map<string, number>>();
const mostRemembered = 20_000;
let font = "";
let widths = new Map<string, number>();

/** Sets the font of the texts that follow. Asking a context for its font costs more than drawing with it. */
export function setFont(ctx: CanvasRenderingContext2D, next: string): void {
  ctx.font = next;
  if (next === font) return;
  font = next;
  widths = fonts.get(next) ?? new Map<string, number>();
  fonts.set(next, widths);
}

/** Cuts a text with an ellipsis so that it fits; measuring is dear, so widths are remembered. */
export function fitText(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (room <= 0) return "";
  // Longer than any row: the rest is never measured.
  const short = text.length > 300 ? text.slice(0, 300) : text;
  if (short.length === text.length && widthOf(ctx, text) <= room) return text;
  let low = 0;
  let high = short.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ctx.measureText(`${short.slice(0, middle)}…`).width <= room) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "" : `${short.slice(0, low)}…`;
}

/** Width of a text in the font that {@link setFont} set. */
export function widthOf(ctx: CanvasRenderingContext2D, text: string): number {
  let width = widths.get(text);
  if (width === undefined) {
    if (widths.size > mostRemembered) widths.clear();
    width = ctx.measureText(text).width;
    widths.set(text, width);
  }
  return width;
}

const widths = new Map<string, number>();
const mostRemembered = 20_000;

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

/** Width of a text in the present font. */
export function widthOf(ctx: CanvasRenderingContext2D, text: string): number {
  const key = `${ctx.font}\n${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > mostRemembered) widths.clear();
    width = ctx.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

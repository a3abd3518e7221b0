/**
 * Where things stand in a row:
 *
 *   | indent ▾ icon name …       |  ▬▬▬▬▬     |  tokens |  cost |   time |
 *   0                         nameWidth   barsEnd            width
 */
export interface RowLayout {
  readonly width: number;
  readonly nameWidth: number;
  readonly barsStart: number;
  readonly barsWidth: number;
  /** 0 where there is no room for the column. */
  readonly tokensWidth: number;
  /** 0 where there is no room for the column, or nothing in it. */
  readonly costWidth: number;
  readonly timeWidth: number;
}

export const rowHeight = 28;

export function nameFont({ font }: { readonly font: string }): string {
  return `13px ${font}`;
}

export function figureFont({ font }: { readonly font: string }): string {
  return `12px ${font}`;
}

export const indentStep = 14;
const barsMargin = 10;

export function rowLayout(width: number, hasCost = false): RowLayout {
  const narrow = width < 560;
  const nameWidth = narrow
    ? Math.round(width * 0.5)
    : Math.round(Math.min(480, Math.max(270, width * 0.36)));
  const timeWidth = narrow ? 62 : 72;
  const tokensWidth = width < 640 ? 0 : 68;
  const costWidth = width < 820 || !hasCost ? 0 : 68;
  const barsStart = nameWidth + barsMargin;
  const figures = timeWidth + tokensWidth + costWidth;
  const barsWidth = Math.max(20, width - barsStart - barsMargin - figures);
  return { width, nameWidth, barsStart, barsWidth, tokensWidth, costWidth, timeWidth };
}

/** Of the names, at most so many px go to indentation: on a phone less, as names need their room there too. */
export function indentRoom({ nameWidth }: RowLayout): number {
  const share = nameWidth < 260 ? 0.3 : 0.42;
  return Math.max(indentStep, Math.floor((nameWidth * share) / indentStep) * indentStep);
}

export const twistySize = 14;

/** Browsers cannot make an element of any height: beyond this the scroll position is scaled. */
const tallestPx = 15_000_000;

/** Relates the scroll position of a box to the row at its top. */
export class RowScroll {
  readonly height: number;
  readonly #ratio: number;

  constructor(rows: number, boxHeight: number) {
    const wanted = rows * rowHeight;
    this.height = Math.min(wanted, tallestPx);
    const scrollable = Math.max(1, this.height - boxHeight);
    this.#ratio = wanted > tallestPx ? (wanted - boxHeight) / scrollable : 1;
  }

  /** Pixels of rows above the top edge. */
  offsetAt(scrollTop: number): number {
    return scrollTop * this.#ratio;
  }

  scrollTopFor(offset: number): number {
    return offset / this.#ratio;
  }
}

/**
 * Scroll offset that brings a row into sight: with as little movement as possible where the next row
 * is meant, in the middle where it comes from far away. The upper `covered` px are hidden by rows that stay.
 */
export function offsetToShow(
  position: number,
  offset: number,
  boxHeight: number,
  covered = 0,
): number {
  const top = position * rowHeight;
  const bottom = top + rowHeight;
  const isFar = bottom < offset - rowHeight || top > offset + boxHeight + rowHeight;
  if (isFar) return Math.max(0, top - (boxHeight - rowHeight) / 2);
  if (top < offset + covered) return Math.max(0, top - covered);
  return bottom > offset + boxHeight ? bottom - boxHeight : offset;
}

/** A left and right edge inside the bars; undefined where nothing of it is in sight. */
export function barEdges(
  startMs: number,
  durationMs: number,
  window: { readonly from: number; readonly to: number },
  { barsStart, barsWidth }: RowLayout,
): { readonly left: number; readonly right: number } | undefined {
  const endMs = startMs + durationMs;
  if (startMs > window.to || endMs < window.from) return undefined;
  // A window far from zero can be shorter than the distance of two doubles there.
  const perMs = window.to > window.from ? barsWidth / (window.to - window.from) : 0;
  const left = Math.max(0, (startMs - window.from) * perMs);
  const right = Math.min(barsWidth, (endMs - window.from) * perMs);
  const width = Math.max(2, right - left);
  const shifted = Math.min(left, barsWidth - width);
  return { left: barsStart + shifted, right: barsStart + shifted + width };
}

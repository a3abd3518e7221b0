/** What a scroller shows: sizes in px. */
export interface Scrolled {
  readonly top: number;
  readonly height: number;
}

/** The rows to draw, `first` included and `last` not, and where they stand in the content. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
  /** Height of the whole content, px. */
  readonly contentHeight: number;
  /** Where row 0 would stand; rows follow at their height. */
  readonly origin: number;
}

/** Browsers cut elements at about 33 million px; beyond this, a step of the scrollbar is more than a step of rows. */
export const tallestContent = 30_000_000;

const spareRows = 6;

/** Rows of one height in a scroller, any number of them. */
export function rowWindow(count: number, rowHeight: number, { top, height }: Scrolled): RowWindow {
  const whole = count * rowHeight;
  const contentHeight = Math.min(whole, tallestContent);
  const offset = offsetAt(whole, contentHeight, top, height);
  const first = Math.max(0, Math.floor(offset / rowHeight) - spareRows);
  const last = Math.min(count, Math.ceil((offset + height) / rowHeight) + spareRows);
  return { first: Math.min(first, last), last, contentHeight, origin: top - offset };
}

/** Rows that a window of this height never has more of. */
export function mostRows(height: number, rowHeight: number): number {
  return Math.ceil(height / rowHeight) + 2 * spareRows + 2;
}

/** The scroll position that brings a row into sight with the least movement; the present one if it is. */
export function scrollToRow(
  count: number,
  rowHeight: number,
  { top, height }: Scrolled,
  row: number,
): number {
  const whole = count * rowHeight;
  const contentHeight = Math.min(whole, tallestContent);
  const offset = offsetAt(whole, contentHeight, top, height);
  const start = row * rowHeight;
  if (start >= offset && start + rowHeight <= offset + height) return top;
  const wanted = start < offset ? start : start + rowHeight - height;
  if (whole === contentHeight) return Math.max(0, wanted);
  return Math.max(0, (wanted * (contentHeight - height)) / (whole - height));
}

/** Pixels of rows above the sight. */
function offsetAt(whole: number, contentHeight: number, top: number, height: number): number {
  const most = Math.max(0, whole - height);
  if (whole === contentHeight) return Math.min(Math.max(0, top), most);
  return Math.min(most, (Math.max(0, top) * most) / (contentHeight - height));
}

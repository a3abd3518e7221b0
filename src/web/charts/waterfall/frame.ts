import type { Waterfall } from "#analysis/trace/waterfall-columns.ts";
import { indentStep, indentRoom, type RowLayout, rowHeight } from "./waterfall-layout.ts";

/** How far rows stand to the right: by `step` px for each level below `base`. */
export interface Indent {
  readonly base: number;
  readonly step: number;
  /** Levels stand closer than usual or are left out, so rows say their level. */
  readonly isCompressed: boolean;
}

/** Which rows are in sight at a scroll position, and how they stand. */
export interface Frame {
  /** Positions among the visible rows, the last exclusive. */
  readonly first: number;
  readonly last: number;
  /** Ancestors that stay at the top while what is below them scrolls, outermost first. */
  readonly sticky: readonly number[];
  readonly indent: Indent;
}

export function frameOf(
  waterfall: Waterfall,
  visible: Uint32Array,
  offset: number,
  height: number,
  layout: RowLayout,
): Frame {
  const first = Math.max(0, Math.floor(offset / rowHeight));
  const last = Math.min(visible.length, Math.ceil((offset + height) / rowHeight));
  const sticky = stickyRows(waterfall, visible, first, mostSticky(height));
  let least = Infinity;
  let most = 0;
  const count = (row: number) => {
    least = Math.min(least, waterfall.depth[row]!);
    most = Math.max(most, waterfall.depth[row]!);
  };
  for (let at = first; at < last; at++) count(visible[at]!);
  for (const row of sticky) count(row);
  return { first, last, sticky, indent: indentFor(least === Infinity ? 0 : least, most, layout) };
}

/** At most so many rows stay at the top: never more than a quarter of the picture. */
export function mostSticky(height: number): number {
  return Math.max(0, Math.min(5, Math.floor(height / rowHeight / 4)));
}

/**
 * The nearest ancestors of the first row that they leave uncovered: each of them covers a row, which may
 * itself be an ancestor of the next.
 */
function stickyRows(
  { parent, depth }: Waterfall,
  visible: Uint32Array,
  first: number,
  most: number,
): number[] {
  let count = 0;
  while (count < most && (depth[visible[first + count] ?? -1] ?? 0) > count) count++;
  const rows: number[] = [];
  let up = parent[visible[first + count] ?? -1] ?? -1;
  for (; up >= 0 && rows.length < count; up = parent[up]!) rows.unshift(up);
  return rows;
}

/** Steps that a deep picture may take, px. */
const steps = [indentStep, 10, 7, 5] as const;

/**
 * Rows of usual depth stand where their level says. Deeper ones start from the shallowest in sight and, if
 * that is not enough, in smaller steps. Both change by notches only, so that scrolling does not make rows shake.
 */
function indentFor(least: number, most: number, layout: RowLayout): Indent {
  const room = indentRoom(layout);
  if (most * indentStep <= room) return { base: 0, step: indentStep, isCompressed: false };
  const base = least > 3 ? Math.floor((least - 2) / 4) * 4 : 0;
  const step = steps.find((each) => (most - base) * each <= room) ?? steps[3];
  return { base, step, isCompressed: true };
}

/** Left edge of a row's twisty. */
export function indentOf(depth: number, { base, step }: Indent, layout: RowLayout): number {
  return 4 + Math.min(Math.max(0, depth - base) * step, indentRoom(layout));
}

/** The row drawn at a height of the picture; -1 below all of them. */
export function rowAtY(frame: Frame, visible: Uint32Array, offset: number, y: number): number {
  const stuck = y >= 0 ? frame.sticky[Math.floor(y / rowHeight)] : undefined;
  return stuck ?? visible[Math.floor((offset + y) / rowHeight)] ?? -1;
}

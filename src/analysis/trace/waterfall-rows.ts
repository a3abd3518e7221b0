import { rowFlag, type Waterfall } from "./waterfall-columns.ts";

/** Per row 1 where its children are folded away. */
export type Collapsed = Uint8Array;

/** Rows that are shown, top to bottom: O(shown), as a folded subtree is one step. */
export function visibleRows({ count, end }: Waterfall, collapsed: Collapsed): Uint32Array {
  const rows = new Uint32Array(count);
  let shown = 0;
  for (let i = 0; i < count; i = collapsed[i] ? end[i]! : i + 1) rows[shown++] = i;
  return rows.subarray(0, shown);
}

/** Position of a row among the visible ones; of its nearest visible ancestor if it is folded away. */
export function positionOf(visible: Uint32Array, row: number): number {
  let low = 0;
  let high = visible.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (visible[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function hasChildren({ end }: Waterfall, row: number): boolean {
  return end[row]! > row + 1;
}

/** Folds everything at `level` and deeper: 0 leaves the top level, Infinity opens all. */
export function collapseToLevel(waterfall: Waterfall, level: number): Collapsed {
  const collapsed = new Uint8Array(waterfall.count);
  for (let i = 0; i < waterfall.count; i++)
    if (waterfall.depth[i]! >= level && hasChildren(waterfall, i)) collapsed[i] = 1;
  return collapsed;
}

/** Folds or opens every row of one kind. */
export function collapseKind(
  waterfall: Waterfall,
  collapsed: Collapsed,
  kind: string,
  fold: boolean,
): Collapsed {
  const wanted = waterfall.kinds.indexOf(kind);
  const next = collapsed.slice();
  for (let i = 0; i < waterfall.count; i++)
    if (waterfall.kind[i] === wanted && hasChildren(waterfall, i)) next[i] = fold ? 1 : 0;
  return next;
}

/** Folds all but the first `levels` levels, and every row of some kinds. */
export function foldedBy(
  waterfall: Waterfall,
  levels: number | undefined,
  kinds: readonly string[],
): Collapsed {
  const start = collapseToLevel(waterfall, levels === undefined ? Infinity : levels - 1);
  return kinds.reduce((folded, kind) => collapseKind(waterfall, folded, kind, true), start);
}

/** Folds or opens one row. */
export function toggleRow(waterfall: Waterfall, collapsed: Collapsed, row: number): Collapsed {
  if (!hasChildren(waterfall, row)) return collapsed;
  const next = collapsed.slice();
  next[row] = next[row] ? 0 : 1;
  return next;
}

/** Opens whatever hides a row. Gives the same array back if nothing does. */
export function revealRow({ parent }: Waterfall, collapsed: Collapsed, row: number): Collapsed {
  let next = collapsed;
  for (let up = parent[row] ?? -1; up >= 0; up = parent[up]!) {
    if (!next[up]) continue;
    if (next === collapsed) next = collapsed.slice();
    next[up] = 0;
  }
  return next;
}

/** The next row after `row` that failed, going round at the end; causes before their consequences. -1 if none. */
export function nextError({ count, flags }: Waterfall, row: number, step: 1 | -1 = 1): number {
  const wanted = flags.some((flag) => flag & rowFlag.cause) ? rowFlag.cause : rowFlag.error;
  for (let k = 1; k <= count; k++) {
    const at = (((row + k * step) % count) + count) % count;
    if (flags[at]! & wanted) return at;
  }
  return -1;
}

/** Rows for which `matches` is true, by the index of their span, in order. */
export function findRows(
  { count, span }: Waterfall,
  matches: (spanIndex: number) => boolean,
): Uint32Array {
  const hits = new Uint32Array(count);
  let found = 0;
  for (let i = 0; i < count; i++) if (matches(span[i]!)) hits[found++] = i;
  return hits.subarray(0, found);
}

/** The first of `rows` after `row`, going round at the end; -1 if there are none. */
export function nextOf(rows: Uint32Array, row: number, step: 1 | -1 = 1): number {
  if (rows.length === 0) return -1;
  const at = positionOf(rows, row);
  const isAfter = rows[at]! > row;
  const isOn = rows[at] === row;
  const index = step === 1 ? (isAfter ? at : at + 1) : isOn || isAfter ? at - 1 : at;
  return rows[(index + rows.length) % rows.length]!;
}

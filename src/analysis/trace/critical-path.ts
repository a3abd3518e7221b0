import { childRows, inOrder } from "./child-rows.ts";
import { noSpan, rowFlag, type Waterfall } from "./waterfall-columns.ts";

/** What made a trace take as long as it did. */
export interface CriticalPath {
  /** Row whose time the path covers, -1 where there is none. */
  readonly root: number;
  /** Length of the path: the root's duration. */
  readonly totalMs: number;
  /** Stretches of the path, latest first within a row; together they cover the root without overlap. */
  readonly row: Uint32Array;
  readonly fromMs: Float64Array;
  readonly toMs: Float64Array;
  /** Per row: its stretches are `first[row]` up to `first[row] + length[row]`. */
  readonly first: Uint32Array;
  readonly length: Uint32Array;
  /** Per row: the time in which the path runs through the row or anything below it; equal where it does not. */
  readonly enterMs: Float64Array;
  readonly leaveMs: Float64Array;
}

/** A child that ends later than its parent by no more than this share of it was still waited for. */
const slackShare = 0.02;
const grainMs = 0.001;

/**
 * The critical path, as CRISP (Zhang et al., USENIX ATC 2022) and Jaeger find it: from the end of a span
 * backwards, the child that finished last is what its parent waited for; before that child started, the child
 * that had finished last by then; what no such child covers is the parent's own time.
 *
 *     parent  ├──────────────────┤        path:  parent ├─┤       ├┤    ├─┤
 *     a         ├──────┤                         a        ├──────┤
 *     b           ├──────┤ (parallel)            b
 *     c                   ├────┤                 c                 ├────┤
 *
 * Of parallel children only one is on it. A child that outlives its parent by more than 2 % of it, or is
 * still running when it ended, was not waited for. A child whose end was never reported, though it does not
 * run, ends with the last of its children. Path of the longest span at top level. Empty for synthetic times.
 * O(n log n) at worst, O(n) where siblings end in order; iterative.
 */
export function criticalPath(waterfall: Waterfall): CriticalPath {
  const { count } = waterfall;
  const endMs = endsOf(waterfall);
  const root = waterfall.timing === "synthetic" ? -1 : rootOf(waterfall, endMs);
  const first = new Uint32Array(count);
  const length = new Uint32Array(count);
  const enterMs = new Float64Array(count);
  const leaveMs = new Float64Array(count);
  const rows: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const open: number[] = [];
  const enter = (row: number, start: number, end: number) => {
    enterMs[row] = start;
    leaveMs[row] = end;
    open.push(row);
  };
  if (root >= 0) enter(root, waterfall.startMs[root]!, endMs[root]!);
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    first[row] = rows.length;
    const own = (start: number, end: number) => {
      if (end <= start) return;
      rows.push(row);
      from.push(start);
      to.push(end);
    };
    walkBack(waterfall, endMs, row, enterMs[row]!, leaveMs[row]!, enter, own);
    length[row] = rows.length - first[row]!;
  }
  return {
    root,
    totalMs: root < 0 ? 0 : leaveMs[root]! - enterMs[root]!,
    row: Uint32Array.from(rows),
    fromMs: Float64Array.from(from),
    toMs: Float64Array.from(to),
    first,
    length,
    enterMs,
    leaveMs,
  };
}

type Take = (row: number, fromMs: number, toMs: number) => void;

/** Splits the time of one row between the children it waited for and itself. */
function walkBack(
  waterfall: Waterfall,
  endMs: Float64Array,
  row: number,
  start: number,
  end: number,
  enter: Take,
  own: (fromMs: number, toMs: number) => void,
): void {
  const slack = Math.max(grainMs, (endMs[row]! - waterfall.startMs[row]!) * slackShare);
  const children = inOrder(childRows(waterfall, row), (child) => endMs[child]!);
  let at = end;
  let isLast = true;
  for (let k = children.length - 1; k >= 0 && at > start; k--) {
    const child = children[k]!;
    if (endMs[child]! > at + (isLast ? slack : grainMs)) continue;
    const leave = Math.min(at, endMs[child]!);
    const arrive = Math.max(start, waterfall.startMs[child]!);
    if (leave <= arrive) continue;
    own(leave, at);
    enter(child, arrive, leave);
    at = arrive;
    isLast = false;
  }
  own(start, at);
}

/** Where each row ends. One without a duration that does not run ends with the last of its children. */
function endsOf({ count, span, parent, startMs, durationMs, flags }: Waterfall): Float64Array {
  const endMs = new Float64Array(count);
  for (let row = count - 1; row >= 0; row--) {
    const isUntimed = span[row] !== noSpan && flags[row]! & rowFlag.untimed;
    endMs[row] = Math.max(isUntimed ? endMs[row]! : 0, startMs[row]! + durationMs[row]!);
    const owner = parent[row]!;
    if (owner >= 0 && endMs[row]! > endMs[owner]!) endMs[owner] = endMs[row]!;
  }
  return endMs;
}

/** The longest row at top level; of those without their parent only where nothing else is. */
function rootOf(waterfall: Waterfall, endMs: Float64Array): number {
  const { count, span, end, startMs } = waterfall;
  let root = -1;
  let longest = -1;
  const offer = (row: number) => {
    const took = endMs[row]! - startMs[row]!;
    if (took > longest) {
      longest = took;
      root = row;
    }
  };
  for (let row = 0; row < count; row = end[row]!) if (span[row] !== noSpan) offer(row);
  if (root < 0 && count > 0) for (const row of childRows(waterfall, 0)) offer(row);
  return root;
}

/** Milliseconds of the path that a row has to itself, without what is below it. */
export function ownPathMs({ first, length, fromMs, toMs }: CriticalPath, row: number): number {
  let own = 0;
  for (let at = first[row]!; at < first[row]! + length[row]!; at++) own += toMs[at]! - fromMs[at]!;
  return own;
}

/** Milliseconds of the path that a row and all below it have together. */
export function wholePathMs({ enterMs, leaveMs }: CriticalPath, row: number): number {
  return leaveMs[row]! - enterMs[row]!;
}

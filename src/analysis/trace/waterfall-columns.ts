import {
  orphaned,
  preOrder,
  resolveParents,
  ringed,
  type SpanTree,
  type TreeSpan,
} from "./waterfall-tree.ts";

/** What a row needs; a span of the contract fits as it is. */
export interface WaterfallSpan extends TreeSpan {
  readonly kind: string;
  readonly status: "ok" | "error" | "unset";
  /** Nanoseconds since the epoch as decimal text. */
  readonly startNs: string;
  readonly durationMs: number | null;
  readonly running: boolean;
  readonly cause: boolean;
  readonly tokens: { readonly total: number | null };
  readonly costUsd: number | null;
}

/** Bits of `flags`. */
export const rowFlag = {
  error: 1,
  /** An error without an error below it. */
  cause: 2,
  running: 4,
  orphan: 8,
  cyclic: 16,
  /** Starts before its parent or ends after it. */
  outside: 32,
  /** Its duration is not known although it is not running. */
  untimed: 64,
} as const;

/** `span` of the one row that stands for parents that were never received. */
export const noSpan = 0xffffffff;

/**
 * A trace as columns, one entry per row, in depth-first order: row `i` owns the rows from `i + 1`
 * up to `end[i]`, so a collapsed subtree is skipped in one step.
 */
export interface Waterfall {
  readonly count: number;
  /** Index into the spans it was made from, or {@link noSpan}. */
  readonly span: Uint32Array;
  /** Row of the parent, -1 at top level. */
  readonly parent: Int32Array;
  /** 0 at top level. */
  readonly depth: Uint32Array;
  readonly end: Uint32Array;
  /** Since the first start. Where timing is synthetic: the number of the row. */
  readonly startMs: Float64Array;
  /** 0 where not known. Where timing is synthetic: the number of rows it owns. */
  readonly durationMs: Float64Array;
  /** Index into `kinds`. */
  readonly kind: Uint8Array;
  readonly kinds: readonly string[];
  readonly flags: Uint8Array;
  readonly timing: "real" | "synthetic";
  /** Length of the time axis; above 0. */
  readonly totalMs: number;
  readonly orphanCount: number;
}

/** Slack before a child counts as outside its parent: clocks have a grain. */
const grainMs = 0.001;
/** Thirty thousand years: beyond it sums lose their milliseconds. */
const longestMs = 1e15;

/**
 * Lays a trace out as rows. Total: any list of spans gives one row per span, plus one that gathers
 * orphans; times that make no sense are replaced (a missing start by the parent's, a negative
 * duration by 0), never drawn outside the axis.
 */
export function buildWaterfall(
  spans: readonly WaterfallSpan[],
  timing: "real" | "synthetic" = "real",
): Waterfall {
  const offsets = timing === "real" ? startOffsets(spans) : new Float64Array(spans.length);
  const tree = resolveParents(spans, offsets);
  const rows = placeRows(preOrder(tree, offsets), tree);
  const count = rows.span.length;
  const kinds: string[] = [];
  const columns = {
    ...rows,
    count,
    startMs: new Float64Array(count),
    durationMs: new Float64Array(count),
    kind: new Uint8Array(count),
    kinds,
    flags: new Uint8Array(count),
    timing,
    orphanCount: tree.orphanCount,
  };
  fillMarks(columns, spans, tree, kinds);
  const totalMs = timing === "real" ? fillTimes(columns, spans, offsets) : fillOrder(columns);
  return { ...columns, totalMs };
}

type Rows = Pick<Waterfall, "span" | "parent" | "depth" | "end">;

/** Turns the order of spans into rows, with one more row in front of the orphans. */
function placeRows(order: Uint32Array, { parent, top, orphanCount }: SpanTree): Rows {
  const count = order.length + (orphanCount > 0 ? 1 : 0);
  const rows: Rows = {
    span: new Uint32Array(count),
    parent: new Int32Array(count).fill(-1),
    depth: new Uint32Array(count),
    end: new Uint32Array(count),
  };
  const rowOf = new Uint32Array(order.length);
  let gatherer = -1;
  let row = 0;
  for (const index of order) {
    if (top[index] === orphaned && gatherer < 0) {
      gatherer = row;
      rows.span[row++] = noSpan;
    }
    const owner =
      parent[index]! >= 0 ? rowOf[parent[index]!]! : top[index] === orphaned ? gatherer : -1;
    rows.span[row] = index;
    rows.parent[row] = owner;
    rows.depth[row] = owner < 0 ? 0 : rows.depth[owner]! + 1;
    rowOf[index] = row++;
  }
  for (let i = count - 1; i >= 0; i--) {
    rows.end[i] = Math.max(rows.end[i]!, i + 1);
    const owner = rows.parent[i]!;
    if (owner >= 0) rows.end[owner] = Math.max(rows.end[owner]!, rows.end[i]!);
  }
  return rows;
}

function fillMarks(
  { span, kind, flags }: Pick<Waterfall, "span" | "kind" | "flags">,
  spans: readonly WaterfallSpan[],
  { top }: SpanTree,
  kinds: string[],
): void {
  const known = new Map<string, number>();
  for (let i = 0; i < span.length; i++) {
    const source = spans[span[i]!];
    const name = source?.kind ?? "UNKNOWN";
    let number = known.get(name);
    if (number === undefined) {
      // A byte per row: whoever sends more than 255 kinds finds the rest under the last.
      number = Math.min(kinds.length, 255);
      known.set(name, number);
      if (kinds.length < 256) kinds.push(name);
    }
    kind[i] = number;
    if (!source) continue;
    flags[i] =
      (source.status === "error" ? rowFlag.error : 0) |
      (source.cause ? rowFlag.cause : 0) |
      (source.running ? rowFlag.running : 0) |
      (top[span[i]!] === orphaned ? rowFlag.orphan : 0) |
      (top[span[i]!] === ringed ? rowFlag.cyclic : 0);
  }
}

/** Milliseconds since the earliest start; minus infinity where a start is missing (0) or unreadable. */
function startOffsets(spans: readonly WaterfallSpan[]): Float64Array {
  const seconds = new Float64Array(spans.length);
  const rest = new Float64Array(spans.length);
  let base = Infinity;
  for (let i = 0; i < spans.length; i++) {
    // Nanoseconds do not fit a number: whole seconds and the rest apart do.
    const text = spans[i]!.startNs;
    seconds[i] = text.length > 9 ? Number(text.slice(0, -9)) : 0;
    rest[i] = Number(text.slice(-9)) / 1e6;
    if (isKnown(seconds[i]!, rest[i]!) && seconds[i]! < base) base = seconds[i]!;
  }
  let first = Infinity;
  for (let i = 0; i < spans.length; i++) {
    const known = isKnown(seconds[i]!, rest[i]!);
    rest[i] = known ? (seconds[i]! - base) * 1000 + rest[i]! : -Infinity;
    if (known && rest[i]! < first) first = rest[i]!;
  }
  return Number.isFinite(first) ? rest.map((offset) => offset - first) : rest;
}

function isKnown(seconds: number, rest: number): boolean {
  return seconds + rest > 0;
}

type Timed = Omit<Waterfall, "totalMs">;

function fillTimes(columns: Timed, spans: readonly WaterfallSpan[], offsets: Float64Array): number {
  const { count, span, parent, startMs, durationMs, flags } = columns;
  let total = 0;
  for (let i = 0; i < count; i++) {
    const source = spans[span[i]!];
    const owner = parent[i]!;
    const offset = offsets[span[i]!] ?? -Infinity;
    startMs[i] = Number.isFinite(offset) ? offset : owner < 0 ? 0 : startMs[owner]!;
    const duration = source?.durationMs ?? Number.NaN;
    durationMs[i] = Number.isFinite(duration) ? Math.min(longestMs, Math.max(0, duration)) : 0;
    if (source && !source.running && !Number.isFinite(duration)) flags[i]! |= rowFlag.untimed;
    total = Math.max(total, startMs[i]! + durationMs[i]!);
  }
  fillGatherer(columns);
  for (let i = 0; i < count; i++) {
    if (flags[i]! & rowFlag.running) durationMs[i] = total - startMs[i]!;
    if (isOutside(columns, i)) flags[i]! |= rowFlag.outside;
  }
  return total > 0 ? total : 1;
}

/** The row of missing parents spans its orphans. */
function fillGatherer({ count, span, end, startMs, durationMs }: Timed): void {
  for (let i = 0; i < count; i++) {
    if (span[i] !== noSpan) continue;
    let from = Infinity;
    let to = 0;
    for (let k = i + 1; k < end[i]!; k++) {
      from = Math.min(from, startMs[k]!);
      to = Math.max(to, startMs[k]! + durationMs[k]!);
    }
    startMs[i] = Number.isFinite(from) ? from : 0;
    durationMs[i] = Math.max(0, to - startMs[i]!);
    return;
  }
}

function isOutside({ parent, span, startMs, durationMs, flags }: Timed, row: number): boolean {
  const owner = parent[row]!;
  const blind = rowFlag.running | rowFlag.untimed;
  if (owner < 0 || span[owner] === noSpan || (flags[owner]! | flags[row]!) & blind) return false;
  const early = startMs[owner]! - startMs[row]!;
  const late = startMs[row]! + durationMs[row]! - startMs[owner]! - durationMs[owner]!;
  return early > grainMs || late > grainMs;
}

function fillOrder({ count, end, startMs, durationMs }: Timed): number {
  for (let i = 0; i < count; i++) {
    startMs[i] = i;
    durationMs[i] = end[i]! - i;
  }
  return Math.max(1, count);
}

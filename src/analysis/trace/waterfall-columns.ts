/**
 * What a picture of a trace is made of: one entry per span, in depth-first order. The columnar form of the
 * contract fits as it is.
 */
export interface WaterfallSource {
  readonly count: number;
  /** Index of the parent, which comes before its children; -1 at top level. */
  readonly parent: Int32Array;
  readonly depth: Uint32Array;
  /** Span `i` owns the spans from `i + 1` up to `end[i]`. */
  readonly end: Uint32Array;
  /** Milliseconds since any instant; NaN where the start is missing. */
  readonly startMs: Float64Array;
  /** NaN where not known. */
  readonly durationMs: Float64Array;
  /** The bits of {@link rowFlag} up to `cyclic`; others mean nothing here. */
  readonly flags: Uint8Array;
  readonly kind: { readonly values: readonly (string | null)[]; readonly at: ArrayLike<number> };
  /** Whose clock the times are of; null where not said. */
  readonly service: { readonly values: readonly (string | null)[]; readonly at: ArrayLike<number> };
  /** NaN where not reported. */
  readonly totalTokens: Float64Array;
  readonly costUsd: Float64Array;
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

/** Those that a span brings along; the rest comes out of its times. */
const ownFlags = rowFlag.error | rowFlag.cause | rowFlag.running | rowFlag.orphan | rowFlag.cyclic;

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
  /** Milliseconds added to the times of each service of the source; empty where they are as sent. */
  readonly skewMs: Float64Array;
}

/** Slack before a child counts as outside its parent: clocks have a grain. */
const grainMs = 0.001;
const noSkew = new Float64Array(0);
/** Thirty thousand years: beyond it sums lose their milliseconds. */
const longestMs = 1e15;

/**
 * Lays a trace out as rows. Total: one row per span, plus one that gathers orphans, after all others; times
 * that make no sense are replaced (a missing start by the parent's, a negative duration by 0), never drawn
 * outside the axis. `skewMs` corrects clocks: milliseconds to add to the times of each service.
 */
export function buildWaterfall(
  source: WaterfallSource,
  timing: "real" | "synthetic" = "real",
  skewMs: Float64Array = noSkew,
): Waterfall {
  const orphanCount = countOrphans(source);
  const rows = orphanCount > 0 ? gatheredRows(source) : ownRows(source);
  const count = rows.span.length;
  const columns = {
    ...rows,
    count,
    startMs: new Float64Array(count),
    durationMs: new Float64Array(count),
    ...marksOf(source, rows.span),
    timing,
    orphanCount,
    skewMs: timing === "real" && skewMs.some((shift) => shift !== 0) ? skewMs : noSkew,
  };
  const totalMs = timing === "real" ? fillTimes(columns, source) : fillOrder(columns);
  return { ...columns, totalMs };
}

type Rows = Pick<Waterfall, "span" | "parent" | "depth" | "end">;

function countOrphans({ count, end, flags }: WaterfallSource): number {
  let orphans = 0;
  for (let index = 0; index < count; index = end[index]!)
    if (flags[index]! & rowFlag.orphan) orphans++;
  return orphans;
}

function ownRows({ count, parent, depth, end }: WaterfallSource): Rows {
  const span = new Uint32Array(count);
  for (let index = 0; index < count; index++) span[index] = index;
  return { span, parent, depth, end };
}

/** The same with the orphans behind all others, a level deeper, under one more row. */
function gatheredRows(source: WaterfallSource): Rows {
  const count = source.count + 1;
  const rows: Rows = {
    span: new Uint32Array(count),
    parent: new Int32Array(count).fill(-1),
    depth: new Uint32Array(count),
    end: new Uint32Array(count),
  };
  let row = 0;
  const place = (isOrphan: boolean, owner: number) => {
    for (let top = 0; top < source.count; top = source.end[top]!) {
      if (Boolean(source.flags[top]! & rowFlag.orphan) !== isOrphan) continue;
      // A subtree stays together, so all of its rows move by the same distance.
      const shift = row - top;
      for (let index = top; index < source.end[top]!; index++, row++) {
        rows.span[row] = index;
        rows.parent[row] = index === top ? owner : source.parent[index]! + shift;
        rows.depth[row] = source.depth[index]! + (owner < 0 ? 0 : 1);
        rows.end[row] = source.end[index]! + shift;
      }
    }
  };
  place(false, -1);
  const gatherer = row++;
  rows.span[gatherer] = noSpan;
  rows.end[gatherer] = count;
  place(true, gatherer);
  return rows;
}

function marksOf(
  source: WaterfallSource,
  span: Uint32Array,
): Pick<Waterfall, "kind" | "kinds" | "flags"> {
  const unknown = "UNKNOWN";
  const kinds = source.kind.values.map((name) => name ?? unknown);
  if (!kinds.includes(unknown)) kinds.push(unknown);
  const gatherer = kinds.indexOf(unknown);
  const kind = new Uint8Array(span.length);
  const flags = new Uint8Array(span.length);
  for (let row = 0; row < span.length; row++) {
    const index = span[row]!;
    // A byte per row: whoever sends more than 255 kinds finds the rest under the last.
    kind[row] = Math.min(255, source.kind.at[index] ?? gatherer);
    flags[row] = (source.flags[index] ?? 0) & ownFlags;
  }
  return { kind, kinds, flags };
}

type Timed = Omit<Waterfall, "totalMs">;

function fillTimes(columns: Timed, source: WaterfallSource): number {
  const { count, span, parent, startMs, durationMs, flags, skewMs } = columns;
  const shiftAt = (index: number) => skewMs[source.service.at[index] ?? -1] ?? 0;
  const first = earliest(source.startMs, skewMs.length > 0 ? shiftAt : undefined);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const index = span[i]!;
    const owner = parent[i]!;
    const shift = skewMs.length > 0 ? shiftAt(index) : 0;
    const offset = (source.startMs[index] ?? Number.NaN) + shift - first;
    startMs[i] = Number.isFinite(offset) ? offset : owner < 0 ? 0 : startMs[owner]!;
    const duration = source.durationMs[index] ?? Number.NaN;
    const isTimed = Number.isFinite(duration);
    durationMs[i] = isTimed ? Math.min(longestMs, Math.max(0, duration)) : 0;
    if (index !== noSpan && !isTimed && !(flags[i]! & rowFlag.running))
      flags[i]! |= rowFlag.untimed;
    total = Math.max(total, startMs[i]! + durationMs[i]!);
  }
  fillGatherer(columns);
  for (let i = 0; i < count; i++) {
    if (flags[i]! & rowFlag.running) durationMs[i] = total - startMs[i]!;
    if (isOutside(columns, i)) flags[i]! |= rowFlag.outside;
  }
  return total > 0 ? total : 1;
}

/** Milliseconds by which a row is drawn later than it was sent: 0 unless the clock of its service is off. */
export function shiftOf(
  { span, skewMs }: Pick<Waterfall, "span" | "skewMs">,
  { service }: Pick<WaterfallSource, "service">,
  row: number,
): number {
  return skewMs.length === 0 ? 0 : (skewMs[service.at[span[row]!] ?? -1] ?? 0);
}

function earliest(startMs: Float64Array, shiftAt?: (index: number) => number): number {
  let first = Infinity;
  for (let i = 0; i < startMs.length; i++) {
    const start = startMs[i]! + (shiftAt?.(i) ?? 0);
    if (start < first) first = start;
  }
  return Number.isFinite(first) ? first : 0;
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

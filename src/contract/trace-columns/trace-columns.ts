import type { Status } from "../span.ts";
import type { TraceSummary } from "../traces.ts";
import type { Words } from "./words.ts";

/** Bits of `flags`. The first five are those of a row of the waterfall. */
export const spanFlag = {
  error: 1,
  cause: 2,
  running: 4,
  orphan: 8,
  cyclic: 16,
  costComputed: 128,
} as const;

/** Values of `status`. */
export const statuses: readonly Status[] = ["unset", "ok", "error"];
export const errorStatus = 2;

/**
 * The spans of a trace as columns: one entry per span, in depth-first order. The same facts as the list of
 * span summaries, in a tenth of the bytes and without an object per span.
 */
export interface TraceColumns {
  readonly trace: TraceSummary;
  readonly count: number;
  /** Nanoseconds since the epoch from which `startMs` counts, as decimal text. */
  readonly baseNs: string;
  /** Eight bytes per span. */
  readonly spanIds: Uint8Array;
  /** Index of the parent, -1 at top level. */
  readonly parent: Int32Array;
  /** What spans at top level name as their parent: null for roots, and for spans below the top level. */
  readonly parentId: Words;
  readonly depth: Uint32Array;
  /** Span `i` owns the spans from `i + 1` up to `end[i]`. */
  readonly end: Uint32Array;
  /** Exact to the nanosecond up to 26 days from the base; NaN where the start is missing (0). */
  readonly startMs: Float64Array;
  /** NaN while running, and where times are synthetic. */
  readonly durationMs: Float64Array;
  /** Index into {@link statuses}. */
  readonly status: Uint8Array;
  readonly flags: Uint8Array;
  readonly name: Words;
  readonly kind: Words;
  readonly errorType: Words;
  readonly errorMessage: Words;
  readonly model: Words;
  readonly provider: Words;
  readonly service: Words;
  readonly scope: Words;
  /** These are NaN where not reported. */
  readonly promptTokens: Float64Array;
  readonly completionTokens: Float64Array;
  readonly totalTokens: Float64Array;
  readonly cacheReadTokens: Float64Array;
  readonly cacheWriteTokens: Float64Array;
  readonly reasoningTokens: Float64Array;
  readonly costUsd: Float64Array;
  readonly firstTokenMs: Float64Array;
}

import { causes, orphaned, parentIndexes, ringed, treeOrder } from "#analysis/trace/tree-order.ts";
import { packSpanIds } from "#contract/trace-columns/span-ids.ts";
import { errorStatus, spanFlag, type TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import { wordsOf } from "#contract/trace-columns/words.ts";
import type { TraceSummary } from "#contract/traces.ts";
import { type SpanColumns, spanMark } from "../store/spans/columns.ts";

/** Columns as they are stored, in the order of the tree and with what only the tree knows: orphans, rings, causes. */
export function placeColumns(
  trace: TraceSummary,
  baseNs: string,
  stored: SpanColumns,
): { readonly columns: TraceColumns; readonly order: Uint32Array } {
  const { order, parent, depth, end, top } = treeOrder(parentIndexes(stored.id, stored.parent));
  const count = order.length;
  const numbers = (source: readonly (number | null)[], unit = 1) => {
    const column = new Float64Array(count);
    for (let at = 0; at < count; at++) {
      const value = source[order[at]!]!;
      column[at] = value === null ? Number.NaN : value / unit;
    }
    return column;
  };
  const words = (source: readonly string[]) => wordsOf(count, (at) => source[order[at]!]! || null);
  const status = new Uint8Array(count);
  for (let at = 0; at < count; at++) status[at] = stored.status[order[at]!]!;
  const columns: TraceColumns = {
    trace,
    count,
    baseNs,
    spanIds: packSpanIds(count, (at) => stored.id[order[at]!]!),
    parent,
    parentId: wordsOf(count, (at) => (parent[at]! < 0 ? stored.parent[order[at]!]! || null : null)),
    depth,
    end,
    startMs: numbers(stored.start, 1e6),
    durationMs: durations(trace, stored, order),
    status,
    flags: flagsOf(stored, order, top, causes(parent, status.map(isError))),
    name: wordsOf(count, (at) => stored.name[order[at]!]!),
    kind: words(stored.kind),
    errorType: words(stored.errorType),
    // A failure without a word is still a failure: "" where there is no message.
    errorMessage: wordsOf(count, (at) =>
      status[at] === errorStatus ? stored.errorMessage[order[at]!]! : null,
    ),
    model: words(stored.model),
    provider: words(stored.provider),
    service: words(stored.service),
    scope: words(stored.scope),
    promptTokens: numbers(stored.promptTokens),
    completionTokens: numbers(stored.completionTokens),
    totalTokens: numbers(stored.totalTokens),
    cacheReadTokens: numbers(stored.cacheReadTokens),
    cacheWriteTokens: numbers(stored.cacheWriteTokens),
    reasoningTokens: numbers(stored.reasoningTokens),
    costUsd: numbers(stored.costUsd),
    firstTokenMs: numbers(stored.firstTokenMs),
  };
  return { columns, order };
}

function isError(status: number): number {
  return status === errorStatus ? 1 : 0;
}

/** A trace whose root says that times are synthetic has none that mean anything, whatever its other spans say. */
function durations(
  { timing }: TraceSummary,
  { duration, marks }: SpanColumns,
  order: Uint32Array,
): Float64Array {
  const known = new Float64Array(order.length).fill(Number.NaN);
  if (timing === "synthetic") return known;
  for (let at = 0; at < order.length; at++) {
    const index = order[at]!;
    if (!(marks[index]! & (spanMark.running | spanMark.synthetic)))
      known[at] = duration[index]! / 1e6;
  }
  return known;
}

function flagsOf(
  stored: SpanColumns,
  order: Uint32Array,
  top: Uint8Array,
  cause: Uint8Array,
): Uint8Array {
  const flags = new Uint8Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const index = order[at]!;
    const mark = stored.marks[index]!;
    flags[at] =
      (stored.status[index] === errorStatus ? spanFlag.error : 0) |
      (cause[at] ? spanFlag.cause : 0) |
      (mark & spanMark.running ? spanFlag.running : 0) |
      (top[at] === orphaned ? spanFlag.orphan : 0) |
      (top[at] === ringed ? spanFlag.cyclic : 0) |
      (mark & spanMark.costComputed && stored.costUsd[index] !== null ? spanFlag.costComputed : 0);
  }
  return flags;
}

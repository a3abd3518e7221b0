import type { SpanSummary } from "#contract/span.ts";
import type { TraceSummary } from "#contract/traces.ts";
import { packSpanIds } from "#contract/trace-columns/span-ids.ts";
import { spanFlag, statuses, type TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import { wordsOf } from "#contract/trace-columns/words.ts";

/** The columns of a trace whose spans are given as a list in depth-first order, as the JSON form has them. */
export function columnsOf(trace: TraceSummary, spans: readonly SpanSummary[]): TraceColumns {
  const count = spans.length;
  const words = (of: (span: SpanSummary) => string | null) =>
    wordsOf(count, (index) => of(spans[index]!));
  const numbers = (of: (span: SpanSummary) => number | null) =>
    Float64Array.from(spans, (span) => of(span) ?? Number.NaN);
  const places = placesOf(spans);
  const baseNs = earliest(spans);
  return {
    trace,
    count,
    baseNs: String(baseNs),
    spanIds: packSpanIds(count, (index) => spans[index]!.spanId),
    ...places,
    parentId: wordsOf(count, (index) =>
      places.parent[index]! < 0 ? spans[index]!.parentSpanId : null,
    ),
    startMs: numbers(({ startNs }) =>
      startNs === "0" ? null : Number(BigInt(startNs) - baseNs) / 1e6,
    ),
    durationMs: numbers(({ durationMs }) => durationMs),
    status: Uint8Array.from(spans, ({ status }) => statuses.indexOf(status)),
    flags: Uint8Array.from(spans, flagsOf),
    name: words(({ name }) => name),
    kind: words(({ kind }) => kind),
    errorType: words(({ errorType }) => errorType),
    errorMessage: words(({ errorMessage }) => errorMessage),
    model: words(({ model }) => model),
    provider: words(({ provider }) => provider),
    service: words(({ service }) => service),
    scope: words(({ scope }) => scope),
    promptTokens: numbers(({ tokens }) => tokens.prompt),
    completionTokens: numbers(({ tokens }) => tokens.completion),
    totalTokens: numbers(({ tokens }) => tokens.total),
    cacheReadTokens: numbers(({ tokens }) => tokens.cacheRead),
    cacheWriteTokens: numbers(({ tokens }) => tokens.cacheWrite),
    reasoningTokens: numbers(({ tokens }) => tokens.reasoning),
    costUsd: numbers(({ costUsd }) => costUsd),
    firstTokenMs: numbers(({ timeToFirstTokenMs }) => timeToFirstTokenMs),
  };
}

function flagsOf(span: SpanSummary): number {
  const { status, cause, running, orphan, cyclic, costSource } = span;
  return (
    (status === "error" ? spanFlag.error : 0) |
    (cause ? spanFlag.cause : 0) |
    (running ? spanFlag.running : 0) |
    (orphan ? spanFlag.orphan : 0) |
    (cyclic ? spanFlag.cyclic : 0) |
    (costSource === "computed" ? spanFlag.costComputed : 0)
  );
}

/** Parents, depths and ends out of an order in which parents come first and subtrees stand together. */
function placesOf(spans: readonly SpanSummary[]): Pick<TraceColumns, "parent" | "depth" | "end"> {
  const count = spans.length;
  const parent = new Int32Array(count).fill(-1);
  const depth = new Uint32Array(count);
  const end = new Uint32Array(count);
  const placeOf = new Map<string, number>();
  for (const [index, { spanId, parentSpanId, cyclic }] of spans.entries()) {
    const owner = cyclic || parentSpanId === null ? -1 : (placeOf.get(parentSpanId) ?? -1);
    parent[index] = owner;
    depth[index] = owner < 0 ? 0 : depth[owner]! + 1;
    if (!placeOf.has(spanId)) placeOf.set(spanId, index);
  }
  for (let index = count - 1; index >= 0; index--) {
    end[index] = Math.max(end[index]!, index + 1);
    const owner = parent[index]!;
    if (owner >= 0) end[owner] = Math.max(end[owner]!, end[index]!);
  }
  return { parent, depth, end };
}

function earliest(spans: readonly SpanSummary[]): bigint {
  let first: bigint | undefined;
  for (const { startNs } of spans) {
    const start = BigInt(startNs);
    if (start > 0n && (first === undefined || start < first)) first = start;
  }
  return first ?? 0n;
}

import { spanKinds, type SpanKind, type SpanSummary } from "../span.ts";
import { spanIdAt } from "./span-ids.ts";
import { spanFlag, statuses, type TraceColumns } from "./trace-columns.ts";
import { type Words, wordAt } from "./words.ts";

/** One span as the list of summaries has it. */
export function spanAt(columns: TraceColumns, index: number): SpanSummary {
  const flags = columns.flags[index]!;
  const parent = columns.parent[index]!;
  const costUsd = known(columns.costUsd[index]!);
  return {
    spanId: spanIdAt(columns.spanIds, index),
    parentSpanId: parent < 0 ? wordAt(columns.parentId, index) : spanIdAt(columns.spanIds, parent),
    name: wordAt(columns.name, index) ?? "",
    kind: kindAt(columns.kind, index),
    status: statuses[columns.status[index]!] ?? "unset",
    startNs: startNsAt(columns, index),
    durationMs: known(columns.durationMs[index]!),
    running: (flags & spanFlag.running) !== 0,
    orphan: (flags & spanFlag.orphan) !== 0,
    cyclic: (flags & spanFlag.cyclic) !== 0,
    cause: (flags & spanFlag.cause) !== 0,
    errorType: wordAt(columns.errorType, index),
    errorMessage: wordAt(columns.errorMessage, index),
    model: wordAt(columns.model, index),
    provider: wordAt(columns.provider, index),
    tokens: {
      prompt: known(columns.promptTokens[index]!),
      completion: known(columns.completionTokens[index]!),
      total: known(columns.totalTokens[index]!),
      cacheRead: known(columns.cacheReadTokens[index]!),
      cacheWrite: known(columns.cacheWriteTokens[index]!),
      reasoning: known(columns.reasoningTokens[index]!),
    },
    costUsd,
    costSource: costUsd === null ? null : flags & spanFlag.costComputed ? "computed" : "reported",
    timeToFirstTokenMs: known(columns.firstTokenMs[index]!),
    service: wordAt(columns.service, index),
    scope: wordAt(columns.scope, index),
  };
}

/** A kind nobody knows is one nobody could name. */
export function kindAt(kinds: Words, index: number): SpanKind {
  const name = wordAt(kinds, index);
  return spanKinds.find((kind) => kind === name) ?? "UNKNOWN";
}

function startNsAt({ startMs, baseNs }: TraceColumns, index: number): string {
  const offset = startMs[index]!;
  if (Number.isNaN(offset)) return "0";
  const startNs = BigInt(baseNs) + BigInt(Math.round(offset * 1e6));
  // Far from the base an offset is rounded, and could fall before the epoch.
  return String(startNs < 0n ? 0n : startNs);
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

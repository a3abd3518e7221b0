import type { SpanKind, SpanSummary } from "#contract/span.ts";
import { findSpanId } from "#contract/trace-columns/span-ids.ts";
import { kindAt, spanAt } from "#contract/trace-columns/span-at.ts";
import type { TraceColumns } from "#contract/trace-columns/trace-columns.ts";

/** What only holds other steps together is looked through. */
const wrappers: ReadonlySet<SpanKind> = new Set(["CHAIN", "UNKNOWN", "PROMPT"]);

export interface AgentStep {
  readonly span: SpanSummary;
  /** Spans below it, which are not steps of their own. */
  readonly below: number;
}

export interface AgentSteps {
  readonly steps: readonly AgentStep[];
  /** Steps beyond those given. */
  readonly more: number;
}

/**
 * What a span did, in the order of time: model calls, tools, searches and other agents below it. Chains are
 * looked through; a chain without anything below it is a step of its own. An inner agent is one step.
 */
export function agentSteps(columns: TraceColumns, spanId: string, most: number): AgentSteps {
  const root = findSpanId(columns.spanIds, spanId);
  if (root < 0) return { steps: [], more: 0 };
  const found: number[] = [];
  let at = root + 1;
  while (at < columns.end[root]!) {
    const end = columns.end[at]!;
    const isLeaf = end === at + 1;
    if (wrappers.has(kindAt(columns.kind, at)) && !isLeaf) at++;
    else {
      found.push(at);
      at = end;
    }
  }
  const time = (index: number): number => {
    const start = columns.startMs[index]!;
    return Number.isNaN(start) ? Number.POSITIVE_INFINITY : start;
  };
  const inOrder = found.toSorted((a, b) => (time(a) === time(b) ? a - b : time(a) - time(b)));
  return {
    steps: inOrder.slice(0, most).map((index) => ({
      span: spanAt(columns, index),
      below: columns.end[index]! - index - 1,
    })),
    more: Math.max(0, inOrder.length - most),
  };
}

/**
 * The tool spans that ran what a model call asked for: those that follow it below the same parent, up to the
 * next model call. In order, as ids of calls repeat.
 */
export function toolSpansAfter(columns: TraceColumns, spanId: string, most: number): SpanSummary[] {
  const call = findSpanId(columns.spanIds, spanId);
  if (call < 0) return [];
  const parent = columns.parent[call]!;
  const last = parent < 0 ? columns.count : columns.end[parent]!;
  const tools: SpanSummary[] = [];
  for (let at = columns.end[call]!; at < last && tools.length < most; at = columns.end[at]!) {
    const kind = kindAt(columns.kind, at);
    if (kind === "LLM") break;
    if (kind === "TOOL") tools.push(spanAt(columns, at));
  }
  return tools;
}

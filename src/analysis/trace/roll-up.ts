import { spanTree, type TreeNode, type TreeSpan } from "./span-tree.ts";
import { addUsage, hasUsage, noUsage, type Usage } from "./usage.ts";

/** What the totals of a trace depend on. */
export interface RollUpSpan extends TreeSpan {
  readonly name: string;
  readonly kind: string;
  readonly status: "ok" | "error" | "unset";
  /** 0n while unknown. */
  readonly endNs: bigint;
  readonly running: boolean;
  readonly timing: "real" | "synthetic";
  readonly tokens: Usage;
  readonly costUsd: number | null;
}

/** One trace in numbers. */
export interface RollUp {
  /** Ids in the order of start. */
  readonly roots: string[];
  /** Spans whose parent was not received. */
  readonly orphans: string[];
  /** Spans whose parents form a ring. */
  readonly cyclic: string[];
  readonly spanCount: number;
  readonly tokens: Usage;
  readonly costUsd: number | null;
  /** Counted spans with usage and no price: the cost leaves them out. */
  readonly unpricedCalls: number;
  /** Model calls that no span reports usage for: the totals leave them out. */
  readonly unreportedCalls: number;
  readonly llmCalls: number;
  readonly errorCount: number;
  /** Error spans without an error descendant, the earliest end first. */
  readonly causes: string[];
  /** Something failed and the roots did not. */
  readonly recovered: boolean;
  readonly status: "ok" | "error" | "unset";
  /** Of the roots, or of the spans at top level when there is no root. */
  readonly startNs: bigint;
  /** From the first start to the last end of the same; null while running or with synthetic times. */
  readonly durationMs: number | null;
  readonly running: boolean;
  /** Of the first root; null without one. */
  readonly name: string | null;
  readonly kind: string | null;
}

/**
 * Totals of the spans of one trace.
 *
 * Tokens and costs: a span counts when it reports and no span below it does. Wrappers repeat the sum or
 * the last of their calls, and two instrumentations report one call, nested: in both cases the deepest
 * report is the call itself. Model calls are counted the same way, by kind LLM. A total nobody
 * reported is null, which is not zero. O(n log n), iterative.
 */
export function rollUp(spans: readonly RollUpSpan[]): RollUp {
  const nodes = spanTree(spans);
  const below = markBelow(nodes);
  const roots = nodes.filter(isRoot).map(({ span }) => span);
  const top = nodes.filter(({ parent }) => parent < 0).map(({ span }) => span);
  const errors = nodes.filter(({ span }) => span.status === "error");
  const status = roots.length > 0 ? statusOf(roots) : orphanStatus(top);
  return {
    roots: roots.map(({ spanId }) => spanId),
    orphans: idsOf(nodes.filter(({ orphan }) => orphan)),
    cyclic: idsOf(nodes.filter(({ cyclic }) => cyclic)),
    spanCount: nodes.length,
    ...totals(nodes, below),
    errorCount: errors.length,
    causes: causesOf(nodes, below),
    recovered: errors.length > 0 && roots.length > 0 && status !== "error",
    status,
    ...extent(roots.length > 0 ? roots : top),
    running: nodes.some(({ span }) => span.running),
    name: roots[0]?.name ?? null,
    kind: roots[0]?.kind ?? null,
  };
}

type Node = TreeNode<RollUpSpan>;

function isRoot({ span, cyclic }: Node): boolean {
  return span.parentSpanId === "" && !cyclic;
}

function idsOf(nodes: readonly Node[]): string[] {
  return nodes.map(({ span }) => span.spanId);
}

/** What the descendants of one span have among them. */
interface Below {
  usage: boolean;
  cost: boolean;
  model: boolean;
  error: boolean;
}

/** Backwards through the depth-first order, so that children are settled before their parent. */
function markBelow(nodes: readonly Node[]): Below[] {
  const below = nodes.map((): Below => ({ usage: false, cost: false, model: false, error: false }));
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index];
    const own = below[index];
    const above = node === undefined ? undefined : below[node.parent];
    if (node === undefined || own === undefined || above === undefined) continue;
    above.usage ||= own.usage || hasUsage(node.span.tokens);
    above.cost ||= own.cost || node.span.costUsd !== null;
    above.model ||= own.model || node.span.kind === "LLM";
    above.error ||= own.error || node.span.status === "error";
  }
  return below;
}

type Totals = Pick<RollUp, "tokens" | "costUsd" | "unpricedCalls" | "unreportedCalls" | "llmCalls">;

function totals(nodes: readonly Node[], below: readonly Below[]): Totals {
  let tokens = noUsage;
  let costUsd: number | null = null;
  let unpricedCalls = 0;
  let unreportedCalls = 0;
  let llmCalls = 0;
  const reportedAbove = reportedByWrapper(nodes);
  for (const [index, { span }] of nodes.entries()) {
    const under = below[index];
    if (under === undefined) continue;
    if (hasUsage(span.tokens) && !under.usage) {
      tokens = addUsage(tokens, span.tokens);
      if (span.costUsd === null && !under.cost) unpricedCalls += 1;
    }
    if (span.costUsd !== null && !under.cost) costUsd = (costUsd ?? 0) + span.costUsd;
    if (span.kind !== "LLM" || under.model) continue;
    llmCalls += 1;
    if (!hasUsage(span.tokens) && !under.usage && !reportedAbove[index]) unreportedCalls += 1;
  }
  return { tokens, costUsd, unpricedCalls, unreportedCalls, llmCalls };
}

/** Whether an LLM span just above an LLM span reports the usage of the same call. */
function reportedByWrapper(nodes: readonly Node[]): boolean[] {
  const reported: boolean[] = [];
  for (const [index, { parent }] of nodes.entries()) {
    const above = nodes[parent]?.span;
    reported[index] =
      above?.kind === "LLM" && (hasUsage(above.tokens) || reported[parent] === true);
  }
  return reported;
}

function causesOf(nodes: readonly Node[], below: readonly Below[]): string[] {
  const causes = nodes.filter(
    ({ span }, index) => span.status === "error" && below[index]?.error === false,
  );
  return idsOf(causes.toSorted((a, b) => compare(a.span.endNs, b.span.endNs)));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function statusOf(roots: readonly RollUpSpan[]): RollUp["status"] {
  if (roots.some(({ status }) => status === "error")) return "error";
  return roots.every(({ status }) => status === "ok") ? "ok" : "unset";
}

function orphanStatus(top: readonly RollUpSpan[]): RollUp["status"] {
  return top.some(({ status }) => status === "error") ? "error" : "unset";
}

function extent(spans: readonly RollUpSpan[]): Pick<RollUp, "startNs" | "durationMs"> {
  let startNs = spans[0]?.startNs ?? 0n;
  let endNs = 0n;
  let measured = spans.length > 0;
  for (const span of spans) {
    if (span.startNs < startNs) startNs = span.startNs;
    if (span.endNs > endNs) endNs = span.endNs;
    if (span.running || span.timing === "synthetic") measured = false;
  }
  const durationMs = measured ? Math.max(0, Number(endNs - startNs) / 1e6) : null;
  return { startNs, durationMs };
}

import { orphaned, parentIndexes, ringed, treeOrder } from "./tree-order.ts";

/** What the shape of a trace depends on. `parentSpanId` is "" for a root. */
export interface TreeSpan {
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly startNs: bigint;
}

/** A span in its place. `parent` is the index of its parent among the nodes, -1 at top level. */
export interface TreeNode<Span extends TreeSpan> {
  readonly span: Span;
  readonly depth: number;
  readonly parent: number;
  /** Its parent is not among the spans. */
  readonly orphan: boolean;
  /** It is its own ancestor; shown at top level, with its other children below it. */
  readonly cyclic: boolean;
}

/** The spans of one trace depth first, siblings by start and then by id; see {@link treeOrder}. O(n log n). */
export function spanTree<Span extends TreeSpan>(spans: readonly Span[]): TreeNode<Span>[] {
  const sorted = byStartThenId(spans);
  const parents = parentIndexes(
    sorted.map(({ spanId }) => spanId),
    sorted.map(({ parentSpanId }) => parentSpanId),
  );
  const { order, parent, depth, top } = treeOrder(parents);
  return Array.from(order, (index, place) => ({
    span: sorted[index]!,
    depth: depth[place]!,
    parent: parent[place]!,
    orphan: top[place] === orphaned,
    cyclic: top[place] === ringed,
  }));
}

function byStartThenId<Span extends TreeSpan>(spans: readonly Span[]): Span[] {
  const base = spans[0]?.startNs ?? 0n;
  // Numbers compare many times faster. Rounding never swaps two of them; what it makes equal is looked at again.
  const offsets = Float64Array.from(spans, ({ startNs }) => Number(startNs - base));
  const order = Uint32Array.from(spans, (_, index) => index);
  order.sort((a, b) => offsets[a]! - offsets[b]! || compare(spans[a]!, spans[b]!) || a - b);
  return Array.from(order, (index) => spans[index]!);
}

function compare(a: TreeSpan, b: TreeSpan): number {
  if (a.startNs !== b.startNs) return a.startNs < b.startNs ? -1 : 1;
  return a.spanId < b.spanId ? -1 : a.spanId > b.spanId ? 1 : 0;
}

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

/**
 * The spans of one trace depth first: parents before children, siblings by start and then by id. Every
 * span given comes back exactly once, whatever its parents are: those whose parent is missing (orphans)
 * and those whose parents form a ring (cyclic) stand at top level among the roots. Where an id occurs
 * twice, children belong to its first span. Iterative: depth costs no stack. O(n log n).
 *
 *     a <- b <- c     roots: a      x <- y, x unknown: y orphan      p <- q <- p: p and q cyclic
 */
export function spanTree<Span extends TreeSpan>(spans: readonly Span[]): TreeNode<Span>[] {
  const sorted = spans.toSorted(byStartThenId);
  const parents = parentIndexes(sorted);
  const ring = ringMembers(parents);
  const children = new Map<number, number[]>();
  const top: number[] = [];
  for (const [index, parent] of parents.entries()) {
    if (parent < 0 || ring.has(index)) top.push(index);
    else childrenOf(children, parent).push(index);
  }
  return depthFirst(sorted, top, children, ring);
}

function byStartThenId(a: TreeSpan, b: TreeSpan): number {
  if (a.startNs !== b.startNs) return a.startNs < b.startNs ? -1 : 1;
  return a.spanId < b.spanId ? -1 : a.spanId > b.spanId ? 1 : 0;
}

/** Index of each span's parent; -1 when it has none among the spans. */
function parentIndexes(spans: readonly TreeSpan[]): number[] {
  const indexOf = new Map<string, number>();
  for (const [index, { spanId }] of spans.entries()) {
    if (!indexOf.has(spanId)) indexOf.set(spanId, index);
  }
  return spans.map(({ parentSpanId }) =>
    parentSpanId === "" ? -1 : (indexOf.get(parentSpanId) ?? -1),
  );
}

/** Spans that reach themselves by following parents. Each span is walked over once. */
function ringMembers(parents: readonly number[]): Set<number> {
  const ring = new Set<number>();
  const walkOf = new Int32Array(parents.length).fill(-1);
  for (let start = 0; start < parents.length; start += 1) {
    let at = start;
    while (at >= 0 && walkOf[at] === -1) {
      walkOf[at] = start;
      at = parents[at] ?? -1;
    }
    // Stopped on a span of this same walk: from there round to itself is a ring.
    if (at < 0 || walkOf[at] !== start) continue;
    for (let member = at; !ring.has(member); member = parents[member] ?? -1) ring.add(member);
  }
  return ring;
}

function childrenOf(children: Map<number, number[]>, parent: number): number[] {
  const known = children.get(parent);
  if (known !== undefined) return known;
  const created: number[] = [];
  children.set(parent, created);
  return created;
}

function depthFirst<Span extends TreeSpan>(
  spans: readonly Span[],
  top: readonly number[],
  children: ReadonlyMap<number, readonly number[]>,
  ring: ReadonlySet<number>,
): TreeNode<Span>[] {
  const nodes: TreeNode<Span>[] = [];
  const stack = top.toReversed().map((index) => ({ index, parent: -1, depth: 0 }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { index, parent, depth } = next;
    const span = spans[index];
    if (span === undefined) continue;
    const cyclic = ring.has(index);
    const orphan = parent < 0 && !cyclic && span.parentSpanId !== "";
    const place = nodes.push({ span, depth, parent, orphan, cyclic }) - 1;
    for (const child of (children.get(index) ?? []).toReversed()) {
      stack.push({ index: child, parent: place, depth: depth + 1 });
    }
  }
  return nodes;
}

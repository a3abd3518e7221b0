/** What the order of rows depends on; a span of the contract fits as it is. */
export interface TreeSpan {
  readonly spanId: string;
  readonly parentSpanId: string | null;
  /** Its parents form a ring, as whoever stored it found out. */
  readonly cyclic: boolean;
}

/** Values of `top`; 0 is a root. */
export const orphaned = 1;
export const ringed = 2;

export interface SpanTree {
  /** Index of the parent among the spans, -1 at top level. */
  readonly parent: Int32Array;
  /** Why a span is at top level: a root, its parent was never received, or its parents form a ring. */
  readonly top: Uint8Array;
  readonly orphanCount: number;
}

/**
 * Resolves parents by id. Total: every span gets a place, whatever the sender did.
 * Of spans with the same id the first is the parent; a span that is its own ancestor is cut off at top level.
 */
export function resolveParents(spans: readonly TreeSpan[], start: Float64Array): SpanTree {
  const count = spans.length;
  const parent = new Int32Array(count).fill(-1);
  const top = new Uint8Array(count);
  const first = new Map<string, number>();
  for (let i = 0; i < count; i++) if (!first.has(spans[i]!.spanId)) first.set(spans[i]!.spanId, i);
  let orphanCount = 0;
  for (let i = 0; i < count; i++) {
    const { parentSpanId, cyclic } = spans[i]!;
    const found = parentSpanId === null ? undefined : first.get(parentSpanId);
    if (cyclic || found === i) top[i] = ringed;
    else if (found !== undefined) parent[i] = found;
    else if (parentSpanId !== null) {
      top[i] = orphaned;
      orphanCount++;
    }
  }
  cutRings(parent, top, start);
  return { parent, top, orphanCount };
}

/** Cuts every ring of parents open at its earliest span. */
function cutRings(parent: Int32Array, top: Uint8Array, start: Float64Array): void {
  /** Number of the walk that came by first; 0 is nobody. */
  const walk = new Uint32Array(parent.length);
  for (let i = 0; i < parent.length; i++) {
    let at = i;
    while (at >= 0 && walk[at] === 0) {
      walk[at] = i + 1;
      at = parent[at]!;
    }
    if (at < 0 || walk[at] !== i + 1) continue;
    let earliest = at;
    for (let ring = parent[at]!; ring !== at; ring = parent[ring]!)
      if (isBefore(ring, earliest, start)) earliest = ring;
    parent[earliest] = -1;
    top[earliest] = ringed;
  }
}

function isBefore(a: number, b: number, start: Float64Array): boolean {
  return start[a]! === start[b]! ? a < b : start[a]! < start[b]!;
}

/**
 * Indices of the spans in depth-first order: siblings by start, then as given; roots and rings first,
 * orphans last. Iterative, so that depth is bounded by memory alone.
 */
export function preOrder({ parent, top }: SpanTree, start: Float64Array): Uint32Array {
  const count = parent.length;
  const children = new SiblingLists(parent, top, start);
  const order = new Uint32Array(count);
  let filled = 0;
  let at = children.firstTop;
  while (at >= 0) {
    order[filled++] = at;
    let next = children.first[at]!;
    for (let up = at; next < 0 && up >= 0; up = parent[up]!) next = children.next[up]!;
    at = next;
  }
  return order;
}

/** Children of every span as linked lists in the order they are shown. */
class SiblingLists {
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly firstTop: number;

  constructor(parent: Int32Array, top: Uint8Array, start: Float64Array) {
    const count = parent.length;
    // The last slot stands for "top level".
    this.first = new Int32Array(count + 1).fill(-1);
    this.next = new Int32Array(count).fill(-1);
    const last = new Int32Array(count + 1).fill(-1);
    const unsorted = new Set<number>();
    for (let i = 0; i < count; i++) {
      const owner = parent[i]! < 0 ? count : parent[i]!;
      const before = last[owner]!;
      if (before < 0) this.first[owner] = i;
      else {
        this.next[before] = i;
        if (owner === count || start[i]! < start[before]!) unsorted.add(owner);
      }
      last[owner] = i;
    }
    for (const owner of unsorted)
      this.#sort(owner, (a, b) => {
        const lateness = Number(top[a] === orphaned) - Number(top[b] === orphaned);
        return lateness || start[a]! - start[b]! || a - b;
      });
    this.firstTop = this.first[count]!;
  }

  #sort(owner: number, compare: (a: number, b: number) => number): void {
    const list: number[] = [];
    for (let at = this.first[owner]!; at >= 0; at = this.next[at]!) list.push(at);
    list.sort(compare);
    this.first[owner] = list[0]!;
    for (let i = 0; i < list.length; i++) this.next[list[i]!] = list[i + 1] ?? -1;
  }
}

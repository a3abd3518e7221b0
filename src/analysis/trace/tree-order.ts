/** In {@link treeOrder}'s input: a span without a parent, and one whose parent is not among the spans. */
export const noParent = -1;
export const lostParent = -2;

/** Values of `top`; 0 is a root, and every span below the top level. */
export const orphaned = 1;
export const ringed = 2;

/** The shape of a trace, one entry per place in depth-first order: place `i` owns `i + 1` up to `end[i]`. */
export interface TreeOrder {
  /** Which of the spans given stands in the place. */
  readonly order: Uint32Array;
  /** Place of the parent, -1 at top level. */
  readonly parent: Int32Array;
  readonly depth: Uint32Array;
  readonly end: Uint32Array;
  /** Why the span is at top level although it names a parent. */
  readonly top: Uint8Array;
}

/**
 * Places the spans of one trace, given in the order of siblings by the index of each one's parent: parents
 * before children. Every span gets exactly one place: those whose parent is lost and those that are their
 * own ancestors stand at top level among the roots, with their other children below them. Iterative: depth
 * costs no stack. O(n).
 *
 *     a <- b <- c     roots: a      x <- y, x unknown: y orphan      p <- q <- p: p and q cyclic
 */
export function treeOrder(parents: Int32Array): TreeOrder {
  const count = parents.length;
  const ring = ringMembers(parents);
  const above = parents.map((parent, index) => (parent < 0 || ring[index] ? -1 : parent));
  const { first, next } = siblings(above);
  const placeOf = new Int32Array(count);
  const tree: TreeOrder = {
    order: new Uint32Array(count),
    parent: new Int32Array(count),
    depth: new Uint32Array(count),
    end: new Uint32Array(count),
    top: new Uint8Array(count),
  };
  let at = first[count]!;
  for (let place = 0; at >= 0; place++) {
    const owner = above[at]! < 0 ? -1 : placeOf[above[at]!]!;
    placeOf[at] = place;
    tree.order[place] = at;
    tree.parent[place] = owner;
    tree.depth[place] = owner < 0 ? 0 : tree.depth[owner]! + 1;
    tree.top[place] = ring[at] ? ringed : parents[at] === lostParent ? orphaned : 0;
    let following = first[at]!;
    for (let up = at; following < 0 && up >= 0; up = above[up]!) following = next[up]!;
    at = following;
  }
  closeSubtrees(tree);
  return tree;
}

/** Index of each span's parent for {@link treeOrder}; "" names none. Of spans that share an id the first is it. */
export function parentIndexes(ids: readonly string[], parentIds: readonly string[]): Int32Array {
  const indexOf = new Map<string, number>();
  for (let index = ids.length - 1; index >= 0; index--) indexOf.set(ids[index]!, index);
  return Int32Array.from(parentIds, (id) =>
    id === "" ? noParent : (indexOf.get(id) ?? lostParent),
  );
}

/** Per place 1 where it failed and nothing below it did: where a failure began. */
export function causes(parent: Int32Array, failed: Uint8Array): Uint8Array {
  const below = new Uint8Array(parent.length);
  for (let place = parent.length - 1; place >= 0; place--) {
    const owner = parent[place]!;
    if (owner >= 0 && (failed[place] || below[place])) below[owner] = 1;
  }
  return failed.map((own, place) => (own && !below[place] ? 1 : 0));
}

/** Spans that reach themselves by following parents. Each span is walked over once. */
function ringMembers(parents: Int32Array): Uint8Array {
  const ring = new Uint8Array(parents.length);
  const walkOf = new Int32Array(parents.length).fill(-1);
  for (let start = 0; start < parents.length; start++) {
    let at = start;
    while (at >= 0 && walkOf[at] === -1) {
      walkOf[at] = start;
      at = parents[at]!;
    }
    // Stopped on a span of this same walk: from there round to itself is a ring.
    if (at < 0 || walkOf[at] !== start) continue;
    for (let member = at; !ring[member]; member = parents[member]!) ring[member] = 1;
  }
  return ring;
}

/** Children as linked lists in the order given; the last of `first` is the list of the top level. */
function siblings(above: Int32Array): { readonly first: Int32Array; readonly next: Int32Array } {
  const count = above.length;
  const first = new Int32Array(count + 1).fill(-1);
  const next = new Int32Array(count).fill(-1);
  for (let index = count - 1; index >= 0; index--) {
    const owner = above[index]! < 0 ? count : above[index]!;
    next[index] = first[owner]!;
    first[owner] = index;
  }
  return { first, next };
}

function closeSubtrees({ parent, end }: TreeOrder): void {
  for (let place = end.length - 1; place >= 0; place--) {
    end[place] = Math.max(end[place]!, place + 1);
    const owner = parent[place]!;
    if (owner >= 0) end[owner] = Math.max(end[owner]!, end[place]!);
  }
}

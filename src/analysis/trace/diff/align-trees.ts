import { alignSequences } from "./align-sequences.ts";
import {
  differingFacets,
  facetsBefore,
  isOfCourse,
  stepFit,
  stepKey,
  type Facet,
  type StepTree,
} from "./step.ts";

/** `same`: the pair and everything below it say the same. `changed`: the pair itself, or something below it. */
export type Change = "same" | "changed" | "lost" | "added";

/** A row of two aligned traces, depth first. */
export interface AlignedRow {
  /** Places in the two traces, -1 where there is no partner. */
  readonly a: number;
  readonly b: number;
  readonly depth: number;
  readonly change: Change;
  /** What the pair itself differs in. */
  readonly facets: readonly Facet[];
  /** Rows below this one stop before this row. */
  readonly end: number;
}

export interface Divergence {
  readonly row: number;
  /** What differs first there; null where the step stands in one trace alone. */
  readonly facet: Facet | null;
}

export interface AlignedTrees {
  readonly rows: readonly AlignedRow[];
  /**
   * Where the traces part: the first difference of course in the order in which things came about; where
   * they took the same course, the first difference of words.
   */
  readonly divergence: Divergence | null;
  /** The first difference of any sort. */
  readonly firstDifference: Divergence | null;
}

/**
 * Aligns two traces step by step: roots with roots, and below each pair the children in order. What a step
 * was given is compared before what happened below it, what it gave back after: a step deep inside that
 * went another way is where the traces part, and not the step around it whose result came out differently.
 */
export function alignTrees(a: StepTree, b: StepTree): AlignedTrees {
  const digests = subtreeDigests(a, b);
  const rows: Mutable[] = [];
  const found: { any: Divergence | null; course: Divergence | null } = { any: null, course: null };
  const part = (row: number, differing: readonly Facet[]): void => {
    const [first] = differing;
    if (first === undefined) return;
    found.any ??= { row, facet: first };
    const step = a.steps[rows[row]!.a]!;
    const ofCourse = differing.find((facet) => isOfCourse(step, facet));
    if (ofCourse !== undefined) found.course ??= { row, facet: ofCourse };
  };
  // A work list instead of recursion: depth costs no stack. Frames close in the order in which steps end.
  const work: Frame[] = pairsOf(a, b, digests, -1, -1, 0).toReversed();
  for (let frame = work.pop(); frame !== undefined; frame = work.pop()) {
    if (frame.kind === "close") close(rows, frame.row, part);
    else if (frame.a < 0 || frame.b < 0) {
      found.any ??= { row: rows.length, facet: null };
      found.course ??= { row: rows.length, facet: null };
      addAlone(rows, frame, frame.a < 0 ? b : a);
    } else {
      const row = rows.length;
      const differing = differingFacets(a.steps[frame.a]!, b.steps[frame.b]!);
      const { a: aPlace, b: bPlace, depth } = frame;
      rows.push({ a: aPlace, b: bPlace, depth, change: "same", facets: differing, end: 0 });
      part(
        row,
        differing.filter((facet) => facetsBefore.includes(facet)),
      );
      work.push({ kind: "close", row });
      const below = pairsOf(a, b, digests, aPlace, bPlace, depth + 1);
      for (let at = below.length - 1; at >= 0; at--) work.push(below[at]!);
    }
  }
  return { rows, divergence: found.course ?? found.any, firstDifference: found.any };
}

type Mutable = { -readonly [Key in keyof AlignedRow]: AlignedRow[Key] };
interface Open {
  readonly kind: "open";
  readonly a: number;
  readonly b: number;
  readonly depth: number;
}
type Frame = Open | { readonly kind: "close"; readonly row: number };

function close(
  rows: Mutable[],
  at: number,
  part: (row: number, differing: readonly Facet[]) => void,
): void {
  const row = rows[at]!;
  row.end = rows.length;
  part(
    at,
    row.facets.filter((facet) => !facetsBefore.includes(facet)),
  );
  let changed = row.facets.length > 0;
  for (let below = at + 1; below < row.end && !changed; below = rows[below]!.end)
    changed = rows[below]!.change !== "same";
  row.change = changed ? "changed" : "same";
}

/** A step that stands in one trace alone, with everything below it. */
function addAlone(rows: Mutable[], { a, b, depth }: Open, { end }: StepTree): void {
  const first = Math.max(a, b);
  const change: Change = a < 0 ? "added" : "lost";
  const offset = rows.length - first;
  const above: number[] = [];
  for (let place = first; place < end[first]!; place++) {
    while (above.length > 0 && place >= end[above.at(-1)!]!) above.pop();
    rows.push({
      a: a < 0 ? -1 : place,
      b: b < 0 ? -1 : place,
      depth: depth + above.length,
      change,
      facets: [],
      end: end[place]! + offset,
    });
    above.push(place);
  }
}

function pairsOf(
  a: StepTree,
  b: StepTree,
  digests: Digests,
  aParent: number,
  bParent: number,
  depth: number,
): Open[] {
  const aPlaces = childrenOf(a, aParent);
  const bPlaces = childrenOf(b, bParent);
  const aligned = alignSequences({
    aCount: aPlaces.length,
    bCount: bPlaces.length,
    same: (x, y) => digests.a[aPlaces[x]!] === digests.b[bPlaces[y]!],
    fit: (x, y) => {
      const fit = stepFit(a.steps[aPlaces[x]!]!, b.steps[bPlaces[y]!]!);
      return fit > 0 && digests.a[aPlaces[x]!] === digests.b[bPlaces[y]!] ? fit + 1 : fit;
    },
    aKey: (x) => keyOf(a, aPlaces[x]!),
    bKey: (y) => keyOf(b, bPlaces[y]!),
  });
  return aligned.map((pair) => ({
    kind: "open",
    a: pair.a < 0 ? -1 : aPlaces[pair.a]!,
    b: pair.b < 0 ? -1 : bPlaces[pair.b]!,
    depth,
  }));
}

function keyOf({ steps }: StepTree, place: number): string {
  return stepKey(steps[place]!);
}

/**
 * Places of the children of a place, or of the top level (-1). Clocks that tick in milliseconds give quick steps
 * the same start: they stand in the order of their names then, which is the same in both traces.
 */
function childrenOf(tree: StepTree, parent: number): number[] {
  const { end, startMs } = tree;
  const last = parent < 0 ? end.length : end[parent]!;
  const children: number[] = [];
  let tied = false;
  for (let place = parent + 1; place < last; place = end[place]!) {
    tied ||= children.length > 0 && startMs[children.at(-1)!] === startMs[place];
    children.push(place);
  }
  if (!tied) return children;
  const keys = new Map(children.map((place) => [place, keyOf(tree, place)]));
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return children.sort(
    (a, b) => startMs[a]! - startMs[b]! || compare(keys.get(a)!, keys.get(b)!) || a - b,
  );
}

interface Digests {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
}

/** One number for each step with everything below it: equal numbers, equal subtrees. */
function subtreeDigests(a: StepTree, b: StepTree): Digests {
  const numbers = new Map<string, number>();
  const of = (tree: StepTree): Uint32Array => {
    const digests = new Uint32Array(tree.steps.length);
    for (let place = tree.steps.length - 1; place >= 0; place--) {
      const { name, kind, subject, status, input, output, error } = tree.steps[place]!;
      const below = childrenOf(tree, place).map((child) => digests[child]!);
      const text = JSON.stringify([name, kind, subject, status, input, output, error, below]);
      const known = numbers.get(text);
      digests[place] = known ?? numbers.size;
      if (known === undefined) numbers.set(text, numbers.size);
    }
    return digests;
  };
  return { a: of(a), b: of(b) };
}

import { increasingRun } from "./increasing-run.ts";

/** A pair of places, or a place that has no partner in the other sequence (-1). */
export interface Aligned {
  readonly a: number;
  readonly b: number;
}

/** Two sequences and how well their items fit. */
export interface Sequences {
  readonly aCount: number;
  readonly bCount: number;
  /** Whether two items say exactly the same, with everything below them. */
  readonly same: (a: number, b: number) => boolean;
  /** How well two items fit; 0 or less: never a pair. */
  readonly fit: (a: number, b: number) => number;
  /** Items that are told apart by this text alone may be paired in long sequences without looking at their fit. */
  readonly aKey: (a: number) => string;
  readonly bKey: (b: number) => string;
}

/** Cells of the table of fits above which long sequences are first cut at what is certain. */
const mostCells = 250_000;

/**
 * Pairs the items of two sequences in order so that the sum of their fits is greatest; what has no partner
 * stands where it would have been, of the first sequence before the second. Repeated items are paired by
 * their fit, so a loop with one turn more shows one turn more and not a shift of all. Of equally good
 * answers the one that pairs early items is taken.
 *
 * Needleman-Wunsch without a price for gaps on what lies between equal ends. Above a quarter of a million cells the
 * n-th item of a key is paired with the n-th of the other side, keeping order (longest increasing run).
 */
export function alignSequences(sequences: Sequences): Aligned[] {
  const { aCount, bCount, same } = sequences;
  let head = 0;
  while (head < aCount && head < bCount && same(head, head)) head++;
  let tail = 0;
  while (tail < aCount - head && tail < bCount - head && same(aCount - 1 - tail, bCount - 1 - tail))
    tail++;
  const middle = { from: head, aTo: aCount - tail, bTo: bCount - tail };
  const cells = (middle.aTo - head) * (middle.bTo - head);
  const between = cells > mostCells ? byKey(sequences, middle) : byFit(sequences, middle);
  return [
    ...Array.from({ length: head }, (_, at) => ({ a: at, b: at })),
    ...withGaps(between, middle),
    ...Array.from({ length: tail }, (_, at) => ({ a: middle.aTo + at, b: middle.bTo + at })),
  ];
}

interface Middle {
  readonly from: number;
  readonly aTo: number;
  readonly bTo: number;
}

function byFit({ fit }: Sequences, { from, aTo, bTo }: Middle): Aligned[] {
  const rows = aTo - from;
  const columns = bTo - from;
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const fits = new Float64Array(rows * columns);
  for (let a = rows - 1; a >= 0; a--)
    for (let b = columns - 1; b >= 0; b--) {
      const own = fit(from + a, from + b);
      fits[a * columns + b] = own;
      const paired = own > 0 ? own + best[(a + 1) * width + b + 1]! : 0;
      best[a * width + b] = Math.max(paired, best[(a + 1) * width + b]!, best[a * width + b + 1]!);
    }
  const pairs: Aligned[] = [];
  let a = 0;
  let b = 0;
  while (a < rows && b < columns) {
    const value = best[a * width + b]!;
    const own = fits[a * columns + b]!;
    if (own > 0 && own + best[(a + 1) * width + b + 1]! >= value) {
      pairs.push({ a: from + a, b: from + b });
      a++;
      b++;
    } else if (best[(a + 1) * width + b]! >= value) a++;
    else b++;
  }
  return pairs;
}

function byKey({ aKey, bKey }: Sequences, { from, aTo, bTo }: Middle): Aligned[] {
  const places = new Map<string, number[]>();
  for (let b = from; b < bTo; b++) {
    const found = places.get(bKey(b));
    if (found) found.push(b);
    else places.set(bKey(b), [b]);
  }
  const used = new Map<string, number>();
  const candidates: Aligned[] = [];
  for (let a = from; a < aTo; a++) {
    const key = aKey(a);
    const turn = used.get(key) ?? 0;
    const b = places.get(key)?.[turn];
    used.set(key, turn + 1);
    if (b !== undefined) candidates.push({ a, b });
  }
  const kept = increasingRun(candidates.map(({ b }) => b));
  return kept.map((at) => candidates[at]!);
}

/** The pairs with the items between them that have no partner. */
function withGaps(pairs: readonly Aligned[], { from, aTo, bTo }: Middle): Aligned[] {
  const all: Aligned[] = [];
  let a = from;
  let b = from;
  for (const pair of [...pairs, { a: aTo, b: bTo }]) {
    for (; a < pair.a; a++) all.push({ a, b: -1 });
    for (; b < pair.b; b++) all.push({ a: -1, b });
    if (pair.a < aTo && pair.b < bTo) all.push(pair);
    a = pair.a + 1;
    b = pair.b + 1;
  }
  return all;
}

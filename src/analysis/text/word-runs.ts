import { wordsOf } from "./words.ts";

/**
 * The different runs of `length` consecutive words of a text ("shingles", n-grams) as 53-bit numbers in
 * ascending order. Two lanes of 32-bit FNV-1a over words, then a polynomial over the run: among six million
 * runs the chance that any two share a number is below one in two hundred.
 *
 * A text with fewer words is one run of all of them with `whole`, and has none without.
 */
export function wordRuns(text: string, length: number, whole = false): Float64Array {
  const words = wordsOf(text);
  if (words.length === 0 || (words.length < length && !whole)) return new Float64Array();
  const size = Math.min(length, words.length);
  const low = new Int32Array(words.length);
  const high = new Int32Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    low[at] = fnv(words[at]!, 0x811c9dc5);
    high[at] = fnv(words[at]!, 0x2f0b4c47);
  }
  const runs = new Float64Array(words.length - size + 1);
  for (let from = 0; from < runs.length; from += 1) {
    let one = size;
    let other = ~size;
    for (let at = from; at < from + size; at += 1) {
      one = mixed(Math.imul(one, 31) + low[at]!);
      other = mixed(Math.imul(other, 37) + high[at]!);
    }
    runs[from] = (other >>> 11) * 2 ** 32 + (one >>> 0);
  }
  return withoutRepeats(runs.sort());
}

/** Of an ascending list. */
function withoutRepeats(sorted: Float64Array): Float64Array {
  let kept = 0;
  for (let at = 0; at < sorted.length; at += 1)
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[kept++] = sorted[at]!;
  return sorted.slice(0, kept);
}

function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Jaccard similarity of two ascending lists: shared over all; 0 where both are empty. */
export function jaccard(one: Float64Array, other: Float64Array): number {
  let shared = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    const difference = one[a]! - other[b]!;
    if (difference === 0) shared += 1;
    if (difference <= 0) a += 1;
    if (difference >= 0) b += 1;
  }
  const all = one.length + other.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** Whether an ascending list holds a number. */
export function holds(sorted: Float64Array, value: number): boolean {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === value;
}

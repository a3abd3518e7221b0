import { bandCandidates } from "./min-hash.ts";
import { placesByKey } from "./places-by-key.ts";
import { prefixCandidates } from "./prefix-candidates.ts";
import { jaccard } from "./word-runs.ts";

export interface NearPairsOptions {
  /** Least Jaccard similarity, above 0. */
  readonly threshold: number;
  /** Above so many different sets candidates come from MinHash, which may miss some. */
  readonly exactUpTo: number;
  /** Pairs to name; all are counted. */
  readonly named: number;
  /** Candidates to look at before giving up. */
  readonly mostCandidates: number;
}

export interface NearPair {
  readonly one: number;
  readonly other: number;
  readonly similarity: number;
}

export interface NearPairs {
  readonly count: number;
  /** Items that are near at least one other. */
  readonly items: number;
  /** The most similar pairs that are not identical first; then the identical ones. */
  readonly pairs: readonly NearPair[];
  readonly method: "exact" | "minhash";
  /** False where there were too many candidates: `count` is then a lower bound. */
  readonly complete: boolean;
}

/**
 * Pairs of sets (ascending lists of numbers) at least as similar as the threshold. Empty sets are near to
 * none. Identical sets are one set with several owners, so that a dataset made of one template costs no
 * more than its different members.
 */
export function nearPairs(sets: readonly Float64Array[], options: NearPairsOptions): NearPairs {
  const owners = placesByKey(sets.map(keyOf)).filter(([first]) => sets[first!]!.length > 0);
  const different = owners.map(([first]) => sets[first!]!);
  const method = different.length > options.exactUpTo ? "minhash" : "exact";
  const candidates =
    method === "exact" ? prefixCandidates(different, options.threshold) : bandCandidates(different);
  const near = new Uint8Array(sets.length);
  const pairs: NearPair[] = [];
  let count = 0;
  let looked = 0;
  let complete = true;
  const add = (ones: readonly number[], others: readonly number[], similarity: number) => {
    count += ones.length * others.length;
    for (const place of ones) near[place] = 1;
    for (const place of others) near[place] = 1;
    keepBest(pairs, { one: ones[0]!, other: others[0]!, similarity }, options.named);
  };
  for (const [a, b] of candidates) {
    looked += 1;
    if (looked > options.mostCandidates) {
      complete = false;
      break;
    }
    const similarity = jaccard(different[a]!, different[b]!);
    if (similarity >= options.threshold) add(owners[a]!, owners[b]!, similarity);
  }
  for (const places of owners) {
    if (places.length < 2) continue;
    count += (places.length * (places.length - 1)) / 2;
    for (const place of places) near[place] = 1;
    for (const other of places.slice(1)) {
      if (pairs.length >= options.named) break;
      pairs.push({ one: places[0]!, other, similarity: 1 });
    }
  }
  return { count, items: near.reduce((sum, each) => sum + each, 0), pairs, method, complete };
}

/** Equal for equal sets; the text of a long set would cost more than it tells. */
function keyOf(set: Float64Array): string {
  let one = 0;
  let other = 0;
  for (const value of set) {
    one = (one + value) % 9007199254740881;
    other = (other * 31 + (value % 4294967291)) % 9007199254740881;
  }
  return `${set.length} ${one} ${other}`;
}

function keepBest(pairs: NearPair[], pair: NearPair, most: number): void {
  if (pairs.length === most && pair.similarity <= (pairs.at(-1)?.similarity ?? 1)) return;
  const at = pairs.findIndex(({ similarity }) => similarity < pair.similarity);
  pairs.splice(at === -1 ? pairs.length : at, 0, pair);
  if (pairs.length > most) pairs.pop();
}

/**
 * Every pair of sets whose Jaccard similarity may reach the threshold, none of which is missed (prefix
 * filter: Bayardo, Ma and Srikant 2007). Sets are walked from small to large with their rarest members
 * first: two sets of similarity t share one of their first n - ceil(t n) + 1 members, and differ in size
 * by at most the factor t.
 */
export function* prefixCandidates(
  sets: readonly Float64Array[],
  threshold: number,
): Generator<readonly [number, number]> {
  const prefixes = rarestFirst(sets, threshold);
  const order = sets.map((_, index) => index).sort((a, b) => sets[a]!.length - sets[b]!.length);
  const index = new Map<number, number[]>();
  const seenBy = new Int32Array(sets.length).fill(-1);
  for (const at of order) {
    const least = threshold * sets[at]!.length;
    for (const member of prefixes[at]!) {
      const holders = index.get(member);
      if (!holders) {
        index.set(member, [at]);
        continue;
      }
      for (const holder of holders) {
        if (seenBy[holder] === at || sets[holder]!.length < least) continue;
        seenBy[holder] = at;
        yield [holder, at];
      }
      holders.push(at);
    }
  }
}

/** The prefix of every set, its members in ascending order of how many sets have them. */
function rarestFirst(sets: readonly Float64Array[], threshold: number): Float64Array[] {
  const counts = countsOf(sets);
  return sets.map((set) => {
    const length = set.length - Math.ceil(threshold * set.length - 1e-9) + 1;
    const holders = set.map(counts);
    const order = Uint32Array.from(set.keys()).sort(
      (a, b) => holders[a]! - holders[b]! || set[a]! - set[b]!,
    );
    return Float64Array.from(order.subarray(0, length), (at) => set[at]!);
  });
}

/** How many sets have a member, by binary search in one sorted list: a map of millions costs ten times more. */
export function countsOf(sets: readonly Float64Array[]): (member: number) => number {
  const all = new Float64Array(sets.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const set of sets) {
    all.set(set, filled);
    filled += set.length;
  }
  all.sort();
  const firstAtLeast = (value: number): number => {
    let from = 0;
    let to = all.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (all[middle]! < value) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  // Members are whole numbers, so the next one up starts the next run.
  return (member) => firstAtLeast(member + 1) - firstAtLeast(member);
}

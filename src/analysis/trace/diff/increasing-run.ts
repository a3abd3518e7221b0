/** Places of a longest strictly increasing subsequence, in order (patience sorting). O(n log n). */
export function increasingRun(values: readonly number[]): number[] {
  const tails: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  for (const [at, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = at;
  }
  const run: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]!) run.push(at);
  return run.toReversed();
}

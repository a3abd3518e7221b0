/** Drift calculated another way than the product does: pair by pair, from whole tables and plain products. */
import { seededRandom } from "#analysis/stats/random/xoshiro128.ts";

type Vector = readonly number[];

const unit = (one: Vector): number[] => one.map((each) => each / Math.hypot(...one));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + each, 0) / values.length;

/** Energy distance of directions as a share of its most, and p of 199 permutations with another seed. */
export function energy(before: readonly Vector[], after: readonly Vector[]) {
  const all = [...before, ...after].map(unit);
  const far = all.map((one) =>
    all.map((other) => Math.hypot(...one.map((each, axis) => each - other[axis]!))),
  );
  const of = (order: readonly number[]) => {
    const [x, y] = [order.slice(0, before.length), order.slice(before.length)];
    const between = (one: readonly number[], other: readonly number[]) =>
      mean(one.flatMap((i) => other.map((j) => far[i]![j]!)));
    const across = 2 * between(x, y);
    return { e: across - between(x, x) - between(y, y), across };
  };
  const places = all.map((_, at) => at);
  const observed = of(places);
  const random = seededRandom(4321);
  let asFar = 0;
  for (let draw = 0; draw < 199; draw++) {
    const keys = places.map(() => random.next());
    if (of(places.toSorted((i, j) => keys[i]! - keys[j]!)).e >= observed.e) asFar++;
  }
  return { h: observed.e / observed.across, p: (1 + asFar) / 200 };
}

function choose(n: number, k: number): bigint {
  let product = 1n;
  for (let at = 0; at < k; at++) product = (product * BigInt(n - at)) / BigInt(at + 1);
  return product;
}

/** Two-sided mid-p of Fisher's test in whole numbers: `a` of a + b against `c` of c + d. */
export function fisherMidP(a: number, b: number, c: number, d: number): number {
  const having = a + c;
  const ways = (k: number) => choose(a + b, k) * choose(c + d, having - k);
  let [sum, all] = [0n, 0n];
  for (let k = Math.max(0, having - c - d); k <= Math.min(a + b, having); k++) {
    all += ways(k);
    if (ways(k) <= ways(a)) sum += ways(k);
  }
  const share = (part: bigint) => Number((part * 10n ** 15n) / all) / 1e15;
  return share(sum) - share(ways(a)) / 2;
}

/** Each p times how many there are over its rank, the least of those above it (Benjamini and Hochberg). */
export function falseDiscoveries(ps: readonly number[]): number[] {
  const scaled = ps.map((p) => (p * ps.length) / ps.filter((other) => other <= p).length);
  return ps.map((p) => Math.min(1, ...scaled.filter((_, at) => ps[at]! >= p)));
}

/** 95 % interval of the second share less the first one (Newcombe 1998, method 10), both [trait, all]. */
export function newcombe(first: readonly [number, number], second: readonly [number, number]) {
  const z = 1.959963984540054;
  const [one, other] = [first, second].map(([k, n]) => {
    const share = k / n;
    const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
    const half =
      (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
    return { share, low: middle - half, high: middle + half };
  });
  const value = other!.share - one!.share;
  return {
    low: value - Math.hypot(other!.share - other!.low, one!.high - one!.share),
    high: value + Math.hypot(other!.high - other!.share, one!.share - one!.low),
  };
}

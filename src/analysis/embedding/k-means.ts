import { seededRandom } from "../stats/random/xoshiro128.ts";
import { cosineDistance } from "./neighbours.ts";
import type { Vectors } from "./vectors.ts";

const rounds = 15;

/**
 * Points in `k` groups about centres, by cosine of unit vectors: spherical k-means with the start of Arthur and
 * Vassilvitskii (2007). The answer has a group from 0 per point, the largest group first; groups that lost all
 * of their points are gone. The seed determines it wholly. O(n k d).
 */
export function kMeans(unit: Vectors, k: number, seed: number): Uint8Array {
  const { count } = unit;
  if (count === 0) return new Uint8Array();
  let centres = firstCentres(unit, Math.max(1, Math.min(k, count, 255)), seed);
  let groups = assigned(unit, centres);
  for (let round = 0; round < rounds; round++) {
    centres = centresOf(unit, groups, centres);
    const next = assigned(unit, centres);
    const isSettled = next.every((group, point) => group === groups[point]);
    groups = next;
    if (isSettled) break;
  }
  return bySize(groups);
}

/** Each next centre is a point drawn by how far it is from those before, squared. */
function firstCentres(unit: Vectors, k: number, seed: number): Vectors {
  const random = seededRandom(seed);
  const { values, count, dimensions } = unit;
  const chosen = [random.below(count)];
  const nearest = new Float64Array(count).fill(Infinity);
  while (chosen.length < k) {
    const last = chosen.at(-1)!;
    let sum = 0;
    for (let point = 0; point < count; point++) {
      nearest[point] = Math.min(nearest[point]!, cosineDistance(unit, point, unit, last) ** 2);
      sum += nearest[point]!;
    }
    if (sum === 0) break;
    let left = (random.next() / 2 ** 32) * sum;
    let next = 0;
    while (next < count - 1 && (left -= nearest[next]!) > 0) next++;
    chosen.push(next);
  }
  const centres = new Float32Array(chosen.length * dimensions);
  for (const [at, point] of chosen.entries())
    centres.set(values.subarray(point * dimensions, (point + 1) * dimensions), at * dimensions);
  return { values: centres, count: chosen.length, dimensions };
}

function assigned(unit: Vectors, centres: Vectors): Uint8Array {
  const groups = new Uint8Array(unit.count);
  for (let point = 0; point < unit.count; point++) {
    let least = Infinity;
    for (let centre = 0; centre < centres.count; centre++) {
      const far = cosineDistance(unit, point, centres, centre);
      if (far >= least) continue;
      least = far;
      groups[point] = centre;
    }
  }
  return groups;
}

/** The mean direction of each group; a group without points keeps its centre. */
function centresOf(unit: Vectors, groups: Uint8Array, before: Vectors): Vectors {
  const { dimensions } = unit;
  const sums = new Float64Array(before.values.length);
  for (let point = 0; point < unit.count; point++)
    for (let axis = 0; axis < dimensions; axis++)
      sums[groups[point]! * dimensions + axis]! += unit.values[point * dimensions + axis]!;
  const values = before.values.slice();
  for (let centre = 0; centre < before.count; centre++) {
    const sum = sums.subarray(centre * dimensions, (centre + 1) * dimensions);
    const length = Math.hypot(...sum);
    if (length > 0)
      for (let axis = 0; axis < dimensions; axis++)
        values[centre * dimensions + axis] = sum[axis]! / length;
  }
  return { ...before, values };
}

function bySize(groups: Uint8Array): Uint8Array {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const ranked = [...sizes].toSorted(([one, n], [other, m]) => m - n || one - other);
  const ranks = new Map(ranked.map(([group], rank) => [group, rank]));
  return groups.map((group) => ranks.get(group)!);
}

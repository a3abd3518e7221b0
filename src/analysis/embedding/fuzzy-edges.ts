import type { Neighbours } from "./neighbours.ts";

/** Every undirected edge of the neighbour graph once, with how surely it holds (0 to 1). */
export interface Edges {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weight: Float32Array;
}

/**
 * The fuzzy graph of UMAP (McInnes, Healy and Melville 2018): distances beyond the nearest neighbour fall off
 * at a scale that gives every point the same number of neighbours, and a point's two opinions are joined by
 * a + b - ab.
 */
export function fuzzyEdges(neighbours: Neighbours): Edges {
  const { k, places, distances } = neighbours;
  const count = places.length / k;
  const weights = new Float32Array(places.length);
  for (let point = 0; point < count; point++)
    weigh(distances.subarray(point * k, point * k + k), weights.subarray(point * k, point * k + k));
  const from = new Uint32Array(places.length);
  const to = new Uint32Array(places.length);
  const weight = new Float32Array(places.length);
  let edges = 0;
  for (let entry = 0; entry < places.length; entry++) {
    const other = places[entry]!;
    const point = Math.floor(entry / k);
    if (other < 0 || other === point) continue;
    const back = entryOf(places, k, other, point);
    // Of two that name each other the first one makes the edge.
    if (back >= 0 && other < point) continue;
    const own = weights[entry]!;
    const theirs = back < 0 ? 0 : weights[back]!;
    from[edges] = Math.min(point, other);
    to[edges] = Math.max(point, other);
    weight[edges] = own + theirs - own * theirs;
    edges++;
  }
  return {
    from: from.slice(0, edges),
    to: to.slice(0, edges),
    weight: weight.slice(0, edges),
  };
}

/** Where a point stands among the neighbours of another one; -1 where it does not. */
function entryOf(places: Int32Array, k: number, of: number, point: number): number {
  for (let entry = of * k; entry < of * k + k; entry++) if (places[entry] === point) return entry;
  return -1;
}

/** Weights of one point's neighbours; the scale is found by halving. */
function weigh(distances: Float32Array, weights: Float32Array): void {
  const nearest = distances.find((each) => each > 0 && each < Infinity) ?? 0;
  const target = Math.log2(distances.length + 1);
  let [low, high, scale] = [0, Infinity, 1];
  for (let turn = 0; turn < 48; turn++) {
    let sum = 0;
    for (const each of distances) sum += weightOf(each, nearest, scale);
    if (Math.abs(sum - target) < 1e-4) break;
    if (sum > target) {
      high = scale;
      scale = (low + high) / 2;
    } else {
      low = scale;
      scale = high === Infinity ? scale * 2 : (low + high) / 2;
    }
  }
  for (let at = 0; at < weights.length; at++)
    weights[at] = weightOf(distances[at]!, nearest, scale);
}

function weightOf(distance: number, nearest: number, scale: number): number {
  if (distance === Infinity) return 0;
  return distance <= nearest ? 1 : Math.exp((nearest - distance) / Math.max(scale, 1e-12));
}

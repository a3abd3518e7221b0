/** Side of the grid that density is counted on. */
const side = 96;
const mostClusters = 24;

/**
 * Clusters of a picture: points are counted on a grid, the counts are smoothed, and every cell climbs to the
 * peak above it. Peaks that a shallow saddle parts are one. Per point a cluster from 1, or 0 for none; the
 * largest is 1. `plane` holds x and y in turn.
 */
export function densityClusters(plane: Float32Array): Uint8Array {
  const count = plane.length / 2;
  const clusters = new Uint8Array(count);
  if (count < 10) return clusters;
  const cells = cellsOf(plane);
  const density = smoothed(cells);
  const peaks = climb(density);
  const parents = mergeShallow(density, peaks);
  const sizes = new Map<number, number>();
  for (const cell of cells) {
    const root = rootOf(parents, peaks[cell]!);
    sizes.set(root, (sizes.get(root) ?? 0) + 1);
  }
  const least = Math.max(5, count * 0.004);
  const ranked = [...sizes]
    .filter(([peak, size]) => peak >= 0 && size >= least)
    .toSorted(([one, size], [other, otherSize]) => otherSize - size || one - other)
    .slice(0, mostClusters);
  const names = new Map(ranked.map(([peak], rank) => [peak, rank + 1]));
  for (let point = 0; point < count; point++)
    clusters[point] = names.get(rootOf(parents, peaks[cells[point]!]!)) ?? 0;
  return clusters;
}

function cellsOf(plane: Float32Array): Uint16Array {
  const axes = [0, 1].map((axis) => {
    let [low, high] = [Infinity, -Infinity];
    for (let at = axis; at < plane.length; at += 2) {
      low = Math.min(low, plane[at]!);
      high = Math.max(high, plane[at]!);
    }
    return { low, scale: high > low ? (side * 0.999_999) / (high - low) : 0 };
  });
  const [x, y] = axes;
  return Uint16Array.from(
    { length: plane.length / 2 },
    (_, point) =>
      Math.floor((plane[point * 2 + 1]! - y!.low) * y!.scale) * side +
      Math.floor((plane[point * 2]! - x!.low) * x!.scale),
  );
}

/** Counts blurred along both axes; fewer points want a wider blur. */
function smoothed(cells: Uint16Array): Float32Array {
  let grid = new Float32Array(side * side);
  for (const cell of cells) grid[cell]! += 1;
  const reach = cells.length < 1000 ? 4 : cells.length < 20_000 ? 3 : 2;
  for (const step of [1, side, 1, side]) grid = blurred(grid, step, reach);
  return grid;
}

function blurred(grid: Float32Array, step: number, reach: number): Float32Array<ArrayBuffer> {
  return Float32Array.from(grid, (_, cell) => {
    const along = step === 1 ? cell % side : Math.floor(cell / side);
    let sum = 0;
    for (let move = -reach; move <= reach; move++)
      if (along + move >= 0 && along + move < side) sum += grid[cell + move * step]!;
    return sum / (2 * reach + 1);
  });
}

/** The peak that each cell climbs to, -1 where nothing is. */
function climb(density: Float32Array): Int32Array {
  const order = filled(density);
  const peaks = new Int32Array(density.length).fill(-1);
  for (const cell of order) {
    let best = cell;
    for (const near of around(cell)) if (density[near]! > density[best]!) best = near;
    // The best neighbour is higher, so it was settled before.
    peaks[cell] = best === cell ? cell : peaks[best]!;
  }
  return peaks;
}

/** Cells that hold something, the densest first. */
function filled(density: Float32Array): number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < density.length; cell++) if (density[cell]! > 1e-6) cells.push(cell);
  return cells.toSorted((one, other) => density[other]! - density[one]! || one - other);
}

/** A saddle higher than this share of the lower peak parts nothing. */
const shallow = 0.75;

function mergeShallow(density: Float32Array, peaks: Int32Array): Map<number, number> {
  const parents = new Map<number, number>();
  for (const cell of filled(density))
    for (const near of around(cell)) {
      const one = rootOf(parents, peaks[cell]!);
      const other = rootOf(parents, peaks[near]!);
      if (one === other || other < 0 || density[near]! < 1e-6) continue;
      const saddle = Math.min(density[cell]!, density[near]!);
      const [lower, higher] = density[one]! < density[other]! ? [one, other] : [other, one];
      if (saddle >= shallow * density[lower]!) parents.set(lower, higher);
    }
  return parents;
}

function rootOf(parents: ReadonlyMap<number, number>, peak: number): number {
  let root = peak;
  for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
  return root;
}

function around(cell: number): number[] {
  const [x, y] = [cell % side, Math.floor(cell / side)];
  const found: number[] = [];
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      const isInside = x + dx >= 0 && x + dx < side && y + dy >= 0 && y + dy < side;
      if ((dx !== 0 || dy !== 0) && isInside) found.push(cell + dy * side + dx);
    }
  return found;
}

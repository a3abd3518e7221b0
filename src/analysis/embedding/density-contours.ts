/** Cells a side of the grid that density is counted on. */
const side = 128;
const blurs = 3;
/** Heights of the lines as shares of the highest density: even steps of its root. */
const heights = [0.03, 0.1, 0.22, 0.4, 0.62, 0.85];

/** Lines of one height: x0, y0, x1, y1 of one piece after the other, coordinates 0 to 1. */
export interface Contour {
  readonly height: number;
  readonly pieces: Float32Array;
}

/**
 * Lines of equal density of points, by marching squares over smoothed counts. `positions` holds x and y in turn
 * from 0 to 65,535. The grid has a margin, so that lines close. O(n).
 */
export function densityContours(
  positions: Uint16Array,
  isShown: (point: number) => boolean = () => true,
): Contour[] {
  const count = positions.length / 2;
  let grid = new Float32Array(side * side);
  let shown = 0;
  for (let point = 0; point < count; point++) {
    if (!isShown(point)) continue;
    shown++;
    grid[cellOf(positions[point * 2 + 1]!) * side + cellOf(positions[point * 2]!)]! += 1;
  }
  if (shown < 10) return [];
  const reach = shown < 1000 ? 4 : shown < 20_000 ? 3 : 2;
  for (let turn = 0; turn < blurs; turn++)
    for (const step of [1, side]) grid = blurred(grid, step, reach);
  const highest = grid.reduce((most, value) => Math.max(most, value), 0);
  return heights.map((height) => ({ height, pieces: piecesAt(grid, height * highest) }));
}

const margin = 10;
function cellOf(coordinate: number): number {
  return margin + Math.floor((coordinate * (side - 2 * margin - 1)) / 65_535);
}
function coordinateOf(cell: number): number {
  return (cell + 0.5 - margin) / (side - 2 * margin - 1);
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

/**
 * Sides of a square that a line crosses, by which corners lie above it:
 *
 *   3 --2-- 2      bit n is corner n; side n goes from corner n to corner n + 1
 *   |       |
 *   3       1
 *   |       |
 *   0 --0-- 1
 */
const crossings: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[3, 0]],
  [[0, 1]],
  [[3, 1]],
  [[1, 2]],
  [
    [3, 0],
    [1, 2],
  ],
  [[0, 2]],
  [[3, 2]],
  [[2, 3]],
  [[2, 0]],
  [
    [0, 1],
    [2, 3],
  ],
  [[2, 1]],
  [[1, 3]],
  [[1, 0]],
  [[0, 3]],
  [],
];
const cornerX = [0, 1, 1, 0];
const cornerY = [0, 0, 1, 1];

function piecesAt(grid: Float32Array, level: number): Float32Array {
  const pieces: number[] = [];
  for (let y = 0; y < side - 1; y++)
    for (let x = 0; x < side - 1; x++) {
      const values = cornerX.map((dx, corner) => grid[(y + cornerY[corner]!) * side + x + dx]!);
      const above = values.reduce((bits, value, at) => bits | (value > level ? 1 << at : 0), 0);
      for (const ends of crossings[above]!)
        for (const from of ends) {
          const to = (from + 1) % 4;
          const share = (level - values[from]!) / (values[to]! - values[from]!);
          pieces.push(
            coordinateOf(x + cornerX[from]! + share * (cornerX[to]! - cornerX[from]!)),
            coordinateOf(y + cornerY[from]! + share * (cornerY[to]! - cornerY[from]!)),
          );
        }
    }
  return Float32Array.from(pieces);
}

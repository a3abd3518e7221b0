import type { Edges } from "./fuzzy-edges.ts";

/** Curve of attraction for points that may lie 0.1 apart: 1 / (1 + a d^2b). */
const [a, b] = [1.577, 0.8951];
const negatives = 5;
const mostStep = 4;

export interface LayoutOptions {
  readonly epochs: number;
  readonly seed: number;
  readonly tell?: (progress: number) => void;
}

/**
 * Moves points, x and y in turn, in place: those joined by an edge towards each other, random others apart,
 * by ever smaller steps. An edge acts as often as it weighs. The seed determines the picture wholly.
 */
export function layOut(plane: Float32Array, edges: Edges, options: LayoutOptions): void {
  const { epochs, seed, tell = () => {} } = options;
  const { from, to, weight } = edges;
  const count = plane.length / 2;
  const heaviest = weight.reduce((most, each) => Math.max(most, each), 0);
  const period = Float32Array.from(weight, (each) => heaviest / Math.max(each, 1e-9));
  const due = period.slice();
  const pull = pullTable();
  const push = pushTable();
  const bits = floatBits();
  let state = seed >>> 0 || 1;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 1 - epoch / epochs;
    for (let edge = 0; edge < from.length; edge++) {
      if (due[edge]! > epoch) continue;
      due[edge]! += period[edge]!;
      // A random end moves the other points away, so that none is favoured.
      const isTurned = (state >>> 7) & 1;
      const one = (isTurned ? from[edge]! : to[edge]!) * 2;
      const other = (isTurned ? to[edge]! : from[edge]!) * 2;
      let x = plane[one]!;
      let y = plane[one + 1]!;
      const [dx, dy] = [x - plane[other]!, y - plane[other + 1]!];
      const squares = dx * dx + dy * dy;
      if (squares > 1e-6) {
        const force = pull[bits(squares)]!;
        const [stepX, stepY] = [bounded(force * dx) * rate, bounded(force * dy) * rate];
        x += stepX;
        y += stepY;
        plane[other]! -= stepX;
        plane[other + 1]! -= stepY;
      }
      for (let drawn = 0; drawn < negatives; drawn++) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        const far = ((state >>> 0) % count) * 2;
        if (far === one) continue;
        const [awayX, awayY] = [x - plane[far]!, y - plane[far + 1]!];
        const apart = awayX * awayX + awayY * awayY;
        // Points that lie on each other have no direction apart: any will do.
        if (apart < 1e-6) {
          x += mostStep * rate * (((state >>> 3) & 1) - 0.5);
          y += mostStep * rate * (((state >>> 5) & 1) - 0.5);
          continue;
        }
        const force = push[bits(apart)]!;
        x += bounded(force * awayX) * rate;
        y += bounded(force * awayY) * rate;
      }
      plane[one] = x;
      plane[one + 1] = y;
    }
    tell((epoch + 1) / epochs);
  }
}

function bounded(step: number): number {
  return step > mostStep ? mostStep : step < -mostStep ? -mostStep : step;
}

// The two forces by the bits of a squared distance, 64 steps an octave from 2^-20 to 2^12: no power in the loop.
const stepBits = 6;
const offset = (127 - 20) << stepBits;
const size = 32 << stepBits;

function floatBits(): (value: number) => number {
  const float = new Float32Array(1);
  const word = new Uint32Array(float.buffer);
  return (value) => {
    float[0] = value;
    const place = (word[0]! >>> (23 - stepBits)) - offset;
    return place < 0 ? 0 : place >= size ? size - 1 : place;
  };
}

function squaresAt(place: number): number {
  return 2 ** ((place + 0.5) / (1 << stepBits) - 20);
}

function pullTable(): Float32Array {
  return Float32Array.from({ length: size }, (_, place) => {
    const squares = squaresAt(place);
    return (-2 * a * b * squares ** (b - 1)) / (1 + a * squares ** b);
  });
}

function pushTable(): Float32Array {
  return Float32Array.from({ length: size }, (_, place) => {
    const squares = squaresAt(place);
    return (2 * b) / ((0.001 + squares) * (1 + a * squares ** b));
  });
}

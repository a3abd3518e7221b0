import type { Vectors } from "./vectors.ts";

const mostSampled = 2000;
const iterations = 24;

/**
 * The two directions of greatest variance, by power iteration on at most 2,000 evenly spaced points; every
 * point's place along them, x and y in turn, scaled so that the farthest is 10 away. The start is fixed, so
 * the picture is always the same one; the sign of an axis is that of its largest part.
 */
export function pcaPlane(vectors: Vectors): Float32Array {
  const { values, count, dimensions } = vectors;
  const plane = new Float32Array(count * 2);
  if (count === 0) return plane;
  const middle = meanOf(vectors);
  const axes = axesOf(vectors, middle);
  let farthest = 0;
  for (let point = 0; point < count; point++)
    for (const [which, axis] of axes.entries()) {
      let sum = 0;
      for (let at = 0; at < dimensions; at++)
        sum += (values[point * dimensions + at]! - middle[at]!) * axis[at]!;
      plane[point * 2 + which] = sum;
      farthest = Math.max(farthest, Math.abs(sum));
    }
  if (farthest > 0) for (let at = 0; at < plane.length; at++) plane[at]! *= 10 / farthest;
  return plane;
}

function meanOf({ values, count, dimensions }: Vectors): Float64Array {
  const mean = new Float64Array(dimensions);
  for (let point = 0; point < count; point++)
    for (let at = 0; at < dimensions; at++) mean[at]! += values[point * dimensions + at]!;
  for (let at = 0; at < dimensions; at++) mean[at]! /= count;
  return mean;
}

function axesOf(vectors: Vectors, middle: Float64Array): Float64Array[] {
  const { dimensions } = vectors;
  let axes: Float64Array[] = [0, 1].map((which) =>
    Float64Array.from({ length: dimensions }, (_, at) => Math.sin((at + 1) * (which + 1) + which)),
  );
  for (let turn = 0; turn < iterations; turn++) {
    axes = axes.map((axis) => spread(vectors, middle, axis));
    const [first, second] = axes;
    toLengthOne(first!);
    const shared = dot(first!, second!);
    for (let at = 0; at < dimensions; at++) second![at]! -= shared * first![at]!;
    toLengthOne(second!);
  }
  for (const axis of axes) {
    let largest = 0;
    for (const part of axis) if (Math.abs(part) > Math.abs(largest)) largest = part;
    if (largest < 0) for (let at = 0; at < dimensions; at++) axis[at]! *= -1;
  }
  return axes;
}

/** The covariance times a direction, without the covariance. */
function spread(
  { values, count, dimensions }: Vectors,
  middle: Float64Array,
  axis: Float64Array,
): Float64Array {
  const sum = new Float64Array(dimensions);
  const step = Math.max(1, Math.floor(count / mostSampled));
  for (let point = 0; point < count; point += step) {
    const start = point * dimensions;
    let along = 0;
    for (let at = 0; at < dimensions; at++)
      along += (values[start + at]! - middle[at]!) * axis[at]!;
    for (let at = 0; at < dimensions; at++) sum[at]! += along * (values[start + at]! - middle[at]!);
  }
  return sum;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
}

function toLengthOne(axis: Float64Array): void {
  const length = Math.sqrt(dot(axis, axis));
  // No variance is left in this direction.
  if (length < 1e-12) axis.fill(0);
  else for (let at = 0; at < axis.length; at++) axis[at]! /= length;
}

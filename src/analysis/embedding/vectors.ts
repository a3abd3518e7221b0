/** Vectors one after the other: point `i` owns the `dimensions` numbers from `i * dimensions`. */
export interface Vectors {
  readonly values: Float32Array;
  readonly count: number;
  readonly dimensions: number;
}

/** The same directions with length 1, so that a product is a cosine. A vector of zeros stays one. */
export function unitVectors({ values, count, dimensions }: Vectors): Vectors {
  const unit = new Float32Array(values.length);
  for (let point = 0; point < count; point++) {
    const start = point * dimensions;
    let squares = 0;
    for (let at = start; at < start + dimensions; at++) squares += values[at]! ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let at = start; at < start + dimensions; at++) unit[at] = values[at]! * scale;
  }
  return { values: unit, count, dimensions };
}

/** Product of a vector with another one; of unit vectors their cosine, -1 to 1. */
export function product(one: Vectors, i: number, other: Vectors, j: number): number {
  const { values: a, dimensions } = one;
  const { values: b } = other;
  const from = i * dimensions;
  const to = j * dimensions;
  let first = 0;
  let second = 0;
  const even = dimensions - (dimensions % 2);
  for (let at = 0; at < even; at += 2) {
    first += a[from + at]! * b[to + at]!;
    second += a[from + at + 1]! * b[to + at + 1]!;
  }
  if (even < dimensions) first += a[from + even]! * b[to + even]!;
  return first + second;
}

/** The points at these places, in their order. */
export function pick({ values, dimensions }: Vectors, places: ArrayLike<number>): Vectors {
  const picked = new Float32Array(places.length * dimensions);
  for (let at = 0; at < places.length; at++) {
    const start = places[at]! * dimensions;
    picked.set(values.subarray(start, start + dimensions), at * dimensions);
  }
  return { values: picked, count: places.length, dimensions };
}

import { seededRandom } from "#analysis/stats/random/xoshiro128.ts";

const clusters = 20;
const categories = 10;

/** Normal numbers by the method of Box and Muller. */
function normalSource(seed: number): () => number {
  const random = seededRandom(seed);
  const uniform = () => (random.next() + 1) / 2 ** 32;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Points of 20 clusters: x and y in turn as 32-bit floats from -1 to 1, then a category as a byte for each. */
export function clusteredPoints(count: number): Uint8Array {
  const normal = normalSource(1);
  const body = new ArrayBuffer(count * 9);
  const places = new Float32Array(body, 0, count * 2);
  const kinds = new Uint8Array(body, count * 8, count);
  const centres = Array.from({ length: clusters }, (_, at) => {
    const angle = at * 2.4;
    const far = 0.82 * Math.sqrt((at + 0.5) / clusters);
    return [Math.cos(angle) * far, Math.sin(angle) * far] as const;
  });
  for (let point = 0; point < count; point++) {
    const cluster = point % clusters;
    for (const axis of [0, 1] as const)
      places[point * 2 + axis] = Math.min(
        1,
        Math.max(-1, centres[cluster]![axis] + normal() * 0.055),
      );
    kinds[point] = cluster % categories;
  }
  return new Uint8Array(body);
}

/** Vectors around 20 directions, one after the other. */
export function clusteredVectors(count: number, dimensions: number): Float32Array {
  const normal = normalSource(2);
  const centres = Array.from({ length: clusters }, () =>
    Float32Array.from({ length: dimensions }, normal),
  );
  const values = new Float32Array(count * dimensions);
  for (let point = 0; point < count; point++) {
    const centre = centres[point % clusters]!;
    for (let axis = 0; axis < dimensions; axis++)
      values[point * dimensions + axis] = centre[axis]! + 1.2 * normal();
  }
  return values;
}

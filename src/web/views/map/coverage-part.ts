import type { Coverage } from "#contract/embeddings/coverage.ts";

/** Places of the points that a part of the coverage is about; undefined where there is no such part. */
export function partPlaces(coverage: Coverage, part: string): readonly number[] | undefined {
  if (part === "unused") return coverage.unused;
  const at = Number(part.slice(4));
  return part.startsWith("hole")
    ? coverage.holes[at]?.places
    : coverage.crossSplit[at]?.places.toSorted((one, other) => one - other);
}

import { forestNeighbours } from "./forest-neighbours.ts";
import { fuzzyEdges } from "./fuzzy-edges.ts";
import { layOut } from "./layout.ts";
import { exactNeighbours } from "./exact-neighbours.ts";
import type { Neighbours } from "./neighbours.ts";
import { pcaPlane } from "./pca.ts";
import type { Vectors } from "./vectors.ts";

/** Up to here every pair is looked at. */
export const mostExact = 20_000;

export interface UmapOptions {
  readonly neighbours: number;
  readonly seed: number;
  readonly tell?: (progress: number, step: "neighbours" | "layout") => void;
}

export interface UmapPicture {
  /** x and y in turn. */
  readonly plane: Float32Array;
  readonly neighbours: Neighbours;
}

/** A picture of unit vectors in which near ones stay near. The same vectors and seed give the same picture. */
export function umapPlane(unit: Vectors, options: UmapOptions): UmapPicture {
  const { neighbours: k, seed, tell = () => {} } = options;
  const hear = (progress: number): void => tell(progress, "neighbours");
  const neighbours =
    unit.count <= mostExact
      ? exactNeighbours(unit, k, hear)
      : forestNeighbours(unit, k, seed, hear);
  const plane = pcaPlane(unit);
  if (unit.count > 3) {
    const edges = fuzzyEdges(neighbours);
    layOut(plane, edges, {
      epochs: unit.count <= 10_000 ? 400 : 200,
      seed,
      tell: (progress) => tell(progress, "layout"),
    });
  }
  return { plane, neighbours };
}

import { pcaPlane } from "#analysis/embedding/pca.ts";
import { type PictureQuality, pictureQuality } from "#analysis/embedding/picture-quality.ts";
import { placePoints } from "#analysis/embedding/place-points.ts";
import { umapPlane } from "#analysis/embedding/umap.ts";
import { pick, type Vectors } from "#analysis/embedding/vectors.ts";
import {
  type CoverageFigures,
  type CoverageQuestion,
  coverageFigures,
} from "./coverage-figures.ts";
import { type DriftFigures, driftFigures, type DriftQuestion } from "./drift-figures.ts";

/** Plain data, which another thread can take; vectors are of length 1 and lie in shared memory. */
export type MapTask =
  | { readonly kind: "pca" | "umap"; readonly vectors: Vectors; readonly seed: number }
  | {
      readonly kind: "place";
      readonly vectors: Vectors;
      /** Places of the points that the picture has, and of those that it lacks. */
      readonly old: Uint32Array;
      readonly fresh: Uint32Array;
      /** x and y of the old ones in turn. */
      readonly plane: Float32Array;
    }
  | ({ readonly kind: "coverage" } & CoverageQuestion)
  | ({ readonly kind: "drift" } & DriftQuestion);

export type MapOutcome =
  | { readonly plane: Float32Array; readonly quality: PictureQuality | null }
  | { readonly coverage: CoverageFigures }
  | { readonly drift: DriftFigures };

const neighbours = 15;
/** Pairs that placing looks at, at most: beyond, a part of the old points stands for all. */
const mostPairs = 4e8;

export function mapWork(
  task: MapTask,
  tell: (progress: number, message: string) => void = () => {},
): MapOutcome {
  switch (task.kind) {
    case "pca": {
      const unit = task.vectors;
      const plane = pcaPlane(unit);
      const sample = Math.min(100, Math.max(20, Math.floor(2e5 / unit.count)));
      return { plane, quality: pictureQuality(unit, plane, task.seed, { sample }) };
    }
    case "umap": {
      const unit = task.vectors;
      const { plane } = umapPlane(unit, {
        neighbours,
        seed: task.seed,
        tell: (progress, step) =>
          step === "neighbours"
            ? tell(progress * 0.5, "Finding neighbours")
            : tell(0.5 + progress * 0.4, "Laying out points"),
      });
      tell(0.9, "Measuring the picture");
      const sample = Math.min(200, Math.max(20, Math.floor(2e6 / unit.count)));
      return { plane, quality: pictureQuality(unit, plane, task.seed, { sample }) };
    }
    case "place": {
      const unit = task.vectors;
      const step = Math.max(1, Math.ceil((task.old.length * task.fresh.length) / mostPairs));
      const stands = task.old.filter((_, at) => at % step === 0);
      const plane = task.plane.filter((_, at) => (at >> 1) % step === 0);
      const placed = placePoints(pick(unit, task.fresh), pick(unit, stands), plane);
      return { plane: placed, quality: null };
    }
    case "coverage":
      return { coverage: coverageFigures(task) };
    case "drift":
      return { drift: driftFigures(task) };
  }
}

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type PictureQuality, pictureQuality } from "#analysis/embedding/picture-quality.ts";
import { umapPlane } from "#analysis/embedding/umap.ts";
import { unitVectors } from "#analysis/embedding/vectors.ts";
import { clusteredVectors } from "./points.ts";

const neighbours = 15;
const dimensions = 384;
/** Points of which the neighbours are looked at. */
const sample = 200;

/** The parts of the other packages that are used; they are installed only for this. */
interface UmapJs {
  readonly UMAP: new (options: object) => { fit(vectors: number[][]): number[][] };
}
interface AtlasUmap {
  createUMAP(
    count: number,
    inputDim: number,
    outputDim: number,
    data: Float32Array,
    options: object,
  ): Promise<{ run(): Promise<void>; readonly embedding: Float32Array; destroy?: () => void }>;
}

export interface ProjectionFigures {
  readonly by: "own" | "umap-js" | "embedding-atlas";
  readonly cpuSeconds: number;
  readonly quality: PictureQuality;
}

/** The same vectors drawn by each, as many epochs and neighbours each, by cosine. */
export async function compareProjections(count: number): Promise<ProjectionFigures[]> {
  const unit = unitVectors({ values: clusteredVectors(count, dimensions), count, dimensions });
  const epochs = count <= 10_000 ? 400 : 200;
  const draw = {
    own: () => Promise.resolve(umapPlane(unit, { neighbours, seed: 7 }).plane),
    "embedding-atlas": async () => {
      const atlas = await packaged<AtlasUmap>("embedding-atlas/dist/umap.js");
      const umap = await atlas.createUMAP(count, dimensions, 2, unit.values, {
        metric: "cosine",
        nNeighbors: neighbours,
        nEpochs: epochs,
        seed: 7,
      });
      await umap.run();
      return Float32Array.from(umap.embedding);
    },
    "umap-js": async () => {
      const { UMAP } = await packaged<UmapJs>("umap-js/dist/index.js");
      const rows = Array.from({ length: count }, (_, point) => [
        ...unit.values.subarray(point * dimensions, (point + 1) * dimensions),
      ]);
      // Of unit vectors nearness by angle and by distance is the same.
      const umap = new UMAP({ nNeighbors: neighbours, nEpochs: epochs, nComponents: 2 });
      return Float32Array.from(umap.fit(rows).flat());
    },
  };
  const figures: ProjectionFigures[] = [];
  for (const by of ["own", "embedding-atlas", "umap-js"] as const) {
    const before = process.cpuUsage();
    const plane = await draw[by]();
    const { user, system } = process.cpuUsage(before);
    const quality = pictureQuality(unit, plane, 1, { k: neighbours, sample })!;
    figures.push({ by, cpuSeconds: (user + system) / 1e6, quality });
    console.error(`  ${count.toLocaleString("en")} vectors drawn by ${by}`);
  }
  return figures;
}

async function packaged<Package>(path: string): Promise<Package> {
  const file = join(import.meta.dirname, "../../scatter/node_modules", path);
  const loaded: Package & { default?: Package } = await import(pathToFileURL(file).href);
  return { ...loaded.default, ...loaded };
}

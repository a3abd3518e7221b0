import type { Job } from "#contract/live.ts";
import type { Jobs } from "../live/jobs.ts";
import {
  forgetOtherDrawings,
  writePoints,
  writeProjection,
} from "../store/embeddings/projections.ts";
import type { SetPlace } from "../store/embeddings/sets.ts";
import { nextVersion } from "../store/version.ts";
import { onMapThread } from "./map-thread.ts";
import { type MapStore, openPoints, vectorsOf } from "./points.ts";

/** Draws pictures as jobs, and stops them. */
export interface Maps extends MapStore {
  start(place: SetPlace): Job;
  find(place: SetPlace): Job | undefined;
  /** Whether there was one to stop. */
  stop(place: SetPlace): boolean;
  close(): void;
}

export function createMaps(store: MapStore, jobs: Jobs): Maps {
  const stops = new Map<string, AbortController>();
  return {
    ...store,
    find: (place) => jobs.find(place.project, "projection", aboutOf(place)),
    start(place) {
      const key = keyOf(place);
      return jobs.start(
        place.project,
        "projection",
        async (tell) => {
          const stop = new AbortController();
          stops.set(key, stop);
          try {
            await draw(store, place, tell, stop.signal);
          } finally {
            stops.delete(key);
          }
        },
        aboutOf(place),
      );
    },
    stop(place) {
      const stop = stops.get(keyOf(place));
      stop?.abort();
      return stop !== undefined;
    },
    close() {
      for (const stop of stops.values()) stop.abort();
    },
  };
}

async function draw(
  store: MapStore,
  place: SetPlace,
  tell: (progress: number, message: string) => void,
  signal: AbortSignal,
): Promise<void> {
  tell(0, "Reading vectors");
  const points = await openPoints(store, place, signal);
  const { subjects, seed } = points;
  const vectors = await vectorsOf(store, points);
  const done = await onMapThread({ kind: "umap", vectors, seed }, { tell, signal });
  if (!("plane" in done)) throw new TypeError("a picture was asked for");
  tell(0.95, "Storing the picture");
  const drawing = String(nextVersion());
  await writePoints(store.db, place, drawing, { subjects, plane: done.plane, placed: false });
  await writeProjection(store.db, place, { drawing, quality: done.quality });
  await forgetOtherDrawings(store.db, place, drawing);
}

function aboutOf({ set, model }: SetPlace): string {
  return JSON.stringify([set, model]);
}

function keyOf({ project, set, model }: SetPlace): string {
  return JSON.stringify([project, set, model]);
}

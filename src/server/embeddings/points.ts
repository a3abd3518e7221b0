import type { Vectors } from "#analysis/embedding/vectors.ts";
import { fnv1a32 } from "#analysis/stats/random/fnv1a32.ts";
import type { ByteCache } from "../compare/byte-cache.ts";
import type { Db } from "../store/db.ts";
import { readPointStamp, readSubjects, readUnitVectors } from "../store/embeddings/points.ts";
import type { SetPlace } from "../store/embeddings/sets.ts";

export interface MapStore {
  readonly db: Db;
  readonly cache: ByteCache;
}

/** The points of a set as they are now, in the order of their subjects; their vectors are read apart. */
export interface Points {
  /** Names the set and the state of its vectors: nothing under it ever changes. */
  readonly key: string;
  readonly stamp: string;
  readonly place: SetPlace;
  readonly subjects: readonly string[];
  readonly dimensions: number;
  readonly odd: number;
  /** Depends on the name of the set alone: the same vectors give the same picture. */
  readonly seed: number;
}

export async function openPoints(
  { db, cache }: MapStore,
  place: SetPlace,
  signal?: AbortSignal,
): Promise<Points> {
  const { project, set, model } = place;
  const stamp = await readPointStamp(db, place, { signal });
  const key = JSON.stringify(["points", project, set, model, stamp.text]);
  return cache.get(key, async () => {
    const subjects = await readSubjects(db, place, stamp);
    const value: Points = {
      key,
      stamp: stamp.text,
      place: { project, set, model },
      subjects,
      dimensions: stamp.dimensions,
      odd: stamp.odd,
      seed: fnv1a32(`${set}|${model}`),
    };
    return { value, bytes: subjects.length * 160 };
  });
}

/** The vectors of the points, of length 1. A million of them are too many to keep: then they are read again. */
export async function vectorsOf({ db, cache }: MapStore, points: Points): Promise<Vectors> {
  const { key, place, subjects, dimensions } = points;
  return cache.get(JSON.stringify([key, "vectors"]), async () => {
    const count = subjects.length;
    const values = await readUnitVectors(db, place, { dimensions, count });
    return { value: { values, count, dimensions }, bytes: values.byteLength };
  });
}

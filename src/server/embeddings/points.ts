import type { Vectors } from "#analysis/embedding/vectors.ts";
import { fnv1a32 } from "#analysis/stats/random/fnv1a32.ts";
import type { ByteCache } from "../compare/byte-cache.ts";
import type { Db } from "../store/db.ts";
import { readPoints, readPointStamp } from "../store/embeddings/points.ts";
import type { SetPlace } from "../store/embeddings/sets.ts";

export interface MapStore {
  readonly db: Db;
  readonly cache: ByteCache;
}

/** The points of a set as they are now, in the order of their subjects. */
export interface Points {
  /** Names the set and the state of its vectors: nothing under it ever changes. */
  readonly key: string;
  readonly stamp: string;
  readonly place: SetPlace;
  readonly subjects: readonly string[];
  readonly vectors: Vectors;
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
    const { subjects, values, dimensions, odd } = await readPoints(db, place, stamp);
    const value: Points = {
      key,
      stamp: stamp.text,
      place: { project, set, model },
      subjects,
      vectors: { values, count: subjects.length, dimensions },
      odd,
      seed: fnv1a32(`${set}|${model}`),
    };
    return { value, bytes: values.byteLength + subjects.length * 160 };
  });
}

import type { PictureFacts, PictureMethod } from "#contract/embeddings.ts";
import { subjectKinds } from "#contract/embeddings.ts";
import { packSubjects, type PointColumns } from "#contract/embeddings/point-columns.ts";
import { clusterWords } from "#analysis/embedding/cluster-words.ts";
import { densityClusters } from "#analysis/embedding/density-clusters.ts";
import { readTexts } from "../store/embeddings/points.ts";
import {
  type ProjectionRecord,
  readDrawnPoints,
  readProjection,
  writePoints,
} from "../store/embeddings/projections.ts";
import { onMapThread } from "./map-thread.ts";
import { type MapStore, type Points, vectorsOf } from "./points.ts";
import { kindOfText } from "./subject-text.ts";

/** Where every point stands, in the order of the points. */
export interface Picture {
  readonly method: PictureMethod;
  /** x and y in turn. */
  readonly plane: Float32Array;
  readonly placed: number;
  readonly quality: PictureFacts["quality"];
}

const textsForWords = 20_000;

/** The drawn picture with later points placed into it; PCA where none is drawn, or where it is asked for. */
export async function pictureOf(
  store: MapStore,
  points: Points,
  method: PictureMethod | undefined,
): Promise<Picture> {
  const drawn = method === "pca" ? undefined : await readProjection(store.db, points.place);
  if (!drawn) return pcaPicture(store, points);
  const key = JSON.stringify([points.key, "picture", drawn.drawing]);
  return store.cache.get(key, async () => {
    const value = await drawnPicture(store, points, drawn);
    return { value, bytes: value.plane.byteLength };
  });
}

function pcaPicture(store: MapStore, points: Points): Promise<Picture> {
  return store.cache.get(JSON.stringify([points.key, "pca"]), async () => {
    const { seed } = points;
    const vectors = await vectorsOf(store, points);
    const done = await onMapThread({ kind: "pca", vectors, seed });
    if (!("plane" in done)) throw new TypeError("a picture was asked for");
    return { value: { method: "pca" as const, placed: 0, ...done }, bytes: done.plane.byteLength };
  });
}

async function drawnPicture(
  store: MapStore,
  points: Points,
  drawn: ProjectionRecord,
): Promise<Picture> {
  const known = await readDrawnPoints(store.db, points.place, drawn.drawing);
  const { subjects } = points;
  const plane = new Float32Array(subjects.length * 2);
  const old: number[] = [];
  const fresh: number[] = [];
  let placed = 0;
  for (const [at, subject] of subjects.entries()) {
    const there = known.get(subject);
    (there ? old : fresh).push(at);
    if (!there) continue;
    [plane[at * 2], plane[at * 2 + 1]] = [there[0], there[1]];
    if (there[2]) placed++;
  }
  if (fresh.length > 0) {
    const done = await onMapThread({
      kind: "place",
      vectors: await vectorsOf(store, points),
      old: Uint32Array.from(old),
      fresh: Uint32Array.from(fresh),
      plane: Float32Array.from(
        { length: old.length * 2 },
        (_, at) => plane[old[at >> 1]! * 2 + (at & 1)]!,
      ),
    });
    if (!("plane" in done)) throw new TypeError("places were asked for");
    for (const [at, place] of fresh.entries()) {
      plane[place * 2] = done.plane[at * 2]!;
      plane[place * 2 + 1] = done.plane[at * 2 + 1]!;
    }
    await writePoints(store.db, points.place, drawn.drawing, {
      subjects: fresh.map((at) => subjects[at]!),
      plane: done.plane,
      placed: true,
    });
    placed += fresh.length;
  }
  return { method: "umap", plane, placed, quality: drawn.quality };
}

/** The picture as it travels, kept; the running job is of the moment and comes from the caller. */
export async function pictureColumns(
  store: MapStore,
  points: Points,
  picture: Picture,
): Promise<PointColumns> {
  return store.cache.get(pictureKey(points, picture, "columns"), async () => {
    const value = await makeColumns(store, points, picture);
    return { value, bytes: value.subjects.byteLength + points.subjects.length * 10 };
  });
}

/** Names a picture: another drawing has another first point, more placed points another number of them. */
function pictureKey({ key }: Points, { method, placed, plane }: Picture, what: string): string {
  return JSON.stringify([key, what, method, placed, plane[0], plane[1]]);
}

async function makeColumns(
  store: MapStore,
  points: Points,
  picture: Picture,
): Promise<PointColumns> {
  const { clusters, labels } = await clustersOf(store, points, picture);
  const { positions, bounds } = quantised(picture.plane);
  const kinds = Uint8Array.from(points.subjects, (subject) =>
    subjectKinds.indexOf(kindOfText(subject)),
  );
  const counts = Array.from(labels, () => 0);
  for (const cluster of clusters) if (cluster > 0) counts[cluster - 1]! += 1;
  const facts: PictureFacts = {
    method: picture.method,
    count: points.subjects.length,
    placed: picture.placed,
    odd: points.odd,
    stamp: points.stamp,
    bounds,
    quality: picture.quality,
    clusters: labels.map((label, at) => ({
      label: label || `group ${at + 1}`,
      count: counts[at]!,
    })),
    job: null,
  };
  return { facts, positions, kinds, clusters, ...packSubjects(points.subjects) };
}

async function clustersOf({ db, cache }: MapStore, points: Points, picture: Picture) {
  const { plane } = picture;
  return cache.get(pictureKey(points, picture, "clusters"), async () => {
    const clusters = densityClusters(plane);
    const count = clusters.reduce((most, each) => Math.max(most, each), 0);
    const every = Math.max(1, Math.ceil(points.subjects.length / textsForWords));
    const texts = await readTexts(db, points.place, { every }, { characters: 400 });
    const known = points.subjects.flatMap((subject, at) =>
      texts.has(subject) ? [{ text: texts.get(subject)!, cluster: clusters[at]! }] : [],
    );
    const labels = clusterWords(
      known.map(({ text }) => text),
      known.map(({ cluster }) => cluster),
      count,
    );
    return { value: { clusters, labels }, bytes: clusters.byteLength + 4000 };
  });
}

/** Positions as 16 bits an axis, in one scale for both, so that shapes stay. */
function quantised(plane: Float32Array) {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < plane.length; at += 2) {
    x0 = Math.min(x0, plane[at]!);
    x1 = Math.max(x1, plane[at]!);
    y0 = Math.min(y0, plane[at + 1]!);
    y1 = Math.max(y1, plane[at + 1]!);
  }
  if (plane.length === 0) [x0, x1, y0, y1] = [0, 1, 0, 1];
  const half = Math.max(x1 - x0, y1 - y0, 1e-6) / 2;
  const [middleX, middleY] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const bounds = { x0: middleX - half, x1: middleX + half, y0: middleY - half, y1: middleY + half };
  const positions = new Uint16Array(plane.length);
  const scale = 65_535 / (2 * half);
  for (let at = 0; at < plane.length; at += 2) {
    positions[at] = Math.round((plane[at]! - bounds.x0) * scale);
    positions[at + 1] = Math.round((plane[at + 1]! - bounds.y0) * scale);
  }
  return { positions, bounds };
}

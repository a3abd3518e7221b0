import type { z } from "zod";
import type { Drift, DriftCluster, getDrift } from "#contract/embeddings/drift.ts";
import { digestOf } from "../compare/digest.ts";
import { readOrigins } from "../store/embeddings/origins.ts";
import { readTexts } from "../store/embeddings/points.ts";
import { tracesOfResults } from "../store/embeddings/texts-to-embed.ts";
import { productionPlaces } from "./covered-sides.ts";
import { type ClusterFigures, fewestInWindow } from "./drift-figures.ts";
import { onMapThread } from "./map-thread.ts";
import { type Picture, pictureColumns, pictureOf } from "./picture.ts";
import { type MapStore, type Points, vectorsOf } from "./points.ts";
import { type TimeWindow, timeWindows } from "./time-windows.ts";

type Question = z.output<typeof getDrift.input>;

const placesShown = 2000;
const textsShown = 2;

/** What production asks in one stretch of time against an earlier one, by the clusters of the picture. */
export async function driftOfSet(
  store: MapStore,
  points: Points,
  question: Question,
  signal?: AbortSignal,
): Promise<Drift> {
  const { production, untimed, times } = await timesOf(store, points, signal);
  const picture = await pictureOf(store, points, question.method);
  const facts = {
    stamp: points.stamp,
    method: picture.method,
    production,
    untimed,
    fewest: fewestInWindow,
  };
  if (times.length === 0)
    return { ...facts, known: null, windows: null, drift: null, clusters: [] };
  const known = { first: times[0]!.startMs, last: times.at(-1)!.startMs };
  const windows = timeWindows(question, known);
  const sides = [placesIn(times, windows[0]), placesIn(times, windows[1])] as const;
  const { drift, clusters } = await figuresOf(store, points, picture, sides);
  return {
    ...facts,
    known: { first: iso(known.first), last: iso(known.last) },
    windows: [written(windows[0], sides[0]), written(windows[1], sides[1])],
    drift: drift && { ...drift, sampled: [...drift.sampled] },
    clusters: await namedClusters(store, points, picture, clusters, sides),
  };
}

/** Production points with a known time, the earliest first. */
async function timesOf({ db }: MapStore, points: Points, signal: AbortSignal | undefined) {
  const [evaluated, origins] = await Promise.all([
    tracesOfResults(db, points.place.project),
    readOrigins(db, points.place, { signal }),
  ]);
  const production = productionPlaces(points, evaluated);
  const times = production
    .flatMap((place) => {
      const startMs = origins.get(points.subjects[place]!)?.startMs ?? null;
      return startMs === null ? [] : [{ place, startMs }];
    })
    .toSorted((one, other) => one.startMs - other.startMs);
  return { production: production.length, untimed: production.length - times.length, times };
}

type Times = Awaited<ReturnType<typeof timesOf>>["times"];

function placesIn(times: Times, { from, to }: TimeWindow): Uint32Array {
  return Uint32Array.from(
    times.filter(({ startMs }) => startMs >= from && startMs < to),
    ({ place }) => place,
  ).toSorted();
}

async function figuresOf(
  store: MapStore,
  points: Points,
  picture: Picture,
  [before, after]: readonly [Uint32Array, Uint32Array],
) {
  const { clusters } = await pictureColumns(store, points, picture);
  const key = JSON.stringify([points.key, "drift", ...[before, after, clusters].map(digestOf)]);
  return store.cache.get(key, async () => {
    const done = await onMapThread({
      kind: "drift",
      vectors: await vectorsOf(store, points),
      before,
      after,
      clusters,
      seed: points.seed,
    });
    if (!("drift" in done)) throw new TypeError("drift was asked for");
    return { value: done.drift, bytes: 5000 };
  });
}

async function namedClusters(
  store: MapStore,
  points: Points,
  picture: Picture,
  figures: readonly ClusterFigures[],
  sides: readonly [Uint32Array, Uint32Array],
): Promise<DriftCluster[]> {
  const { clusters, facts } = await pictureColumns(store, points, picture);
  const found = figures.map((each) => {
    const side = sides[each.change !== null && each.change.value < 0 ? 0 : 1];
    const places = side.filter((place) => clusters[place] === each.cluster);
    return { ...each, places: [...places.subarray(0, placesShown)] };
  });
  const shown = found.flatMap(({ places }) => places.slice(0, textsShown));
  const subjects = shown.map((place) => points.subjects[place]!);
  const texts =
    subjects.length === 0
      ? new Map<string, string>()
      : await readTexts(store.db, points.place, { subjects });
  return found.map(({ cluster, places, points: counts, change, ...each }) => ({
    ...each,
    cluster,
    label: facts.clusters[cluster - 1]?.label ?? "in no cluster",
    points: [...counts],
    change: change && { ...change },
    places,
    texts: places.slice(0, textsShown).flatMap((place) => texts.get(points.subjects[place]!) ?? []),
  }));
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function written({ from, to }: TimeWindow, places: Uint32Array) {
  return { from: iso(from), to: iso(to), points: places.length };
}

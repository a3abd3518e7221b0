import { pick, type Vectors } from "#analysis/embedding/vectors.ts";
import { benjaminiHochberg } from "#analysis/stats/many/benjamini-hochberg.ts";
import { newcombeIndependent } from "#analysis/stats/pass-fail/newcombe-independent.ts";
import { fisherExact } from "#analysis/stats/unpaired/fisher-exact.ts";
import { type EnergyDrift, energyDrift } from "./energy-drift.ts";

export interface DriftQuestion {
  /** Of length 1. */
  readonly vectors: Vectors;
  /** Places of the points of each window. */
  readonly before: Uint32Array;
  readonly after: Uint32Array;
  /** Cluster of every point of the set; 0 for none. */
  readonly clusters: Uint8Array;
  readonly seed: number;
}

export interface ClusterFigures {
  readonly cluster: number;
  /** Points before and after. */
  readonly points: readonly [number, number];
  readonly change: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly p: number | null;
  readonly adjusted: number | null;
  readonly is: "grew" | "shrank" | "unclear";
}

export interface DriftFigures {
  readonly drift: EnergyDrift | null;
  readonly clusters: readonly ClusterFigures[];
}

/** A window with fewer points says too little to be tested. */
export const fewestInWindow = 10;
const level = 0.05;

/** How far the points of two windows are apart, and which clusters grew. Pure, and the same on whatever thread it runs. */
export function driftFigures({ vectors, before, after, clusters, seed }: DriftQuestion) {
  return {
    drift: energyDrift(pick(vectors, before), pick(vectors, after), seed, fewestInWindow),
    clusters: clusterFigures(
      Array.from(before, (place) => clusters[place]!),
      Array.from(after, (place) => clusters[place]!),
    ),
  } satisfies DriftFigures;
}

/**
 * What share of each side every cluster has: difference after Newcombe, p after Fisher (mid-p), false discoveries
 * among the clusters after Benjamini and Hochberg. The largest change first.
 */
export function clusterFigures(
  before: readonly number[],
  after: readonly number[],
): ClusterFigures[] {
  const [n, m] = [before.length, after.length];
  const counts = new Map<number, [number, number]>();
  for (const [side, clusters] of [before, after].entries())
    for (const cluster of clusters) {
      const count = counts.get(cluster) ?? [0, 0];
      count[side]! += 1;
      counts.set(cluster, count);
    }
  const isTested = n >= fewestInWindow && m >= fewestInWindow;
  const found = [...counts].toSorted(([one], [other]) => one - other);
  const ps = found.map(([, [a, b]]) => fisherExact(a, n - a, b, m - b).midP);
  const adjusted = benjaminiHochberg(ps);
  return found
    .map(([cluster, points], at): ClusterFigures => {
      const [a, b] = points;
      const interval = newcombeIndependent(a, n, b, m);
      const change = interval && { value: b / m - a / n, ...interval };
      if (!isTested || !change)
        return { cluster, points, change, p: null, adjusted: null, is: "unclear" };
      const isClear = adjusted[at]! <= level && change.value !== 0;
      return {
        cluster,
        points,
        change,
        p: ps[at]!,
        adjusted: adjusted[at]!,
        is: !isClear ? "unclear" : change.value > 0 ? "grew" : "shrank",
      };
    })
    .toSorted(
      (one, other) => Math.abs(other.change?.value ?? 0) - Math.abs(one.change?.value ?? 0),
    );
}

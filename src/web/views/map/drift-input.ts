import type { Drift } from "#contract/embeddings/drift.ts";
import type { MapState } from "#contract/links/map-link.ts";

interface Place {
  readonly p: string;
  readonly set: string;
  readonly model: string;
}

/** What the panel and the selection of one of its rows both ask. */
export function driftInput(place: Place, state: MapState) {
  const { method, beforeFrom, beforeTo, from, to } = state;
  return { ...place, method, beforeFrom, beforeTo, from, to };
}

/** Part of the address that selects a cluster: named by the cluster, which stays when rows change places. */
export function grownPart({ cluster }: Pick<Drift["clusters"][number], "cluster">): string {
  return `grown${cluster}`;
}

export function grownPlaces({ clusters }: Drift, part: string): readonly number[] {
  return clusters.find((each) => grownPart(each) === part)?.places ?? [];
}

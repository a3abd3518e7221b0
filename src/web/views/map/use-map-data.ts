import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { call } from "#client/call.ts";
import type { MapState } from "#contract/links/map-link.ts";
import {
  type EmbeddingSet,
  listEmbeddingSets,
  searchPoints,
  startProjection,
  stopProjection,
} from "#contract/embeddings.ts";
import { getCoverage } from "#contract/embeddings/coverage.ts";
import { getDrift } from "#contract/embeddings/drift.ts";
import { getColourColumn, getPointColumns } from "#contract/embeddings/point-columns.ts";
import { jobEnd, refreshProject, useLive } from "#web/data/live.ts";
import { formFor, queryFor } from "#web/data/query-for.ts";
import { partPlaces } from "./coverage-part.ts";
import { driftInput, grownPlaces } from "./drift-input.ts";

/** The sets of a project, and the one that the address names or else the largest. */
export function useSets(project: string, { set, model }: MapState) {
  const query = useQuery(queryFor(listEmbeddingSets, { p: project }));
  const items = query.data?.items ?? [];
  const chosen: EmbeddingSet | undefined =
    set === undefined
      ? items[0]
      : items.find((each) => each.name === set && (model === undefined || each.model === model));
  return { query, items, chosen };
}

/** The picture of a set with the colours and the found points that the address asks for. */
export function useMapData(project: string, chosen: EmbeddingSet, state: MapState) {
  const { method, by = "source", runs = [], metric, key, slice } = state;
  const place = { p: project, set: chosen.name, model: chosen.model };
  const picture = useQuery(formFor(getPointColumns, { ...place, method }));
  const asked =
    by === "wins" && runs.length >= 2
      ? { by, runs: runs.slice(0, 2), metric }
      : by === "score" && runs.length >= 1
        ? { by, runs: runs.slice(0, 1), metric }
        : by === "metadata" && key !== undefined
          ? { by, key }
          : by === "slice"
            ? { by, slice, ...(runs.length > 0 && { runs }) }
            : by === "model" || by === "time"
              ? { by }
              : undefined;
  const colours = useQuery({
    ...formFor(getColourColumn, { ...place, ...(asked ?? { by: "metadata" as const }) }),
    enabled: asked !== undefined,
  });
  const found = useFound(place, picture.data?.facts.stamp, state);
  return { place, picture, colours, isAsked: asked !== undefined, found };
}

/** Places that the search and the chosen part of the coverage have in common; undefined without either. */
function useFound(place: Place, stamp: string | undefined, state: MapState) {
  const { find, part, dataset } = state;
  const isOfDrift = part?.startsWith("grown") === true;
  const search = useQuery({
    ...queryFor(searchPoints, { ...place, text: find ?? " " }),
    enabled: find !== undefined,
  });
  const coverage = useQuery({
    ...queryFor(getCoverage, { ...place, dataset }),
    enabled: part !== undefined && !isOfDrift,
  });
  const drift = useQuery({ ...queryFor(getDrift, driftInput(place, state)), enabled: isOfDrift });
  const ofPart = useMemo(() => {
    // Places of another state of the set are those of other points.
    const isOfNow = (known: { readonly stamp: string }) => known.stamp === stamp;
    if (part === undefined) return noPlaces;
    if (isOfDrift)
      return drift.data && isOfNow(drift.data) ? grownPlaces(drift.data, part) : noPlaces;
    if (!coverage.data || !isOfNow(coverage.data)) return noPlaces;
    return partPlaces(coverage.data, part) ?? noPlaces;
  }, [part, isOfDrift, coverage.data, drift.data, stamp]);
  const ofSearch = search.data?.places ?? noPlaces;
  const places = useMemo(() => {
    if (part === undefined) return find === undefined ? undefined : ofSearch;
    if (find === undefined) return ofPart;
    const among = new Set(ofSearch);
    return ofPart.filter((each) => among.has(each));
  }, [find, part, ofPart, ofSearch]);
  return { places, error: find === undefined ? null : search.error };
}
const noPlaces: readonly number[] = [];

interface Place {
  readonly p: string;
  readonly set: string;
  readonly model: string;
}

/** Drawing anew as a job: its progress, and how to start and stop it. External system: the live feed. */
export function useDrawing(place: Place, known: string | undefined) {
  const client = useQueryClient();
  const { jobs } = useLive(place.p);
  const start = useMutation({ mutationFn: () => call(startProjection, place) });
  const stop = useMutation({ mutationFn: () => call(stopProjection, place) });
  const id = start.data?.id ?? known;
  useEffect(() => {
    if (id === undefined) return;
    let isHere = true;
    void jobEnd(place.p, id).then(() => (isHere ? refreshProject(client, place.p) : undefined));
    return () => {
      isHere = false;
    };
  }, [client, place.p, id]);
  const job = id === undefined ? undefined : (jobs.get(id) ?? start.data);
  return { job, start, stop };
}

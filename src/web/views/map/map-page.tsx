import { useMemo, useState } from "react";
import type { EmbeddingSet } from "#contract/embeddings.ts";
import { mapLink, type MapState } from "#contract/links/map-link.ts";
import type { ScatterTool } from "#web/charts/scatter/use-scatter-pointer.ts";
import { problemOf } from "#web/data/problem-of.ts";
import { type SetLinkState, useLinkState, useProjectName } from "#web/state/link-state.ts";
import { PageHead } from "#web/ui/page.tsx";
import { ProblemNote } from "#web/ui/problem-note.tsx";
import { SkeletonRows } from "#web/ui/skeleton.tsx";
import { CoverageLine } from "./coverage-line.tsx";
import { ownColours, runColours } from "./map-colours.ts";
import { MapContent } from "./map-content.tsx";
import { MapStateLine } from "./map-state-line.tsx";
import { MapToolbar } from "./map-toolbar.tsx";
import { NoEmbeddings } from "./no-embeddings.tsx";
import { useDrawing, useMapData, useSets } from "./use-map-data.ts";

/** Where runs differ and what people ask: vectors as a plane, linked to everything else. */
export function MapPage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(mapLink);
  const { query, items, chosen } = useSets(project, state);
  if (chosen)
    return (
      <SetMap
        key={JSON.stringify([project, chosen.name, chosen.model])}
        project={project}
        sets={items}
        chosen={chosen}
        state={state}
        onChange={setState}
      />
    );
  return (
    <>
      <PageHead title="Map" />
      {query.error && (
        <ProblemNote
          what="The embedding sets could not be loaded"
          problem={problemOf(query.error)}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonRows rows={12} label="Loading embedding sets" />}
      {query.data && items.length === 0 && <NoEmbeddings project={project} />}
      {items.length > 0 && (
        <p className="text-muted">
          There is no embedding set "{state.set}" here. There are:{" "}
          {items.map(({ name }) => name).join(", ")}.
        </p>
      )}
    </>
  );
}

interface SetMapProps {
  readonly project: string;
  readonly sets: readonly EmbeddingSet[];
  readonly chosen: EmbeddingSet;
  readonly state: MapState;
  readonly onChange: SetLinkState<MapState>;
}

function SetMap({ project, sets, chosen, state, onChange }: SetMapProps) {
  const [tool, setTool] = useState<ScatterTool>("move");
  const { place, picture, colours, isAsked, found } = useMapData(project, chosen, state);
  const drawing = useDrawing(place, picture.data?.facts.job?.id);
  const { by = "source", runs } = state;
  const points = picture.data;
  const shown = useMemo(() => {
    if (!points) return undefined;
    const answer = isAsked ? colours.data : undefined;
    // Colours of an older state of the set do not fit its points.
    const isFitting = answer?.facts.stamp === points.facts.stamp;
    if (answer && isFitting && answer.codes.length === points.facts.count)
      return runColours(by, answer, runs ?? []);
    return ownColours(by === "cluster" ? "cluster" : "source", points);
  }, [points, colours.data, isAsked, by, runs]);
  return (
    <div className="flex h-full min-h-[600px] flex-col max-md:h-auto">
      <PageHead
        title="Map"
        sentence={points && <MapStateLine chosen={chosen} facts={points.facts} drawing={drawing} />}
      />
      <MapToolbar
        project={project}
        sets={sets}
        chosen={chosen}
        state={state}
        tool={tool}
        onTool={setTool}
        onChange={onChange}
      />
      {picture.error && (
        <ProblemNote
          what="The map could not be loaded"
          problem={problemOf(picture.error)}
          onRetry={() => void picture.refetch()}
        />
      )}
      {isAsked && colours.error && (
        <ProblemNote what="The colours could not be loaded" problem={problemOf(colours.error)} />
      )}
      {found.error && <ProblemNote what="The search failed" problem={problemOf(found.error)} />}
      {picture.isPending && <SkeletonRows rows={16} label="Loading the map" />}
      {points && shown && (
        <MapContent
          place={place}
          sets={sets}
          chosen={chosen}
          points={points}
          colours={shown}
          found={found.places}
          tool={tool}
          state={state}
          onChange={onChange}
        />
      )}
      {points && chosen.kinds.example > 0 && (
        <CoverageLine
          place={place}
          dataset={state.dataset}
          onDetails={state.panel === "coverage" ? undefined : () => onChange({ panel: "coverage" })}
        />
      )}
    </div>
  );
}

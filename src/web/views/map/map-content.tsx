import { useRef } from "react";
import type { EmbeddingSet } from "#contract/embeddings.ts";
import type { PointColumns } from "#contract/embeddings/point-columns.ts";
import type { MapState } from "#contract/links/map-link.ts";
import type { ScatterTool } from "#web/charts/scatter/use-scatter-pointer.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { CoveragePanel } from "./coverage-panel.tsx";
import { DriftPanel } from "./drift-panel.tsx";
import type { Colours } from "./map-colours.ts";
import { MapLegend } from "./map-legend.tsx";
import { MapPicture } from "./map-picture.tsx";
import { NeighboursPanel } from "./neighbours-panel.tsx";
import { PointsPanel } from "./points-panel.tsx";
import { SidePanel } from "./side-panel.tsx";
import { useMapKeys } from "./use-map-keys.ts";
import { useMapScene } from "./use-map-scene.ts";

interface MapContentProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  readonly sets: readonly EmbeddingSet[];
  readonly chosen: EmbeddingSet;
  readonly points: PointColumns;
  readonly colours: Colours;
  /** Places that the search or a part of the coverage found; undefined without one. */
  readonly found: readonly number[] | undefined;
  readonly tool: ScatterTool;
  readonly state: MapState;
  readonly onChange: SetLinkState<MapState>;
}

const noCodes: readonly number[] = [];

/** Legend, picture and list, which show the same selection. */
export function MapContent(props: MapContentProps) {
  const { place, sets, chosen, points, colours, found, tool, state, onChange } = props;
  const { lasso, hide = noCodes, contours: hasContours = false } = state;
  const root = useRef<HTMLDivElement>(null);
  const { codes } = colours;
  const drawn = useMapScene({ points, colours, found, lasso, hide, hasContours });
  const { hidden, labels, contours, listed, palette, scene } = drawn;
  const nameOf = (point: number): string =>
    codes[point] === 0 ? colours.none : (colours.names[codes[point]! - 1] ?? "");
  const clear = () =>
    onChange({ lasso: undefined, find: undefined, part: undefined, at: undefined });
  useMapKeys({ listed, at: state.at, onChange, onClear: clear });
  const panelProps = { place, points, state, onChange };
  return (
    <div ref={root} className="flex min-h-0 flex-1 gap-3 max-md:flex-col">
      <div className="w-48 shrink-0 overflow-y-auto max-md:max-h-24 max-md:w-full">
        <MapLegend
          colours={colours}
          palette={palette.colours}
          hidden={hidden}
          onToggle={(code) => onChange({ hide: toggled(hide, code) }, { replace: true })}
        />
      </div>
      <div className="flex min-h-80 min-w-0 flex-1 flex-col border max-md:min-h-72">
        <MapPicture
          place={place}
          points={points}
          scene={scene}
          labels={labels}
          contours={contours}
          tool={tool}
          state={state}
          onChange={onChange}
          isHidden={(point) => hidden.has(codes[point]!)}
          nameOf={nameOf}
        />
      </div>
      <SidePanel
        panel={state.panel ?? "points"}
        lacks={[
          ...((chosen.kinds.example ?? 0) > 0 ? [] : (["coverage"] as const)),
          ...((chosen.kinds.span ?? 0) > 0 ? [] : (["drift"] as const)),
        ]}
        onPanel={(panel) => onChange({ panel: panel === "points" ? undefined : panel })}
        contents={{
          points: (
            <PointsPanel
              {...panelProps}
              drawn={drawn}
              colours={colours}
              nameOf={nameOf}
              picture={() => root.current?.querySelector("canvas")}
              onClear={clear}
            />
          ),
          neighbours: <NeighboursPanel {...panelProps} sets={sets} chosen={chosen} />,
          coverage: (
            <CoveragePanel place={place} chosen={chosen} state={state} onChange={onChange} />
          ),
          drift: <DriftPanel place={place} state={state} onChange={onChange} />,
        }}
      />
    </div>
  );
}

function toggled(codes: readonly number[], code: number): number[] {
  if (codes.includes(code)) return codes.filter((each) => each !== code);
  return [...codes, code].toSorted((one, other) => one - other);
}

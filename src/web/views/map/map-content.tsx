import { useState } from "react";
import type { EmbeddingSet } from "#contract/embeddings.ts";
import type { PointColumns } from "#contract/embeddings/point-columns.ts";
import type { MapState } from "#contract/links/map-link.ts";
import type { ScatterTool } from "#web/charts/scatter/use-scatter-pointer.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import type { Colours } from "./map-colours.ts";
import { ExportMenu } from "./export-menu.tsx";
import { MapLegend } from "./map-legend.tsx";
import { MapPicture } from "./map-picture.tsx";
import { PointList } from "./point-list.tsx";
import { SelectionPanel } from "./selection-panel.tsx";
import { useMapKeys } from "./use-map-keys.ts";
import { useMapScene } from "./use-map-scene.ts";

interface MapContentProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  readonly chosen: EmbeddingSet;
  readonly points: PointColumns;
  readonly colours: Colours;
  /** Places that the search found; undefined without one. */
  readonly found: readonly number[] | undefined;
  readonly tool: ScatterTool;
  readonly state: MapState;
  readonly onChange: SetLinkState<MapState>;
}

const noCodes: readonly number[] = [];

/** Legend, picture and list, which show the same selection. */
export function MapContent(props: MapContentProps) {
  const { place, points, colours, found, tool, state, onChange } = props;
  const { lasso, runs = [], hide = noCodes, metric } = state;
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const { codes } = colours;
  const { hidden, labels, selected, listed, palette, scene } = useMapScene({
    points,
    colours,
    found,
    lasso,
    hide,
  });
  const nameOf = (point: number): string =>
    codes[point] === 0 ? "no value" : (colours.names[codes[point]! - 1] ?? "");
  const clear = () => onChange({ lasso: undefined, find: undefined, at: undefined });
  useMapKeys({ listed, at: state.at, onChange, onClear: clear });
  return (
    <div ref={setRoot} className="flex min-h-0 flex-1 gap-3 max-md:flex-col">
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
          tool={tool}
          state={state}
          onChange={onChange}
          isHidden={(point) => hidden.has(codes[point]!)}
          nameOf={nameOf}
        />
      </div>
      <div className="flex min-h-0 w-80 shrink-0 flex-col max-md:min-h-96 max-md:w-full">
        <SelectionPanel
          place={place}
          points={points}
          selected={selected}
          runs={runs}
          metric={metric}
          onClear={clear}
        />
        <div className="flex items-center justify-between gap-2 border-b pb-1">
          <span className="text-small text-muted">
            {selected === null ? "All points that are shown" : "Selected points"}
          </span>
          <ExportMenu
            set={place.set}
            points={points}
            listed={listed}
            nameOf={nameOf}
            picture={() => root?.querySelector("canvas")}
          />
        </div>
        {listed.length === 0 ? (
          <p className="py-2 text-muted">No point is selected.</p>
        ) : (
          <PointList
            place={place}
            points={points}
            listed={listed}
            runs={runs}
            colourOf={(point) => palette.colours[codes[point]!]}
            nameOf={nameOf}
            at={state.at}
          />
        )}
      </div>
    </div>
  );
}

function toggled(codes: readonly number[], code: number): number[] {
  if (codes.includes(code)) return codes.filter((each) => each !== code);
  return [...codes, code].toSorted((one, other) => one - other);
}

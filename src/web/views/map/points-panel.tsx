import type { PointColumns } from "#contract/embeddings/point-columns.ts";
import type { MapState } from "#contract/links/map-link.ts";
import { ExportMenu } from "./export-menu.tsx";
import type { Colours } from "./map-colours.ts";
import { PointList } from "./point-list.tsx";
import { SelectionPanel } from "./selection-panel.tsx";
import type { useMapScene } from "./use-map-scene.ts";

interface PointsPanelProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  readonly points: PointColumns;
  readonly colours: Colours;
  readonly drawn: ReturnType<typeof useMapScene>;
  readonly state: MapState;
  readonly nameOf: (point: number) => string;
  readonly picture: () => HTMLCanvasElement | null | undefined;
  readonly onClear: () => void;
}

/** The selection with what can be done with it, and its points as a list. */
export function PointsPanel(props: PointsPanelProps) {
  const { place, points, colours, drawn, state, nameOf, picture, onClear } = props;
  const { selected, listed, palette } = drawn;
  const { runs = [], metric, at, set } = state;
  return (
    <>
      <SelectionPanel
        place={place}
        points={points}
        selected={selected}
        runs={runs}
        metric={metric}
        onClear={onClear}
      />
      <div className="flex items-center justify-between gap-2 border-b pb-1">
        <span className="text-small text-muted">
          {selected === null ? "All points that are shown" : "Selected points"}
        </span>
        <ExportMenu
          set={set ?? place.set}
          points={points}
          drawn={drawn}
          colours={colours}
          view={state.view}
          nameOf={nameOf}
          picture={picture}
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
          colourOf={(point) => palette.colours[colours.codes[point]!]}
          nameOf={nameOf}
          at={at}
        />
      )}
    </>
  );
}

import { useMemo, useState } from "react";
import type { EmbeddingSet } from "#contract/embeddings.ts";
import type { PointColumns } from "#contract/embeddings/point-columns.ts";
import type { MapState } from "#contract/links/map-link.ts";
import { tilePoints } from "#web/charts/scatter/point-tiles.ts";
import type { ScatterTool } from "#web/charts/scatter/use-scatter-pointer.ts";
import { useAppearance } from "#web/charts/waterfall/use-box.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { Button } from "#web/ui/button.tsx";
import { Menu } from "#web/ui/menu.tsx";
import { clusterLabels, type Colours, paletteOf, wholeHex } from "./map-colours.ts";
import { pointsCsv, saveFile } from "./map-export.ts";
import { MapLegend } from "./map-legend.tsx";
import { MapPicture } from "./map-picture.tsx";
import { looksOf, selectedPlaces, toUnit } from "./map-selection.ts";
import { PointList } from "./point-list.tsx";
import { SelectionPanel } from "./selection-panel.tsx";
import { useMapKeys } from "./use-map-keys.ts";

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
  const appearance = useAppearance();
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const hidden = useMemo(() => new Set(hide), [hide]);
  const tiled = useMemo(() => tilePoints(points.positions), [points.positions]);
  const labels = useMemo(() => clusterLabels(points), [points]);
  const { codes } = colours;
  const selected = useMemo(() => {
    const outline = lasso?.map((corner) => toUnit(points.facts.bounds, corner));
    return selectedPlaces(points, outline, found, (at) => hidden.has(codes[at]!));
  }, [points, lasso, found, hidden, codes]);
  const listed = useMemo(
    () =>
      selected ?? Uint32Array.from(codes, (_, at) => at).filter((at) => !hidden.has(codes[at]!)),
    [selected, codes, hidden],
  );
  const palette = useMemo(() => {
    // Read again when the theme changes.
    void appearance;
    const style = getComputedStyle(document.documentElement);
    const read = (name: string) => wholeHex(style.getPropertyValue(name).trim());
    return { colours: paletteOf(colours, read), surface: read("--surface") };
  }, [colours, appearance]);
  const scene = useMemo(
    () => ({ tiled, looks: looksOf(codes, hidden, selected), ...palette }),
    [tiled, codes, hidden, selected, palette],
  );
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
          onToggle={(code) =>
            onChange(
              {
                hide: hidden.has(code)
                  ? hide.filter((each) => each !== code)
                  : [...hide, code].toSorted((one, other) => one - other),
              },
              { replace: true },
            )
          }
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
          <Menu
            trigger={<Button tone="quiet">Export</Button>}
            entries={[
              {
                key: "csv",
                label: "Points as CSV",
                onChoose: () =>
                  saveFile(
                    `${place.set}.csv`,
                    new Blob([pointsCsv(points, listed, nameOf)], { type: "text/csv" }),
                  ),
              },
              {
                key: "png",
                label: "Picture as PNG",
                onChoose: () =>
                  root
                    ?.querySelector("canvas")
                    ?.toBlob((blob) => blob && saveFile(`${place.set}.png`, blob)),
              },
            ]}
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

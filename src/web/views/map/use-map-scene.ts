import { useMemo } from "react";
import { type Contour, densityContours } from "#analysis/embedding/density-contours.ts";
import type { PointColumns } from "#contract/embeddings/point-columns.ts";
import type { Corner } from "#web/charts/scatter/lasso.ts";
import { tilePoints } from "#web/charts/scatter/point-tiles.ts";
import { useAppearance } from "#web/charts/waterfall/use-box.ts";
import { clusterLabels, type Colours, paletteOf, wholeHex } from "./map-colours.ts";
import { isSpot, looksOf, selectedPlaces, toUnit } from "./map-selection.ts";

interface MapSceneInput {
  readonly points: PointColumns;
  readonly colours: Colours;
  readonly found: readonly number[] | undefined;
  /** Corners in the coordinates of the picture. */
  readonly lasso: readonly Corner[] | undefined;
  readonly hide: readonly number[];
  readonly hasContours: boolean;
}

const noContours: readonly Contour[] = [];

/** What is drawn and listed, made anew only where something of it changed. */
export function useMapScene({ points, colours, found, lasso, hide, hasContours }: MapSceneInput) {
  const appearance = useAppearance();
  const hidden = useMemo(() => new Set(hide), [hide]);
  const tiled = useMemo(() => tilePoints(points.positions), [points.positions]);
  const labels = useMemo(
    // A label would lie on all of the points.
    () => (isSpot(points.facts.bounds) ? [] : clusterLabels(points)),
    [points],
  );
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
    return { colours: paletteOf(colours, read), surface: read("--surface"), ink: read("--ink") };
  }, [colours, appearance]);
  const scene = useMemo(
    () => ({
      tiled,
      looks: looksOf(codes, hidden, selected),
      colours: palette.colours,
      surface: palette.surface,
    }),
    [tiled, codes, hidden, selected, palette],
  );
  const contours = useMemo(
    () =>
      hasContours ? densityContours(points.positions, (at) => !hidden.has(codes[at]!)) : noContours,
    [hasContours, points.positions, hidden, codes],
  );
  return { hidden, labels, contours, selected, listed, palette, scene };
}

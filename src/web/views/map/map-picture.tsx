import { useRef, useState } from "react";
import type { Contour } from "#analysis/embedding/density-contours.ts";
import type { PointColumns } from "#contract/embeddings/point-columns.ts";
import type { MapState } from "#contract/links/map-link.ts";
import { type Corner, simplified } from "#web/charts/scatter/lasso.ts";
import type { ScatterScene } from "#web/charts/scatter/paint.ts";
import { pickPoint } from "#web/charts/scatter/point-tiles.ts";
import { ScatterChart } from "#web/charts/scatter/scatter-chart.tsx";
import type { ScatterLabel } from "#web/charts/scatter/placed-labels.tsx";
import { type ScatterView, wholeView } from "#web/charts/scatter/scatter-view.ts";
import type { ScatterTool } from "#web/charts/scatter/use-scatter-pointer.ts";
import type { SetLinkState } from "#web/state/link-state.ts";
import { fromUnit, subjectName, toUnit } from "./map-selection.ts";
import { subjectAt } from "#contract/embeddings/point-columns.ts";
import { usePointText } from "./use-point-texts.ts";

interface MapPictureProps {
  readonly place: { readonly p: string; readonly set: string; readonly model: string };
  readonly points: PointColumns;
  readonly scene: ScatterScene;
  readonly labels: readonly ScatterLabel[];
  readonly contours: readonly Contour[];
  readonly tool: ScatterTool;
  readonly state: MapState;
  readonly onChange: SetLinkState<MapState>;
  readonly isHidden: (point: number) => boolean;
  readonly nameOf: (point: number) => string | undefined;
}

const settleMs = 300;

interface Pointed {
  readonly point: number;
  readonly pixels: Corner;
}

/** The scatter with what the pointer is on; the address follows when the view rests. */
export function MapPicture(props: MapPictureProps) {
  const { place, points, scene, labels, contours, tool, state, onChange, isHidden, nameOf } = props;
  const { bounds } = points.facts;
  const [moving, setMoving] = useState<ScatterView>();
  const [pointed, setPointed] = useState<Pointed>();
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const move = (view: ScatterView) => {
    setMoving(view);
    setPointed(undefined);
    clearTimeout(settle.current);
    settle.current = setTimeout(() => {
      onChange({ view }, { replace: true });
      setMoving(undefined);
    }, settleMs);
  };
  const pick = ([x, y]: Corner, reach: number): number =>
    pickPoint(scene.tiled, x, y, reach, (point) => !isHidden(point));
  const unitAt = (point: number): Corner => [
    points.positions[point * 2]! / 65_535,
    points.positions[point * 2 + 1]! / 65_535,
  ];
  const marked = state.at !== undefined && state.at < points.facts.count ? state.at : undefined;
  return (
    <ScatterChart
      label={`Map of ${points.facts.count} points; the list beside it says what they are`}
      scene={scene}
      view={moving ?? state.view ?? wholeView}
      tool={tool}
      labels={labels}
      contours={contours}
      outline={state.lasso?.map((corner) => toUnit(bounds, corner)) ?? []}
      marked={marked === undefined ? undefined : unitAt(marked)}
      onView={move}
      onOutline={(corners) =>
        onChange({
          lasso: simplified(corners).map((corner) => fromUnit(bounds, corner)),
          at: undefined,
        })
      }
      onHover={(at) => {
        const point = at ? pick(at.place, at.reach) : -1;
        setPointed(at && point >= 0 ? { point, pixels: at.pixels } : undefined);
      }}
      onClick={(at, reach) => {
        const point = pick(at, reach);
        onChange({ at: point < 0 ? undefined : point }, { replace: true });
      }}
    >
      {pointed && <HoverCard place={place} points={points} pointed={pointed} nameOf={nameOf} />}
    </ScatterChart>
  );
}

interface HoverCardProps extends Pick<MapPictureProps, "place" | "points" | "nameOf"> {
  readonly pointed: Pointed;
}

function HoverCard({ place, points, pointed, nameOf }: HoverCardProps) {
  const { point, pixels } = pointed;
  const text = usePointText(place, points, point);
  const [x, y] = pixels;
  return (
    <div
      className="pointer-events-none absolute z-10 w-72 rounded-small border border-hairline-strong bg-surface px-2 py-1 shadow-float"
      style={{
        left: `clamp(0px, ${x + 14}px, calc(100% - 18rem))`,
        ...(y > 200 ? { bottom: `calc(100% - ${y - 10}px)` } : { top: y + 14 }),
      }}
    >
      <p className="line-clamp-6 [overflow-wrap:anywhere]">
        {text === undefined ? "…" : (text ?? "No text was sent for this point.")}
      </p>
      <p className="truncate text-small text-muted">
        {[nameOf(point), subjectName(subjectAt(points, point))].filter(Boolean).join(" · ")}
      </p>
    </div>
  );
}

import { type ReactNode, useRef } from "react";
import type { Contour } from "#analysis/embedding/density-contours.ts";
import { useBox } from "../waterfall/use-box.ts";
import { ContourLines } from "./contour-lines.tsx";
import type { Corner } from "./lasso.ts";
import type { ScatterScene } from "./paint.ts";
import { mostPlainPoints } from "./plain-painter.ts";
import { PlacedLabels, type ScatterLabel } from "./placed-labels.tsx";
import { fromPixels, type ScatterView, toPixels, unitPixels } from "./scatter-view.ts";
import { usePainter } from "./use-painter.ts";
import { type ScatterTool, useScatterPointer } from "./use-scatter-pointer.ts";

interface ScatterChartProps {
  readonly label: string;
  readonly scene: ScatterScene;
  readonly view: ScatterView;
  readonly tool: ScatterTool;
  /** The outline of the selection, coordinates 0 to 1. */
  readonly outline: readonly Corner[];
  readonly labels: readonly ScatterLabel[];
  /** Lines of equal density, the lowest first; none where they are off. */
  readonly contours: readonly Contour[];
  /** A point that is marked. */
  readonly marked: Corner | undefined;
  readonly onView: (view: ScatterView) => void;
  readonly onOutline: (corners: readonly Corner[]) => void;
  /** Where the pointer is, and how far a point may be from it, in coordinates; undefined when it left. */
  readonly onHover: (
    at: { readonly place: Corner; readonly pixels: Corner; readonly reach: number } | undefined,
  ) => void;
  readonly onClick: (place: Corner, reach: number) => void;
  readonly children?: ReactNode;
}

const reachPixels = 10;

/** Points on a plane, any number of them. What they say stands in the list beside it, for every reader. */
export function ScatterChart(props: ScatterChartProps) {
  const { label, scene, view, tool, labels, marked, onView, onOutline, onHover, onClick } = props;
  const surface = useRef<HTMLDivElement>(null);
  const box = useBox(surface);
  const { canvas, kind } = usePainter(box, scene, view);
  const reach = reachPixels / unitPixels(box, view);
  const { handlers, outline } = useScatterPointer({
    surface,
    box,
    view,
    tool,
    onView,
    onOutline,
    onHover: (pixels) => onHover(pixels && { place: fromPixels(box, view, pixels), pixels, reach }),
    onClick: (pixels) => onClick(fromPixels(box, view, pixels), reach),
  });
  const shown =
    outline.length > 0 ? outline : props.outline.map((each) => toPixels(box, view, each));
  return (
    <div
      ref={surface}
      className="relative min-h-0 flex-1 touch-none overflow-hidden select-none"
      style={{ cursor: tool === "move" ? "grab" : "crosshair" }}
      {...handlers}
    >
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an img element cannot be drawn on */}
      <canvas ref={canvas} role="img" aria-label={label} className="absolute inset-0 size-full" />
      <svg aria-hidden className="pointer-events-none absolute inset-0 size-full">
        <ContourLines contours={props.contours} box={box} view={view} />
        {shown.length > 2 && (
          <polygon
            points={shown.map((corner) => corner.join(",")).join(" ")}
            className="fill-accent/10 stroke-accent"
            strokeDasharray="4 3"
          />
        )}
        {marked && <MarkRing at={toPixels(box, view, marked)} />}
        <PlacedLabels labels={labels} box={box} view={view} />
      </svg>
      {kind === "plain" && (
        <p className="absolute top-2 left-2 max-w-80 bg-surface px-2 py-1 text-small text-muted">
          This browser has no WebGL2: the picture is drawn slowly
          {scene.looks.length > mostPlainPoints && ", of a part of the points"}.
        </p>
      )}
      {kind === "none" && (
        <p className="absolute top-2 left-2 max-w-80 bg-surface px-2 py-1 text-muted">
          This browser cannot draw the picture. The list and the search work without it.
        </p>
      )}
      {props.children}
    </div>
  );
}

function MarkRing({ at: [x, y] }: { at: Corner }) {
  return <circle cx={x} cy={y} r={9} className="fill-none stroke-ink" strokeWidth={2} />;
}

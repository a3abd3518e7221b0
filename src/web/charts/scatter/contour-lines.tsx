import { memo, useMemo } from "react";
import type { Contour } from "#analysis/embedding/density-contours.ts";
import type { Box } from "../waterfall/use-box.ts";
import { type ScatterView, toPixels, unitPixels } from "./scatter-view.ts";

interface ContourLinesProps {
  readonly contours: readonly Contour[];
  readonly box: Box;
  readonly view: ScatterView;
}

/** Lines of equal density; moving and zooming only moves them. */
export function ContourLines({ contours, box, view }: ContourLinesProps) {
  if (contours.length === 0) return null;
  const unit = unitPixels(box, view);
  const [x, y] = toPixels(box, view, [0, 0]);
  return (
    <g transform={`translate(${x} ${y}) scale(${unit} ${-unit})`}>
      {contours.map((contour) => (
        <Line key={contour.height} contour={contour} />
      ))}
    </g>
  );
}

const Line = memo(function Line({ contour: { height, pieces } }: { readonly contour: Contour }) {
  const path = useMemo(() => {
    const parts: string[] = [];
    for (let at = 0; at < pieces.length; at += 4) {
      const [x0, y0, x1, y1] = [0, 1, 2, 3].map((next) => pieces[at + next]!.toFixed(4));
      parts.push(`M${x0} ${y0}L${x1} ${y1}`);
    }
    return parts.join("");
  }, [pieces]);
  return (
    <path
      d={path}
      className="fill-none stroke-ink"
      strokeOpacity={0.25 + 0.45 * height}
      vectorEffect="non-scaling-stroke"
    />
  );
});

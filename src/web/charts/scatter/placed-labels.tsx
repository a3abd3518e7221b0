import type { Box } from "../waterfall/use-box.ts";
import type { Corner } from "./lasso.ts";
import { placeLabels } from "./place-labels.ts";
import { type ScatterView, toPixels } from "./scatter-view.ts";

export interface ScatterLabel {
  readonly text: string;
  /** Coordinates 0 to 1. */
  readonly at: Corner;
}

interface PlacedLabelsProps {
  readonly labels: readonly ScatterLabel[];
  readonly box: Box;
  readonly view: ScatterView;
}

/** Labels on the picture, the important ones first; one that would lie on another is left out. */
export function PlacedLabels({ labels, box, view }: PlacedLabelsProps) {
  const placed = placeLabels(
    labels.map(({ text, at }) => ({ text, at: toPixels(box, view, at) })),
    box,
  );
  return placed.map(({ text, at: [x, y] }) => (
    <text
      key={`${text} ${x} ${y}`}
      x={x}
      y={y}
      textAnchor="middle"
      className="fill-ink stroke-surface text-small"
      strokeWidth={4}
      paintOrder="stroke"
    >
      {text}
    </text>
  ));
}

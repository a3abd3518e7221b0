import { memo, type RefObject } from "react";
import { CartesianGrid, ComposedChart, XAxis, YAxis } from "recharts";
import { roundTicks } from "../round-ticks.ts";
import type { Plot, SeriesPicture } from "./picture.ts";
import { canvasInset, SeriesCanvas } from "./series-canvas.tsx";

export const seriesEdge = { left: 64, right: 12, top: 8, bottom: 24 };

/** The rectangle inside the axes of a chart of this size. */
export function plotIn(width: number, height: number, picture: SeriesPicture): Plot {
  const { left, right, top, bottom } = seriesEdge;
  return {
    width: Math.max(0, width - left - right),
    height: Math.max(0, height - top - bottom),
    count: picture.count,
    low: picture.low,
    high: picture.high,
  };
}

interface SeriesChartProps {
  readonly picture: SeriesPicture;
  readonly plot: Plot;
  readonly formatX: (place: number) => string;
  readonly formatY: (value: number) => string;
  readonly holder: RefObject<HTMLDivElement | null>;
}

const tick = { fill: "var(--muted)", fontSize: 12 };
const labelPx = 84;

/** Axes and grid by recharts, marks on a canvas over them: hundreds of runs stay light under the pointer. */
export const SeriesChart = memo(function SeriesChart(props: SeriesChartProps) {
  const { picture, plot, formatX, formatY, holder } = props;
  const { left, right, top, bottom } = seriesEdge;
  const { count, low, high } = plot;
  const ticks = placeTicks(count, plot.width);
  const labels = new Map(ticks.map((place) => [place, formatX(place)]));
  // Runs of one day: it is said once.
  const labelOf = (place: number, at: number) => {
    const label = labels.get(place) ?? "";
    return at > 0 && labels.get(ticks[at - 1]!) === label ? "" : label;
  };
  const ends = [
    { x: 0, y: low },
    { x: count - 1, y: high },
  ];
  return (
    // What the pointer does is the panel's: the axes hear nothing of it.
    <div ref={holder} className="pointer-events-none relative">
      <ComposedChart
        width={plot.width + left + right}
        height={plot.height + top + bottom}
        data={ends}
        accessibilityLayer={false}
        margin={{ left: 0, right, top, bottom: 0 }}
        tabIndex={-1}
      >
        <CartesianGrid stroke="var(--hairline)" vertical={false} syncWithTicks />
        <XAxis
          type="number"
          dataKey="x"
          domain={[-0.5, count - 0.5]}
          ticks={ticks}
          tickFormatter={labelOf}
          allowDataOverflow
          tick={tick}
          tickLine={false}
          axisLine={{ stroke: "var(--hairline-strong)" }}
          interval="preserveStartEnd"
          minTickGap={16}
          height={bottom}
        />
        <YAxis
          type="number"
          dataKey="y"
          domain={[low, high]}
          ticks={roundTicks(low, high, 6)}
          tickFormatter={formatY}
          allowDataOverflow
          tick={tick}
          tickLine={false}
          axisLine={false}
          width={left}
        />
      </ComposedChart>
      <div
        className="pointer-events-none absolute"
        style={{ left: left - canvasInset, top: top - canvasInset }}
      >
        <SeriesCanvas picture={picture} plot={plot} />
      </div>
    </div>
  );
});

/** Places with a label, as many as fit. */
function placeTicks(count: number, width: number): number[] {
  const most = Math.max(2, Math.floor(width / labelPx));
  const step = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / step) }, (_, at) => at * step);
}

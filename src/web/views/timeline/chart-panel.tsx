import { type PointerEvent, useMemo, useRef } from "react";
import type { TimelineRun, TimelineSeries } from "#contract/timeline.ts";
import { useBrush } from "#web/charts/histogram/use-brush.ts";
import {
  dotAt,
  type Plot,
  placeAt,
  type SeriesPicture,
  yOf,
} from "#web/charts/timeline/picture.ts";
import { plotIn, SeriesChart, seriesEdge } from "#web/charts/timeline/series-chart.tsx";
import { useBox } from "#web/charts/waterfall/use-box.ts";
import { ChartLegend } from "./chart-legend.tsx";
import { ChartTip } from "./chart-tip.tsx";
import { ExportButtons } from "./export-buttons.tsx";
import { hasMixedBand } from "./mixed-systems.ts";
import { runLabels } from "./run-labels.ts";
import type { SeriesLook } from "./series-look.ts";
import { type Cursor, useChartCursor } from "./use-chart-cursor.ts";

interface ChartPanelProps {
  readonly series: readonly TimelineSeries[];
  readonly runs: readonly TimelineRun[];
  readonly picture: SeriesPicture;
  readonly look: SeriesLook;
  readonly order: string | undefined;
  readonly chosen: readonly string[];
  readonly onChoose: (run: string) => void;
  readonly onZoom: (first: string, last: string) => void;
}

const height = 320;
const clickPx = 4;

/** The picture of one metric, with its pointer, its keys and its files. */
export function ChartPanel(props: ChartPanelProps) {
  const { series, runs, picture, look, order, chosen, onChoose, onZoom } = props;
  const around = useRef<HTMLDivElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const { width } = useBox(around);
  const plot = useMemo(() => plotIn(width, height, picture), [width, picture]);
  const formatX = useMemo(() => runLabels(runs, order), [runs, order]);
  const open = ({ x }: Cursor) => {
    const run = runs[x];
    if (run) onChoose(run.id);
  };
  const mixed = useMemo(() => hasMixedBand(series, runs), [series, runs]);
  const { cursor, setCursor, onKeyDown } = useChartCursor({ picture, onOpen: open });
  const { stretch, handlers } = useBrush({
    left: seriesEdge.left,
    onBrush: (from, to) => {
      const scale = (plot.width + seriesEdge.right) / Math.max(1, plot.width);
      const first = runs[placeAt(plot, from * scale * plot.width)];
      const last = runs[placeAt(plot, to * scale * plot.width)];
      if (first && last && first !== last) onZoom(first.id, last.id);
    },
  });
  const pressedAt = useRef(0);
  const pointTo = (event: PointerEvent<HTMLElement>) => {
    handlers.onPointerMove(event);
    const found = under(event, plot, picture);
    if (found?.x !== cursor?.x || found?.line !== cursor?.line) setCursor(found);
  };
  return (
    <div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see the role */}
      <div
        // Arrow keys walk the runs of the picture and are read out below: an application in the page.
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see the role
        tabIndex={0}
        aria-label={`${look.label} over ${runs.length} runs. Left and right walk the runs, up and down the series, enter opens one.`}
        ref={around}
        className="relative cursor-crosshair touch-pan-y select-none"
        style={{ height }}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          // The click at the end of a drag chooses nothing.
          if (cursor && Math.abs(event.clientX - pressedAt.current) <= clickPx) open(cursor);
        }}
        onPointerLeave={() => setCursor(undefined)}
        {...handlers}
        onPointerDown={(event) => {
          pressedAt.current = event.clientX;
          handlers.onPointerDown(event);
        }}
        onPointerMove={pointTo}
      >
        {width > 0 && (
          <SeriesChart
            picture={picture}
            plot={plot}
            formatX={formatX}
            formatY={look.format}
            holder={holder}
          />
        )}
        {stretch && (
          <div
            className="pointer-events-none absolute top-0 bottom-6 border-x border-accent bg-accent/15"
            style={{ left: stretch.from, width: stretch.to - stretch.from }}
          />
        )}
        <ChartTip {...{ cursor, plot, series, runs, look, picture, chosen }} />
      </div>
      <div className="flex items-start justify-between gap-x-6 pt-1">
        <ChartLegend picture={picture} mixed={mixed} />
        <ExportButtons {...{ holder, picture, plot, series, runs, name: look.label }} />
      </div>
    </div>
  );
}

/** The run under the pointer, and the line whose value is nearest to it there. */
function under(
  event: PointerEvent<HTMLElement>,
  plot: Plot,
  { lines }: SeriesPicture,
): Cursor | undefined {
  const box = event.currentTarget.getBoundingClientRect();
  const x = placeAt(plot, event.clientX - box.left - seriesEdge.left);
  const y = event.clientY - box.top - seriesEdge.top;
  let best: Cursor | undefined;
  let distance = Infinity;
  for (const [line, { parts }] of lines.entries()) {
    const dot = dotAt(parts, x);
    if (!dot) continue;
    const away = Math.abs(yOf(plot, dot.value) - y);
    if (away < distance) [best, distance] = [{ x, line }, away];
  }
  return best;
}

import { clsx } from "clsx";
import type { TimelineRun, TimelineSeries } from "#contract/timeline.ts";
import { dotAt, type Plot, type SeriesPicture, xOf, yOf } from "#web/charts/timeline/picture.ts";
import { seriesEdge } from "#web/charts/timeline/series-chart.tsx";
import { readoutOf, readoutSentence } from "./readout.ts";
import type { SeriesLook } from "./series-look.ts";
import type { Cursor } from "./use-chart-cursor.ts";

interface ChartTipProps {
  readonly cursor: Cursor | undefined;
  readonly plot: Plot;
  readonly picture: SeriesPicture;
  readonly series: readonly TimelineSeries[];
  readonly runs: readonly TimelineRun[];
  readonly look: SeriesLook;
  readonly chosen: readonly string[];
}

const tipPx = 260;
/**
 * The cursor over the picture and what it points at; the same is read out. All of it moves as one, on a layer of its
 * own: following the pointer repaints nothing of the chart.
 */
export function ChartTip(props: ChartTipProps) {
  const { cursor, plot, picture, series, runs, look, chosen } = props;
  const run = cursor && runs[cursor.x];
  const one = cursor && series[cursor.line];
  const readout = run && one && readoutOf(run, one, look);
  const dot = cursor && dotAt(picture.lines[cursor.line]?.parts ?? [], cursor.x);
  const left = cursor ? seriesEdge.left + xOf(plot, cursor.x) : 0;
  const flips = left + tipPx > plot.width + seriesEdge.left;
  return (
    <div className="pointer-events-none absolute inset-0 contain-layout">
      {chosen.map((id) => (
        <ChosenLine key={id} at={runs.findIndex((each) => each.id === id)} plot={plot} />
      ))}
      {cursor && (
        <div
          className="absolute top-0 left-0 will-change-transform"
          style={{ transform: `translate(${left}px, ${seriesEdge.top}px)` }}
        >
          <div
            className="absolute border-l border-hairline-strong"
            style={{ height: plot.height }}
          />
          {dot && (
            <div
              className="absolute -mt-1.5 -ml-1.5 size-3 rounded-full border-2 border-accent"
              style={{ transform: `translateY(${yOf(plot, dot.value)}px)` }}
            />
          )}
          {readout && (
            <div
              className={clsx(
                "absolute top-0 z-10 w-max max-w-[260px] rounded-small border border-hairline-strong bg-surface px-2 py-1 text-small shadow-float contain-content",
                flips ? "right-2.5" : "left-2.5",
              )}
            >
              <p className="truncate font-strong">{readout.title}</p>
              {one.key && <p className="truncate">{one.key}</p>}
              <p>{readout.value}</p>
              <p className="text-muted">{readout.time}</p>
              {readout.notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
            </div>
          )}
        </div>
      )}
      <output className="sr-only" aria-live="polite" aria-label="Run pointed at">
        {readout && readoutSentence(readout, one.key)}
      </output>
    </div>
  );
}

function ChosenLine({ at, plot }: { at: number; plot: Plot }) {
  if (at < 0) return null;
  return (
    <div
      className="absolute -ml-px border-l-2 border-accent"
      style={{ left: seriesEdge.left + xOf(plot, at), top: seriesEdge.top, height: plot.height }}
    />
  );
}

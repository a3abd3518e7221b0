import type { TimelineRun, TimelineSeries } from "#contract/timeline.ts";
import { type Plot, type SeriesPicture, xOf, yOf } from "#web/charts/timeline/picture.ts";
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

/** The cursor over the picture and what it points at; the same is read out. */
export function ChartTip(props: ChartTipProps) {
  const { cursor, plot, picture, series, runs, look, chosen } = props;
  const run = cursor && runs[cursor.x];
  const one = cursor && series[cursor.line];
  const readout = run && one && readoutOf(run, one, look);
  const dot = cursor && picture.lines[cursor.line]?.parts.flat().find(({ x }) => x === cursor.x);
  const left = cursor ? seriesEdge.left + xOf(plot, cursor.x) : 0;
  const flips = left + tipPx > plot.width + seriesEdge.left;
  return (
    <div className="pointer-events-none absolute inset-0">
      {chosen.map((id) => (
        <ChosenLine key={id} at={runs.findIndex((each) => each.id === id)} plot={plot} />
      ))}
      {cursor && (
        <div
          className="absolute border-l border-hairline-strong"
          style={{ left, top: seriesEdge.top, height: plot.height }}
        />
      )}
      {dot && (
        <div
          className="absolute size-3 -translate-1/2 rounded-full border-2 border-accent"
          style={{ left, top: seriesEdge.top + yOf(plot, dot.value) }}
        />
      )}
      {readout && (
        <div
          className="absolute top-2 z-10 max-w-[260px] rounded-small border border-hairline-strong bg-surface px-2 py-1 text-small shadow-float"
          style={flips ? { right: `calc(100% - ${left - 10}px)` } : { left: left + 10 }}
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

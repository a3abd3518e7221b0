import { Link } from "@tanstack/react-router";
import { memo, useDeferredValue, useMemo, useRef } from "react";
import { timelineLink } from "#contract/links/timeline-link.ts";
import type { Timeline } from "#contract/timeline.ts";
import { canvasInset, SeriesCanvas } from "#web/charts/timeline/series-canvas.tsx";
import { useBox } from "#web/charts/waterfall/use-box.ts";
import { orNotReported } from "#web/ui/format.ts";
import { loadMetricView } from "./lazy-metric-view.ts";
import { intervalWords } from "./moved-lately.ts";
import { seriesLook } from "./series-look.ts";
import { seriesPicture, zoomedRuns } from "./series-picture.ts";
import { seriesSentence } from "./series-sentence.ts";

interface SmallMultiplesProps {
  readonly data: Timeline;
  readonly zoom: readonly string[] | undefined;
  /** What a point stands for. */
  readonly noun: string;
}

const height = 80;
const leastWidth = 240;
const gap = 24;
const mostAtOnce = 12;

/** Every metric at a glance, each with its sentence; one opens large. */
export function SmallMultiples({ data, zoom, noun }: SmallMultiplesProps) {
  const metrics = [...new Set(data.series.map(({ metric }) => metric))];
  const list = useRef<HTMLUListElement>(null);
  const { width } = useBox(list);
  const columns = Math.max(1, Math.floor((width + gap) / (leastWidth + gap)));
  const chartWidth = (width - gap * (columns - 1)) / columns;
  // What a window shows at once is drawn at once, the others when there is time.
  const drawn = useDeferredValue(metrics.length, mostAtOnce);
  return (
    <ul
      ref={list}
      className="grid gap-y-4"
      style={{ columnGap: gap, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {metrics.map((metric, at) => (
        <SmallChart
          key={metric}
          {...{ data, zoom, noun, metric }}
          width={at < drawn ? chartWidth : 0}
        />
      ))}
    </ul>
  );
}

interface SmallChartProps extends SmallMultiplesProps {
  readonly metric: string;
  /** 0 where it is not drawn yet. */
  readonly width: number;
}

const SmallChart = memo(function SmallChart(props: SmallChartProps) {
  const { data, zoom, noun, metric, width } = props;
  const look = seriesLook(metric, data.metrics);
  const isDrawn = width > 0;
  const picture = useMemo(
    () =>
      isDrawn &&
      seriesPicture(
        data.series.filter((one) => one.metric === metric),
        zoomedRuns(data.runs, zoom),
        seriesLook(metric, data.metrics),
      ),
    [data, zoom, metric, isDrawn],
  );
  const plot = useMemo(
    () =>
      picture && {
        width: Math.max(0, width - 2 * canvasInset),
        height: height - 2 * canvasInset,
        count: picture.count,
        low: picture.low,
        high: picture.high,
      },
    [width, picture],
  );
  const latest = data.series
    .find((one) => one.metric === metric)
    ?.points.findLast(({ value }) => value !== null);
  const sentence = seriesSentence(data, metric, noun);
  return (
    <li className="min-w-0">
      <Link
        to="."
        search={(now) => timelineLink.write({ ...timelineLink.read(now), metric })}
        // The large picture is on its way when it is chosen.
        onPointerEnter={() => void loadMetricView()}
        onFocus={() => void loadMetricView()}
        className="group block border-t border-hairline-strong pt-1"
      >
        <span className="flex items-baseline justify-between gap-2">
          <span className="truncate font-strong group-hover:text-accent">{look.label}</span>
          <span className="whitespace-nowrap">{orNotReported(latest?.value, look.format)}</span>
        </span>
        <span
          className="block truncate text-right text-small text-muted"
          title="Interval of the newest value over examples, and how many there are"
        >
          {latest ? intervalWords(latest, look.format) : ""}
        </span>
        <div className="overflow-hidden" style={{ height }}>
          {picture && plot && <SeriesCanvas picture={picture} plot={plot} small />}
        </div>
        {/* Two lines of room whatever is found later; the whole sentence heads the metric's own picture. */}
        <span
          className="line-clamp-2 h-8 text-small [overflow-wrap:anywhere] text-muted"
          title={sentence}
        >
          {sentence}
        </span>
      </Link>
    </li>
  );
});

import { Link } from "@tanstack/react-router";
import { memo, useMemo, useRef } from "react";
import { timelineLink } from "#contract/links/timeline-link.ts";
import type { Timeline } from "#contract/timeline.ts";
import { canvasInset, SeriesCanvas } from "#web/charts/timeline/series-canvas.tsx";
import { useBox } from "#web/charts/waterfall/use-box.ts";
import { orNotReported } from "#web/ui/format.ts";
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

/** Every metric at a glance, each with its sentence; one opens large. */
export function SmallMultiples({ data, zoom, noun }: SmallMultiplesProps) {
  const metrics = [...new Set(data.series.map(({ metric }) => metric))];
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(240px,1fr))] gap-x-6 gap-y-4">
      {metrics.map((metric) => (
        <SmallChart key={metric} data={data} zoom={zoom} noun={noun} metric={metric} />
      ))}
    </ul>
  );
}

interface SmallChartProps extends SmallMultiplesProps {
  readonly metric: string;
}

const height = 80;

const SmallChart = memo(function SmallChart({ data, zoom, noun, metric }: SmallChartProps) {
  const around = useRef<HTMLDivElement>(null);
  const { width } = useBox(around);
  const look = seriesLook(metric, data.metrics);
  const picture = useMemo(
    () =>
      seriesPicture(
        data.series.filter((one) => one.metric === metric),
        zoomedRuns(data.runs, zoom),
        seriesLook(metric, data.metrics),
      ),
    [data, zoom, metric],
  );
  const plot = useMemo(
    () => ({
      width: Math.max(0, width - 2 * canvasInset),
      height: height - 2 * canvasInset,
      count: picture.count,
      low: picture.low,
      high: picture.high,
    }),
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
        <div ref={around} className="overflow-hidden" style={{ height }}>
          {width > 0 && <SeriesCanvas picture={picture} plot={plot} small />}
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

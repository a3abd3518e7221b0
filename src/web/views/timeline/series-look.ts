import type { Metric } from "#contract/registries.ts";
import { timelineFigures, timelineFigureWords } from "#contract/timeline.ts";
import { formatMetricValue } from "#web/ui/format-metric.ts";
import {
  formatDuration,
  formatMoney,
  formatPoints,
  formatRate,
  formatTokens,
} from "#web/ui/format.ts";

/** How the values of a series are named and written. */
export interface SeriesLook {
  readonly name: string;
  /** In the middle of a sentence. */
  readonly label: string;
  readonly format: (value: number) => string;
  /** The size of a move, without its sign: "23.0 points", "120 ms". */
  readonly formatMove: (size: number) => string;
  /** Values that cannot be exceeded. */
  readonly least: number | null;
  readonly most: number | null;
}

const figureFormats: Readonly<Record<(typeof timelineFigures)[number], (value: number) => string>> =
  {
    latencyMs: formatDuration,
    costUsd: formatMoney,
    totalTokens: formatTokens,
    errorRate: formatRate,
  };

function points(size: number): string {
  return formatPoints(Math.abs(size)).replace("+", "");
}

/** Looks of metrics, of `name^k` and of figures. */
export function seriesLook(name: string, metrics: readonly Metric[]): SeriesLook {
  const declared = metrics.find((metric) => metric.name === name);
  const power = /^(.+)\^\d+$/.exec(name)?.[1];
  const metric = declared ?? metrics.find((one) => one.name === power);
  const figure = metric ? undefined : timelineFigures.find((one) => one === name);
  const isRate = metric?.kind === "pass" || figure === "errorRate";
  const [label, format] = figure
    ? [timelineFigureWords[figure], figureFormats[figure]]
    : [name, (value: number) => formatMetricValue(metric, value)];
  return {
    name,
    label,
    format,
    formatMove: isRate ? points : (size) => format(Math.abs(size)),
    least: isRate || figure ? 0 : (metric?.range?.[0] ?? null),
    most: isRate ? 1 : (metric?.range?.[1] ?? null),
  };
}

import type { Metric } from "#contract/registries.ts";
import {
  formatDifference,
  formatNumber,
  formatPercentage,
  formatPoints,
  formatRate,
  formatRatio,
} from "./format.ts";

/** As much of a metric as its writing needs; undefined where nobody declared it. */
export type MetricLook = Pick<Metric, "kind" | "unit"> | undefined;

/** "73.9 %" for passes, the plain number with its unit otherwise. */
export function formatMetricValue(metric: MetricLook, value: number): string {
  if (metric?.kind === "pass") return formatRate(value);
  if (metric?.kind === "ratio") return formatRatio(value);
  return metric?.unit ? `${formatNumber(value)} ${metric.unit}` : formatNumber(value);
}

/** The same for a column that carries the unit in its header. */
export function formatMetricCell(metric: MetricLook, value: number): string {
  if (metric?.kind === "pass") return formatPercentage(value);
  if (metric?.kind === "ratio") return formatRatio(value);
  return formatNumber(value);
}

/** What such a header says after the metric's name. */
export function metricUnit(metric: MetricLook): string {
  if (metric?.kind === "pass") return "%";
  return metric?.unit ?? "";
}

/** The same for a column that carries the unit in its header. */
export function formatMetricDelta(metric: MetricLook, difference: number): string {
  return metric?.kind === "pass"
    ? formatPoints(difference).replace(" points", "")
    : formatDifference(difference);
}

/** An end of an interval on an axis: "+20.2", "1.15×". */
export function formatEffect(effect: number, scale: "difference" | "ratio", pass: boolean): string {
  if (scale === "ratio") return formatRatio(effect);
  return pass ? formatPoints(effect).replace(" points", "") : formatDifference(effect);
}

import { formatMetricValue, type MetricLook } from "./format-metric.ts";

/** A score in words: right or wrong, a label, a number with its unit. */
export function scoreText(metric: MetricLook, value: number | string | boolean): string {
  if (typeof value === "string") return value;
  const number = Number(value);
  if (metric?.kind === "pass" && number === 1) return "right";
  if (metric?.kind === "pass" && number === 0) return "wrong";
  return formatMetricValue(metric, number);
}

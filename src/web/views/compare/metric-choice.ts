import type { Comparison, FigureName } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import {
  formatEffect,
  formatMetricCell,
  formatMetricValue,
  metricUnit,
} from "#web/ui/format-metric.ts";
import { formatDuration, formatMoney, formatTokens } from "#web/ui/format.ts";

/** What the slices and the matrix are about: a metric, or one of the figures of the runs. */
export interface MetricChoice {
  readonly name: string;
  /** In the middle of a sentence. */
  readonly label: string;
  readonly direction: "up" | "down";
  readonly isPass: boolean;
  readonly isFigure: boolean;
  /** What a header says after the name; "" where each value carries its unit. */
  readonly unit: string;
  readonly format: (value: number) => string;
  /** Without the unit that the header carries. */
  readonly formatCell: (value: number) => string;
  readonly formatEffect: (effect: number, scale: "difference" | "ratio") => string;
}

export const figures: Readonly<
  Record<FigureName, { readonly label: string; readonly format: (value: number) => string }>
> = {
  latencyMs: { label: "latency", format: formatDuration },
  costUsd: { label: "cost", format: formatMoney },
  totalTokens: { label: "tokens", format: formatTokens },
};

export function isFigure(name: string): name is FigureName {
  return Object.hasOwn(figures, name);
}

export function metricChoice(metric: Metric): MetricChoice {
  const isPass = metric.kind === "pass";
  return {
    name: metric.name,
    label: metric.name,
    direction: metric.direction,
    isPass,
    isFigure: false,
    unit: metricUnit(metric),
    format: (value) => formatMetricValue(metric, value),
    formatCell: (value) => formatMetricCell(metric, value),
    formatEffect: (effect, scale) => formatEffect(effect, scale, isPass),
  };
}

export function figureChoice(name: FigureName): MetricChoice {
  const { label, format } = figures[name];
  return {
    name,
    label,
    direction: "down",
    isPass: false,
    isFigure: true,
    unit: "",
    format,
    formatCell: format,
    formatEffect: (effect, scale) =>
      scale === "ratio" ? formatEffect(effect, scale, false) : format(effect),
  };
}

/** The metrics that can be counted, then the figures that any run reports. */
export function metricChoices({ metrics, values }: Comparison): MetricChoice[] {
  const reported = new Set(
    values.filter(({ value }) => value !== null).map(({ metric }) => metric),
  );
  return [
    // Labels have names, not sizes: they are read example by example.
    ...metrics.filter(({ kind }) => kind !== "label").map(metricChoice),
    ...(["latencyMs", "costUsd", "totalTokens"] as const)
      .filter((name) => reported.has(name))
      .map(figureChoice),
  ];
}

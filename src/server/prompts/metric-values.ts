import { clipInterval, type Interval } from "#analysis/stats/interval.ts";
import { wilson } from "#analysis/stats/pass-fail/wilson.ts";
import { studentTwoSidedQuantile } from "#analysis/stats/special/student-t.ts";
import type { PromptMetricValue } from "#contract/prompts.ts";
import type { Metric } from "#contract/registries.ts";
import type { MetricMoments } from "../store/prompts/metric-moments.ts";

/**
 * A version's value of a metric with its 95 % interval: Wilson for a pass rate with one result per example,
 * else t over examples, cut to what the metric can be. Null where neither can be given.
 */
export function metricValue(moments: MetricMoments, metric: Metric | undefined): PromptMetricValue {
  const { mean, n, version, dataset, runs, models } = moments;
  const passes = Math.round(mean * n);
  const single = metric?.kind === "pass" && moments.results === 1 && moments.between === 0;
  const interval = single ? wilson(passes, n) : overExamples(moments, metric);
  return {
    version,
    dataset,
    metric: moments.metric,
    value: mean,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    method: interval && (single ? "wilson" : "t"),
    n,
    runs,
    models,
  };
}

function overExamples(
  { mean, variance, n }: MetricMoments,
  metric: Metric | undefined,
): Interval | null {
  // Examples that are all alike say nothing of how others would differ.
  if (variance === null || variance === 0) return null;
  const half = studentTwoSidedQuantile(0.95, n - 1) * Math.sqrt(variance / n);
  const interval = { low: mean - half, high: mean + half };
  if (metric?.kind === "pass") return clipInterval(interval, 0, 1);
  return metric?.range ? clipInterval(interval, ...metric.range) : interval;
}

import { wilson } from "#analysis/stats/pass-fail/wilson.ts";
import type { PromptMetricValue } from "#contract/prompts.ts";
import type { Metric } from "#contract/registries.ts";
import { estimate, intervalOfMoments, withinRange } from "../estimates/estimate.ts";
import type { MetricMoments } from "../store/prompts/metric-moments.ts";

/**
 * A version's value of a metric with its 95 % interval: Wilson for a pass rate with one result per example,
 * else t over examples, cut to what the metric can be. Null where neither can be given.
 */
export function metricValue(moments: MetricMoments, metric: Metric | undefined): PromptMetricValue {
  const { mean, variance, n, version, dataset, runs, models } = moments;
  const passes = Math.round(mean * n);
  const single = metric?.kind === "pass" && moments.results === 1 && moments.between === 0;
  const kind = metric?.kind === "pass" ? "pass" : "other";
  const interval = single
    ? wilson(passes, n)
    : withinRange(kind, metric?.range ?? null, intervalOfMoments(n, mean, variance));
  return {
    version,
    dataset,
    metric: moments.metric,
    ...estimate(mean, interval, n),
    value: mean,
    method: interval && (single ? "wilson" : "t"),
    runs,
    models,
  };
}

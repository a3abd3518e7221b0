import { lazy } from "react";

/** Asks for the picture of one metric, which brings the axes along: the page of every metric does without. */
export async function loadMetricView() {
  const { MetricView } = await import("./metric-view.tsx");
  return { default: MetricView };
}

export const LazyMetricView = lazy(loadMetricView);

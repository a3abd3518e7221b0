import type { Comparison } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import { formatMetricDifference, formatMetricValue } from "#web/ui/format-metric.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";
import { pairedDifference, sliceRows, wholeSlice } from "./comparison-table.ts";

export interface RunHeadline {
  readonly run: string;
  readonly name: string;
  readonly words: string;
}

/** The values of a metric over everything, per run; values, not a judgement. */
export function runHeadlines(comparison: Comparison, metric: Metric): RunHeadline[] {
  const all = sliceRows(comparison, metric.name).find(({ slice }) => slice === wholeSlice);
  return comparison.runs.map(({ id, name }, index) => {
    const value = all?.values[index];
    const difference = pairedDifference(value);
    const text = value?.value == null ? "was not scored" : formatMetricValue(metric, value.value);
    const words =
      difference === null || !value?.paired
        ? text
        : `${text} (${formatMetricDifference(metric, difference)}; ${pairsWords(value.paired)})`;
    return { run: id, name, words };
  });
}

interface Pairs {
  readonly wins: number;
  readonly losses: number;
  readonly n: number;
}

function pairsWords({ wins, losses, n }: Pairs): string {
  return `${formatQuantity(wins, "win")}, ${formatQuantity(losses, "loss", "losses")} of ${formatCount(n)}`;
}

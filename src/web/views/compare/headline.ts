import type { Comparison } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import { formatMetricDifference, formatMetricValue } from "#web/ui/format-metric.ts";
import { formatCount, formatQuantity } from "#web/ui/format.ts";
import { runAppearance } from "#web/ui/run-appearance.ts";
import { pairedDifference, sliceRows, wholeSlice } from "./comparison-table.ts";

/** The values of a metric over everything, in one sentence; values, not a judgement. */
export function headlineSentence(comparison: Comparison, metric: Metric | undefined): string {
  if (!metric) return "No metric was scored in these runs.";
  const all = sliceRows(comparison, metric.name).find(({ slice }) => slice === wholeSlice);
  const parts = comparison.runs.map((run, index) => {
    const value = all?.values[index];
    const name = `${runAppearance(index).letter} ${run.name}`;
    if (!value || value.value === null) return `${name} was not scored`;
    const difference = pairedDifference(value);
    const text = `${name} ${formatMetricValue(metric, value.value)}`;
    return difference === null
      ? text
      : `${text} (${formatMetricDifference(metric, difference)}; ${winsAndLosses(value.paired)})`;
  });
  return `${metric.name}: ${parts.join(", ")}.`;
}

interface Paired {
  readonly wins: number;
  readonly losses: number;
  readonly n: number;
}

function winsAndLosses(paired: Paired | null): string {
  if (!paired) return "";
  const { wins, losses, n } = paired;
  return `${formatQuantity(wins, "win")}, ${formatQuantity(losses, "loss", "losses")} of ${formatCount(n)}`;
}

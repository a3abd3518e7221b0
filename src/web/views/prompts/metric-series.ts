import type { PromptMetricValue, PromptVersion } from "#contract/prompts.ts";
import type { IntervalPoint } from "#web/charts/intervals/interval-chart.tsx";
import { formatMetricValue, type MetricLook } from "#web/ui/format-metric.ts";
import { formatQuantity } from "#web/ui/format.ts";

/** A metric over one dataset: never two datasets in one picture. */
export interface Series {
  readonly metric: string;
  readonly dataset: string;
}

/** The series there are, those with most versions first. */
export function seriesOf(values: readonly PromptMetricValue[]): Series[] {
  const counts = new Map<string, Series & { count: number }>();
  for (const { metric, dataset } of values) {
    const key = JSON.stringify([dataset, metric]);
    const known = counts.get(key) ?? { metric, dataset, count: 0 };
    known.count++;
    counts.set(key, known);
  }
  return [...counts.values()]
    .toSorted((a, b) => b.count - a.count)
    .map(({ metric, dataset }) => ({ metric, dataset }));
}

/** The series that the address names; the first where it names none that is there. */
export function chosenSeries(
  all: readonly Series[],
  chosen: { readonly metric?: string | undefined; readonly dataset?: string | undefined },
): Series | undefined {
  const fits = ({ metric, dataset }: Series) =>
    (chosen.metric === undefined || metric === chosen.metric) &&
    (chosen.dataset === undefined || dataset === chosen.dataset);
  return all.find(fits) ?? all[0];
}

/** Values of one series in the order of the versions; versions without one are left out. */
export function valuesInOrder(
  values: readonly PromptMetricValue[],
  { metric, dataset }: Series,
  oldestFirst: readonly Pick<PromptVersion, "version">[],
): PromptMetricValue[] {
  const byVersion = new Map(
    values
      .filter((value) => value.metric === metric && value.dataset === dataset)
      .map((value) => [value.version, value]),
  );
  const known = oldestFirst.flatMap(({ version }) => byVersion.get(version) ?? []);
  const named = new Set(oldestFirst.map(({ version }) => version));
  // A run may name a version that nobody sent.
  return [...known, ...[...byVersion.values()].filter(({ version }) => !named.has(version))];
}

export function pointOf(value: PromptMetricValue, look: MetricLook): IntervalPoint {
  return {
    key: value.version,
    label: value.version,
    value: value.value,
    low: value.low,
    high: value.high,
    note: `${formatMetricValue(look, value.value)}${intervalNote(value, look)}, ${formatQuantity(value.n, "example")}, ${formatQuantity(value.runs.length, "run")}`,
  };
}

/** ", likely 49.0 % to 94.3 %"; nothing where there is no interval. */
export function intervalNote({ low, high }: PromptMetricValue, look: MetricLook): string {
  return low === null || high === null ? "" : `, likely ${intervalText(low, high, look)}`;
}

export function intervalText(low: number, high: number, look: MetricLook): string {
  return `${formatMetricValue(look, low)} to ${formatMetricValue(look, high)}`;
}

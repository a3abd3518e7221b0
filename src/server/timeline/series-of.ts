import type { Metric } from "#contract/registries.ts";
import { timelineFigures } from "#contract/timeline.ts";
import type { RunTotal } from "../store/comparison/scorers.ts";
import type { FigureSums, PassSums, ScoreSums } from "../store/timeline/series-sums.ts";
import type { Estimate } from "../estimates/estimate.ts";
import {
  figureEstimate,
  mostTries,
  passEstimate,
  powerEstimate,
  scoreEstimate,
  totalEstimate,
} from "./estimates.ts";
import { grouped } from "../grouped.ts";

/** Everything that values are made of, as the store sums it up. */
export interface Sums {
  readonly scores: readonly ScoreSums[];
  readonly passes: readonly PassSums[];
  readonly figures: readonly FigureSums[];
  readonly totals: readonly RunTotal[];
}

/** Values of one metric or figure by run. */
export interface ValueSeries {
  readonly metric: string;
  readonly direction: "up" | "down" | null;
  readonly values: ReadonlyMap<string, Estimate>;
  /** Whether values are shares of examples, which one example moves by 1 / n. */
  readonly isShare: boolean;
  /** Metric whose evaluator matters; null for figures. */
  readonly scoredAs: string | null;
}

/** Metrics, pass^k of those with repetitions, and figures that any run reports, in this order. */
export function valueSeries(metrics: readonly Metric[], sums: Sums): ValueSeries[] {
  return [
    ...metrics.filter(({ kind }) => kind !== "label").flatMap((metric) => ofMetric(metric, sums)),
    ...timelineFigures.flatMap((figure) => {
      const rows = sums.figures.filter((row) => row.figure === figure);
      if (rows.length === 0) return [];
      const values = new Map(rows.map((row) => [row.run, figureEstimate(row)]));
      const isShare = figure === "errorRate";
      return [{ metric: figure, direction: "down" as const, values, isShare, scoredAs: null }];
    }),
  ];
}

function ofMetric(metric: Metric, sums: Sums): ValueSeries[] {
  const { name, kind, direction } = metric;
  const base = { direction, scoredAs: name, isShare: kind === "pass" };
  const totals = totalsOf(metric, sums.totals);
  if (kind !== "pass") {
    const rows = sums.scores.filter((row) => row.metric === name);
    const own = rows.map((row) => [row.run, scoreEstimate(metric, row)] as const);
    return [{ ...base, metric: name, values: new Map([...totals, ...own]) }];
  }
  const byRun = grouped(
    sums.passes.filter((row) => row.metric === name),
    ({ run }) => run,
  );
  const valuesOf = (of: (rows: readonly PassSums[]) => Estimate) =>
    [...byRun].map(([run, rows]) => [run, of(rows)] as const);
  const tries = Math.max(1, ...[...byRun.values()].map(mostTries));
  const powers = Array.from({ length: Math.min(tries, 16) - 1 }, (_, at) => at + 2);
  return [
    { ...base, metric: name, values: new Map([...totals, ...valuesOf(passEstimate)]) },
    ...powers.map((k) => ({
      ...base,
      metric: `${name}^${k}`,
      values: new Map(valuesOf((rows) => powerEstimate(rows, k))),
    })),
  ];
}

function totalsOf(metric: Metric, totals: readonly RunTotal[]): (readonly [string, Estimate])[] {
  const own = totals.filter((total) => total.metric === metric.name);
  const perCent = own.some(({ value }) => value > 1);
  return own.map((total) => [total.run, totalEstimate(metric, total, perCent)] as const);
}

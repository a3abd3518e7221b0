import type { Comparing } from "../compare/frame.ts";
import { type PeriodScope, periodSums, tracePeriods } from "../store/timeline/trace-periods.ts";
import type { Material } from "./read-timeline.ts";
import { valueSeries } from "./series-of.ts";

/** Days or weeks of production in the place of runs: their traces are the examples. */
export async function traceMaterial(
  { db }: Comparing,
  scope: PeriodScope,
  mostRuns: number,
): Promise<Material> {
  const [{ runs, total }, figures] = await Promise.all([
    tracePeriods(db, scope, mostRuns),
    periodSums(db, scope),
  ]);
  const series = valueSeries([], { scores: [], passes: [], figures, totals: [] });
  return { runs, total, metrics: [], series, evaluators: [], experiments: [] };
}

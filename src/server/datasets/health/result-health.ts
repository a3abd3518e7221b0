import type { ResultHealth } from "#contract/dataset-health.ts";
import { ProblemError } from "#contract/problem.ts";
import type { Metric } from "#contract/registries.ts";
import type { Db, ReadOptions } from "../../store/db.ts";
import { metricsOf } from "../../store/evaluation/metrics.ts";
import {
  extremes,
  type ListedOutcome,
  scoredRuns,
  sliceOutcomes,
} from "../../store/datasets/outcomes.ts";
import { slicePower } from "./slice-power.ts";

interface ResultQuery {
  readonly project: string;
  readonly dataset: string;
  readonly slices: string;
  readonly metric: string | undefined;
  readonly run: string | undefined;
}

/** What the results of runs say of a dataset, and the metrics that can be asked for. */
export async function lookAtResults(
  db: Db,
  query: ResultQuery,
  options: ReadOptions = {},
): Promise<{ readonly metrics: string[]; readonly results: ResultHealth | null }> {
  const { project, dataset, slices } = query;
  const [scored, declared] = await Promise.all([
    scoredRuns(db, { project, dataset }, options),
    metricsOf(db, project, undefined, options),
  ]);
  const kinds = new Map(declared.map((metric) => [metric.name, metric]));
  const metrics = scored.map(({ metric }) => metric);
  const chosen = chosenMetric(query, metrics, kinds);
  const runs = scored.find(({ metric }) => metric === chosen)?.runs;
  if (chosen === undefined || !runs) return { metrics, results: null };
  const metric = kinds.get(chosen);
  const isPass = metric?.kind === "pass";
  const { baseline, other } = chosenPair(query.run, runs);
  const outcomes = { project, dataset, slices, metric: chosen, runs, failedIsZero: isPass };
  const ends = endsOf(metric);
  const [lists, power] = await Promise.all([
    ends && extremes(db, { ...outcomes, ...ends }, options),
    sliceOutcomes(db, { ...outcomes, baseline, other: other ?? "" }, options),
  ]);
  return {
    metrics,
    results: {
      metric: chosen,
      runs,
      baseline,
      other,
      saturated: lists && listOf(lists, true),
      neverSolved: lists && listOf(lists, false),
      power: power
        .filter(({ isAll }) => isAll || slices !== "")
        .map((each) => slicePower(each, isPass)),
    },
  };
}

/** A pass rate before other metrics; of those the one that most runs have. */
function chosenMetric(
  { metric, dataset }: ResultQuery,
  metrics: readonly string[],
  kinds: ReadonlyMap<string, Metric>,
): string | undefined {
  if (metric === undefined)
    return metrics.find((name) => kinds.get(name)?.kind === "pass") ?? metrics[0];
  if (metrics.includes(metric)) return metric;
  throw new ProblemError("not_found", `No run over "${dataset}" has scores of "${metric}".`);
}

/** The baseline and the latest run beside it; of the two latest the older is the baseline. */
function chosenPair(run: string | undefined, oldestFirst: readonly string[]) {
  if (run !== undefined && !oldestFirst.includes(run))
    throw new ProblemError("not_found", `The run "${run}" has no scores of this metric here.`);
  const baseline = run ?? oldestFirst.at(-2) ?? oldestFirst[0] ?? "";
  return { baseline, other: oldestFirst.findLast((each) => each !== baseline) ?? null };
}

/** Best and worst value that an example can have; null where the metric has no ends. */
function endsOf(metric: Metric | undefined): { best: number; worst: number } | null {
  const [low, high] = metric?.kind === "pass" ? [0, 1] : (metric?.range ?? [null, null]);
  if (low === null || high === null) return null;
  return metric?.direction === "down" ? { best: low, worst: high } : { best: high, worst: low };
}

function listOf(rows: readonly ListedOutcome[], full: boolean): ResultHealth["saturated"] {
  const of = rows.filter((row) => row.full === full);
  return {
    count: of[0]?.total ?? 0,
    examples: of.map(({ id, input, slice }) => ({ id, input, slice })),
  };
}

import type { z } from "zod";
import type { getTimeline, Timeline, TimelineRun, TimelineSeries } from "#contract/timeline.ts";
import type { Metric } from "#contract/registries.ts";
import { readRunTotals } from "../store/comparison/scorers.ts";
import type { ReadOptions } from "../store/db.ts";
import { metricsOf } from "../store/evaluation/metrics.ts";
import {
  figureSums,
  passSums,
  type RunEvaluators,
  runEvaluators,
  scoreSums,
} from "../store/timeline/series-sums.ts";
import { readNotes } from "../store/timeline/read-notes.ts";
import { experimentsOf, type StoredRun, timelineRuns } from "../store/timeline/timeline-runs.ts";
import { tableParts } from "../store/comparison/stamp.ts";
import type { Comparing } from "../compare/frame.ts";
import { type ValueSeries, valueSeries } from "./series-of.ts";
import { traceMaterial } from "./trace-material.ts";
import { seriesAnswer } from "./series-answer.ts";

type Question = z.output<typeof getTimeline.input>;

const mostRuns = 2000;
/** A share of runs must have a key for it to order or group them. */
const mostKeys = 100;

/** What the series of a scope are made of; kept until something is written. */
export interface Material {
  readonly runs: readonly StoredRun[];
  readonly total: number;
  readonly metrics: readonly Metric[];
  readonly series: readonly ValueSeries[];
  readonly evaluators: readonly RunEvaluators[];
  readonly experiments: readonly string[];
}

/** Series of values over runs, with their change points where those are asked for. */
export async function readTimeline(
  comparing: Comparing,
  {
    p,
    source = "runs",
    bucket = "day",
    metric,
    group,
    order,
    changes = true,
    known = false,
    ...scope
  }: Question,
  options: ReadOptions,
): Promise<Timeline> {
  const isTraces = source === "traces";
  const parts = await tableParts(comparing.db, options, isTraces ? ["roll_ups"] : undefined);
  // A period of traces is over at midnight, without anything being written.
  const today = isTraces ? new Date().toISOString().slice(0, 10) : "";
  const key = JSON.stringify(["timeline", p, source, bucket, scope, parts, today]);
  const material = await comparing.cache.get(key, async () => {
    const { from, to } = scope;
    const value = isTraces
      ? await traceMaterial(comparing, { project: p, bucket, from, to }, mostRuns)
      : await readMaterial(comparing, { project: p, ...scope });
    return { value, bytes: 1000 + value.runs.length * (500 + value.series.length * 100) };
  });
  const runs = inOrder(material.runs, order);
  const wanted = material.series.filter((each) => !metric || metric.includes(each.metric));
  const question = {
    name: JSON.stringify([p, scope.experiment ?? "", ...(isTraces ? [bucket] : [])]),
    runs,
    group,
    changes,
  };
  const keyOf = (looked: boolean) => JSON.stringify([key, metric, group, order, looked]);
  const ready = known ? comparing.cache.peek<TimelineSeries[]>(keyOf(true)) : undefined;
  const series = await (ready ??
    comparing.cache.get(keyOf(changes), async () => {
      const value = await seriesAnswer(comparing, question, wanted, material.evaluators);
      return { value, bytes: 1000 + value.length * runs.length * 150 };
    }));
  const notes = await readNotes(
    comparing.db,
    { project: p, runs: runs.map(({ run }) => run) },
    options,
  );
  return {
    notes,
    runs: runs.map(timelineRun),
    metrics: [...material.metrics],
    series,
    omitted: material.total - material.runs.length,
    experiments: [...material.experiments],
    metadataKeys: metadataKeys(runs),
  };
}

async function readMaterial(
  { db }: Comparing,
  scope: Parameters<typeof timelineRuns>[1],
): Promise<Material> {
  const { project } = scope;
  const [{ runs, total }, experiments] = await Promise.all([
    timelineRuns(db, scope, mostRuns),
    experimentsOf(db, project),
  ]);
  const ids = runs.map(({ run }) => run);
  const metrics = await metricsOf(db, project, ids);
  const names = (isPass: boolean) =>
    metrics.filter(({ kind }) => (kind === "pass") === isPass).map(({ name }) => name);
  const place = { project, runs: ids };
  const [scores, passes, figures, totals, evaluators] = await Promise.all([
    scoreSums(db, { ...place, metrics: names(false) }),
    passSums(db, { ...place, metrics: names(true) }),
    figureSums(db, place),
    readRunTotals(db, project, ids),
    runEvaluators(db, place),
  ]);
  const series = valueSeries(metrics, { scores, passes, figures, totals });
  return { runs, total, metrics, series, evaluators, experiments };
}

/** By time as they come; by a metadata key as versions are read: numbers inside by their size. */
function inOrder(runs: readonly StoredRun[], order: string | undefined): readonly StoredRun[] {
  if (order === undefined) return runs;
  const collator = new Intl.Collator("en", { numeric: true });
  const known = runs.filter(({ metadata }) => metadata[order] !== undefined);
  return known.toSorted((a, b) => collator.compare(a.metadata[order]!, b.metadata[order]!));
}

function metadataKeys(runs: readonly StoredRun[]): string[] {
  const keys = new Set(runs.flatMap(({ metadata }) => Object.keys(metadata)));
  return [...keys].toSorted().slice(0, mostKeys);
}

function timelineRun(run: StoredRun): TimelineRun {
  return {
    id: run.run,
    name: run.name,
    experiment: run.experiment || null,
    at: run.at,
    started: run.started,
    status: run.status,
    dataset: run.dataset || null,
    model: run.model || null,
    promptVersion: run.prompt ? { prompt: run.prompt, version: run.prompt_version } : null,
    metadata: run.metadata,
  };
}

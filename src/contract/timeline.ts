import { z } from "zod";
import { figureNames } from "./compare.ts";
import { get } from "./endpoint.ts";
import { noteKinds } from "./records.ts";
import { metric } from "./registries.ts";
import { csv, flag, isoTime, projectName } from "./wire.ts";

/** What a series can show beside metrics: figures of the results, and the share that failed to run. */
export const timelineFigures = [...figureNames, "errorRate"] as const;

/** What people call them. */
export const timelineFigureWords = {
  latencyMs: "latency",
  costUsd: "cost",
  totalTokens: "tokens",
  errorRate: "error rate",
} as const satisfies Record<(typeof timelineFigures)[number], string>;

/** Evaluation runs, or days or weeks of production traces in the place of runs. */
export const timelineSources = ["runs", "traces"] as const;
export const timelineBuckets = ["day", "week"] as const;

/** How series are told apart: one for each value. `metadata.KEY` is a key of the runs' metadata. */
export const timelineGroup = z.string().regex(/^(experiment|model|prompt|dataset|metadata\..+)$/);

export const timelineRun = z.object({
  id: z.string(),
  name: z.string(),
  experiment: z.string().nullable(),
  /** Start, or receipt where the sender gave none. */
  at: isoTime,
  /** Whether `at` is when the run started. */
  started: z.boolean(),
  status: z.enum(["running", "completed", "failed"]),
  dataset: z.string().nullable(),
  model: z.string().nullable(),
  promptVersion: z.object({ prompt: z.string(), version: z.string() }).nullable(),
  metadata: z.record(z.string(), z.string()),
});
export type TimelineRun = z.output<typeof timelineRun>;

export const timelinePoint = z.object({
  run: z.string(),
  startedAt: isoTime,
  /** Null where the run has no value: a gap. */
  value: z.number().nullable(),
  /** 95 % interval over examples: how the value would move with other examples. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
  /** Outside the band of the runs before it, which one run in 20 is by design. */
  unusual: z.boolean(),
  /** What the value is not comparable with that of the run before: another dataset or evaluator. */
  breaks: z.array(z.enum(["dataset", "evaluator"])),
});
export type TimelinePoint = z.output<typeof timelinePoint>;

/** Where a run of an unchanged system falls: how the value moves when nothing but chance does. */
export const noiseBand = z.object({
  /** First and last run of the stretch without a change. */
  from: z.string(),
  to: z.string(),
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  /** Runs that the band is made of. */
  k: z.int(),
  /** All of them were equal; half of one example's weight stands in for their spread. */
  floored: z.boolean(),
});

/** One thing that differs between the runs before and after a change. */
export const attribution = z.object({
  what: z.enum(["prompt", "model", "setting", "dataset", "evaluator", "metadata"]),
  /** Name of the setting or metadata key; "" otherwise. */
  key: z.string(),
  from: z.string(),
  to: z.string(),
  /** Share of the runs before and after that have it so: 1 where it explains every run. */
  consistency: z.number(),
});
export type Attribution = z.output<typeof attribution>;

export const changePoint = z.object({
  /** First run after the change, and the last before it. */
  run: z.string(),
  before: z.string(),
  p: z.number(),
  grade: z.enum(["change", "possible_change"]),
  /** Mean of the runs on both sides, up to the next change. */
  from: z.number(),
  to: z.number(),
  /** By the metric's direction; null where it has none. */
  better: z.boolean().nullable(),
  changed: z.array(attribution),
});
export type ChangePoint = z.output<typeof changePoint>;

export const timelineSeries = z.object({
  /** Value of the group; "" where there is one series a metric. */
  key: z.string(),
  metric: z.string(),
  points: z.array(timelinePoint),
  bands: z.array(noiseBand),
  changePoints: z.array(changePoint),
  /** p of the strongest change of the series, adjusted over all series of the answer; null where none was looked for. */
  p: z.number().nullable(),
  /** Why no change was looked for. */
  reason: z.enum(["too_few_runs", "not_asked"]).nullable(),
});
export type TimelineSeries = z.output<typeof timelineSeries>;

/** What somebody said of a run, or of its place in the series of a metric. */
export const timelineNote = z.object({
  run: z.string(),
  /** Null where it is about the whole run. */
  metric: z.string().nullable(),
  kind: z.enum(noteKinds),
  text: z.string(),
  author: z.string().nullable(),
  at: isoTime,
});
export type TimelineNote = z.output<typeof timelineNote>;

export const getTimeline = get("/api/v1/projects/:p/timeline", {
  summary:
    "Metrics over runs: values with intervals, noise bands, change points and what changed there",
  input: z.object({
    p: projectName,
    /** Runs where not given. */
    source: z.enum(timelineSources).optional(),
    /** How long a period of traces is, UTC: a day where not given. */
    bucket: z.enum(timelineBuckets).optional(),
    experiment: z.string().optional(),
    /** Metrics and figures, `pass^k` of a pass metric as `name^k`; every metric and figure where not given. */
    metric: csv.optional(),
    group: timelineGroup.optional(),
    /** A metadata key of the runs to order by instead of time: a version or build number. */
    order: z.string().max(200).optional(),
    from: isoTime.optional(),
    to: isoTime.optional(),
    /** Whether change points are looked for; they take longer than the values. Yes where not given. */
    changes: flag.optional(),
    /** With `changes=false`: those that are known already are given, and none is looked for. */
    known: flag.optional(),
  }),
  output: z.object({
    /** In the order of the series. */
    runs: z.array(timelineRun),
    metrics: z.array(metric),
    series: z.array(timelineSeries),
    /** About the runs of the answer, the oldest first; at most 2,000. */
    notes: z.array(timelineNote),
    /** Runs beyond the latest 2,000, which are left out. */
    omitted: z.int(),
    experiments: z.array(z.string()),
    /** Keys of the runs' metadata, to group and order by. */
    metadataKeys: z.array(z.string()),
  }),
});
export type Timeline = z.output<typeof getTimeline.output>;

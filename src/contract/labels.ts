import { z } from "zod";
import { get } from "./endpoint.ts";
import { scoreSource } from "./records.ts";
import { metric } from "./registries.ts";
import { count, csv, flag, pageInput, projectName } from "./wire.ts";

/** A program or a model that scores: kept apart by version, because a new version is a new judge. */
export const judge = z.object({
  /** How links and inputs name it: `llm:grader@2`, `code:` for a program without a name. */
  id: z.string(),
  source: scoreSource.exclude(["human"]),
  name: z.string().nullable(),
  version: z.string().nullable(),
});
export type Judge = z.output<typeof judge>;

/** The id of a judge; absent parts are "". */
export function judgeId(source: string, name: string, version: string): string {
  return version ? `${source}:${name}@${version}` : `${source}:${name}`;
}

/**
 * Which results a queue holds. `disagree` where judge and people differ, `uncertain` where the judge's score
 * is near the middle of the range, `random` the first `n` of the shuffled order.
 */
export const queueKinds = ["all", "unscored", "disagree", "uncertain", "random"] as const;
export type QueueKind = (typeof queueKinds)[number];

/** One output of a run, which is what gets a score. */
export const resultKey = z.object({ run: z.string(), example: z.string(), repetition: z.int() });
export type ResultKey = z.output<typeof resultKey>;

const inQueue = {
  p: projectName,
  metric: z.string().max(500),
  /** Up to twenty runs over one dataset. */
  runs: csv,
  /** A filter over the examples. */
  where: z.string().max(4000).optional(),
  /** `all` where not given. */
  which: z.enum(queueKinds).optional(),
  /** How many results of `random`, 50 where not given. */
  n: count.optional(),
  /** Makes the order: the same seed is the same order for everybody. */
  seed: count.optional(),
  /** Whose scores count as "mine". */
  annotator: z.string().max(500).optional(),
  /** The judge that `disagree` and `uncertain` are about; the model that scored most where not given. */
  judge: z.string().max(2000).optional(),
};

export const getLabelQueue = get("/api/v1/projects/:p/labels/queue", {
  summary: "Results to be scored by people, in a shuffled order, a page of ids at a time",
  input: z.object({
    ...inQueue,
    ...pageInput,
    /** Result to start at: run, example, repetition. The first that `annotator` has not scored where not given. */
    from: csv.optional(),
    /** With a cursor: the page before it, not after. */
    back: flag.optional(),
    /** With what the judge and people say; never for somebody who is about to score. */
    scores: flag.optional(),
  }),
  output: z.object({
    items: z.array(
      resultKey.extend({
        /** A number or a label; null where not scored or not asked for. */
        judge: z.union([z.number(), z.string()]).nullable(),
        /** Mean of people's numbers, or their labels. */
        people: z.union([z.number(), z.string()]).nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
    /** For the page before this one, which may be empty. */
    previousCursor: z.string().nullable(),
  }),
});
export type LabelQueue = z.output<typeof getLabelQueue.output>;

export const getLabelProgress = get("/api/v1/projects/:p/labels/progress", {
  summary: "How many results of a queue are scored, by whom",
  input: z.object(inQueue),
  output: z.object({
    /** Results of the queue; of `unscored` those already scored too. */
    total: z.int(),
    /** Scored by `annotator`. */
    scored: z.int(),
    annotators: z.array(z.object({ name: z.string(), scored: z.int() })),
    /** The judge that `disagree` or `uncertain` is about; null in other queues, and where none scored the metric. */
    judge: judge.nullable(),
    /** Least difference that counts as disagreement where scores are numbers; null elsewhere. */
    apart: z.number().nullable(),
    /** What counts as near the middle; null for labels, and in other queues where no range is declared. */
    middle: z.tuple([z.number(), z.number()]).nullable(),
  }),
});
export type LabelProgress = z.output<typeof getLabelProgress.output>;

export const listLabelMetrics = get("/api/v1/projects/:p/labels/metrics", {
  summary: "Metrics that results can be scored by, with the labels in use and who has scored",
  input: z.object({ p: projectName, runs: csv.optional() }),
  output: z.object({
    items: z.array(
      z.object({
        metric,
        /** Labels in use, the commonest first, up to 50. */
        labels: z.array(z.string()),
        /** Lowest and highest score given; null without numbers. */
        seen: z.tuple([z.number(), z.number()]).nullable(),
        judges: z.array(judge.extend({ scored: z.int() })),
        people: z.array(z.object({ name: z.string(), scored: z.int() })),
      }),
    ),
  }),
});
export type LabelMetric = z.output<typeof listLabelMetrics.output>["items"][number];

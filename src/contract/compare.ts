import { z } from "zod";
import { datasetWarnings } from "./dataset-health.ts";
import { get, send } from "./endpoint.ts";
import { metric } from "./registries.ts";
import { run } from "./runs.ts";
import { verdict } from "./verdict.ts";
import { count, csv, flag, projectName, senderId } from "./wire.ts";

/** The slice that holds every example. */
export const wholeSlice = "(all)";
/** In place of a metadata key: the saved slices of the project, which may overlap. */
export const savedSlices = "@saved";
/** Examples that have no value of the key. */
export const noValueSlice = "(none)";

/** What a run measures beside its metrics; asked for and judged by these names like a metric. */
export const figureNames = ["latencyMs", "costUsd", "totalTokens"] as const;
export type FigureName = (typeof figureNames)[number];

/** How results that failed to run count in a pass rate. */
export const erroredAs = ["wrong", "left_out"] as const;

/** The runs of a comparison and what its numbers depend on. */
export const comparedRuns = {
  p: projectName,
  /** Up to twenty run ids. */
  runs: csv,
  /** The first run where not given. */
  baseline: z.string().optional(),
  errored: z.enum(erroredAs).optional(),
  /** Metadata key whose value tells which examples belong together: a document, a session. */
  groups: z.string().optional(),
  /** Evaluator as `name` or `name@version` where several scored a metric; the latest common one if not given. */
  evaluator: z.string().optional(),
};

const interval = {
  value: z.number().nullable(),
  /** 95 % interval over examples; null where there is none. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Examples behind the value. */
  n: z.int(),
};

/**
 * One run's own value of one metric or figure in one slice. The example is the unit: a mean over examples, of
 * latency and ratio metrics their geometric mean, which is what their verdicts compare.
 */
export const comparedValue = z.object({
  run: z.string(),
  metric: z.string(),
  slice: z.string(),
  ...interval,
  errored: z.int(),
  unscored: z.int(),
  /** Outputs that stop before an answer. */
  unfinished: z.int(),
});
export type ComparedValue = z.output<typeof comparedValue>;

/** pass^k: the chance that k repetitions of one example all pass. */
export const passPower = z.object({
  run: z.string(),
  metric: z.string(),
  k: z.int(),
  ...interval,
});

/** Cost in USD for one right answer: total cost over right answers. */
export const costPerCorrect = z.object({ run: z.string(), metric: z.string(), ...interval });

/** Mean of the slices' differences: what to expect of slices that are not in the dataset. */
export const acrossSlices = z.object({ run: z.string(), metric: z.string(), ...interval });

export const compareRuns = get("/api/v1/projects/:p/compare", {
  summary: "Verdicts of runs against a baseline, per metric and slice",
  input: z.object({
    ...comparedRuns,
    metrics: csv.optional(),
    /** A metadata key of the examples, or `@saved`. */
    slices: z.string().optional(),
    /** A filter: the whole comparison is over the examples that match. */
    where: z.string().max(4000).optional(),
    /** Whether figures are judged per slice too. */
    figures: flag.optional(),
  }),
  output: z.object({
    baseline: z.string(),
    /** The baseline first. */
    runs: z.array(run),
    metrics: z.array(metric),
    dataset: z.object({
      name: z.string(),
      exampleCount: z.int(),
      /** What is wrong with its examples, whichever runs are compared. */
      warnings: z.array(z.enum(datasetWarnings)),
    }),
    /** Metadata keys of the examples with few enough values to slice by. */
    sliceKeys: z.array(z.object({ key: z.string(), values: z.int() })),
    savedSliceCount: z.int(),
    /** Evaluators that scored each metric in these runs, the latest first. */
    evaluators: z.array(
      z.object({
        metric: z.string(),
        name: z.string(),
        version: z.string().nullable(),
        runs: z.array(z.string()),
        chosen: z.boolean(),
      }),
    ),
    values: z.array(comparedValue),
    verdicts: z.array(verdict),
    passPowers: z.array(passPower),
    costsPerCorrect: z.array(costPerCorrect),
    /** What scoring cost, apart from the runs' own cost; null where no score reports it. */
    judgeCosts: z.array(z.object({ run: z.string(), costUsd: z.number().nullable() })),
    acrossSlices: z.array(acrossSlices),
  }),
});
/** The same over examples named by their ids, of which there may be more than an address holds. */
export const compareExamplesAmong = send("POST", "/api/v1/projects/:p/compare", {
  access: "read",
  summary: "Verdicts of runs against a baseline over the named examples",
  input: compareRuns.input,
  body: z.object({ examples: z.array(senderId).max(200_000) }),
  output: compareRuns.output,
});
export type Comparison = z.output<typeof compareRuns.output>;

/** A part of the examples where a run is worse, found by looking at all of them. */
export const findSlices = get("/api/v1/projects/:p/compare/slices", {
  summary: "Metadata values and pairs of them, ranked by regression",
  input: z.object({
    ...comparedRuns,
    /** The run to look at; the last where not given. */
    run: z.string().optional(),
    metric: z.string().optional(),
    /** Pairs of metadata values too. */
    pairs: flag.optional(),
    /** Least examples a slice must have, 10 if not given. */
    least: count.optional(),
  }),
  output: z.object({
    items: z.array(
      z.object({
        /** The slice in the filter language. */
        where: z.string(),
        terms: z.array(z.object({ key: z.string(), value: z.string() })),
        verdict,
      }),
    ),
    /** Slices looked at, all of them in the family of the false-discovery control. */
    tested: z.int(),
    /** Metadata keys left out because they have too many values. */
    skippedKeys: z.array(z.string()),
  }),
});
export type FoundSlices = z.output<typeof findSlices.output>;

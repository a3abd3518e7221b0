import { z } from "zod";
import { ofSet } from "../embeddings.ts";
import { get } from "../endpoint.ts";
import { csv } from "../wire.ts";
import { energyDrift } from "./drift.ts";

/** Places of points in the order of the picture; many, but not always all. */
const places = z.array(z.int());

export const getCoverage = get("/api/v1/projects/:p/embeddings/:set/coverage", {
  summary: "How far a dataset reaches over production: coverage, holes, drift",
  input: z.object({ ...ofSet, dataset: z.string().max(500).optional() }),
  output: z.object({
    /** Names the vectors, as that of the picture does. */
    stamp: z.string(),
    dataset: z.string(),
    /** Production points and examples of the dataset in this set. */
    production: z.int(),
    examples: z.int(),
    /** Production points within the reach of an example: not farther than its 5th nearest fellow. */
    covered: z.number(),
    /** Production points that were looked at: beyond 5,000 some drawn at random stand for all. */
    looked: z.int(),
    /** Uncovered production points that lie together, the largest group first. */
    holes: z.array(
      z.object({
        label: z.string(),
        /** How many production points it stands for. */
        count: z.int(),
        places,
        /** Starts of the texts of some of its points. */
        texts: z.array(z.string()),
      }),
    ),
    /** Examples that no production point comes near. */
    unusedCount: z.int(),
    unused: places,
    /** Production points and examples drawn, in this order. */
    drift: energyDrift.nullable(),
    /** What the dataset is about: groups of near examples, and how much of each side is nearest to them. */
    groups: z.array(
      z.object({
        label: z.string(),
        examples: z.int(),
        /** Shares of the dataset, and of the production points that were looked at. */
        ofDataset: z.number(),
        ofProduction: z.number(),
      }),
    ),
    /** Pairs of examples in different splits that say nearly the same. */
    crossSplit: z.array(
      z.object({
        one: z.string(),
        other: z.string(),
        places: z.tuple([z.int(), z.int()]),
        splits: z.tuple([z.string(), z.string()]),
        similarity: z.number(),
        texts: z.tuple([z.string().nullable(), z.string().nullable()]),
      }),
    ),
  }),
});
export type Coverage = z.output<typeof getCoverage.output>;

export const getWeighted = get("/api/v1/projects/:p/embeddings/:set/weighted", {
  summary: "The difference of two runs if the dataset had the mix of questions that production has",
  input: z.object({
    ...ofSet,
    dataset: z.string().max(500).optional(),
    /** The baseline first. */
    runs: csv,
    metric: z.string().max(500).optional(),
    /** Metadata key that divides the examples; groups of near examples where not given. */
    key: z.string().max(500).optional(),
  }),
  output: z.object({
    dataset: z.string(),
    metric: z.string(),
    kind: z.enum(["pass", "score"]),
    direction: z.enum(["up", "down"]),
    /** Mean difference of the second run over the compared examples of the set, as they stand. */
    plain: z.object({ value: z.number().nullable(), n: z.int() }),
    /** The same weighted by production. */
    weighted: z.object({
      value: z.number().nullable(),
      /** 95 % interval over examples; null where too few of them changed. */
      low: z.number().nullable(),
      high: z.number().nullable(),
      se: z.number().nullable(),
      n: z.int(),
      /** Examples on which the runs differ. */
      changed: z.int(),
    }),
    /** Shares of production: spoken for, out of reach of every example, in groups that have too few compared examples. */
    share: z.object({ covered: z.number(), beyond: z.number(), thin: z.number() }),
    production: z.int(),
    strata: z.array(
      z.object({
        label: z.string(),
        /** Share of the production points within reach. */
        weight: z.number(),
        /** Share of the compared examples. */
        ofExamples: z.number(),
        n: z.int(),
        value: z.number().nullable(),
      }),
    ),
  }),
});
export type Weighted = z.output<typeof getWeighted.output>;

import { z } from "zod";
import { ofSet, pictureMethods } from "../embeddings.ts";
import { get } from "../endpoint.ts";
import { isoTime } from "../wire.ts";

const window = z.object({
  from: z.iso.datetime(),
  /** Exclusive. */
  to: z.iso.datetime(),
  /** Production points that began in it. */
  points: z.int(),
});

/** Two of the same for both windows, the earlier one first. */
const pair = <Item extends z.ZodType>(item: Item) => z.tuple([item, item]);

export const energyDrift = z.object({
  /** Energy distance from 0 (the same) to 1 (apart). */
  h: z.number(),
  p: z.number(),
  /** Points drawn of each side. */
  sampled: pair(z.int()),
  /** Permutations. */
  draws: z.int(),
});

export const clusterChanges = ["grew", "shrank", "unclear"] as const;

export const driftCluster = z.object({
  /** As in the picture, from 1; 0 for points in no cluster. */
  cluster: z.int(),
  label: z.string(),
  points: pair(z.int()),
  /** Share of the second window less that of the first, with its 95 % interval. */
  change: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  p: z.number().nullable(),
  /** p with false discoveries among all clusters held to their share. */
  adjusted: z.number().nullable(),
  is: z.enum(clusterChanges),
  /** Points of the window in which its share is larger; many, but not always all. */
  places: z.array(z.int()),
  /** Starts of the texts of some of these. */
  texts: z.array(z.string()),
});
export type DriftCluster = z.output<typeof driftCluster>;

export const getDrift = get("/api/v1/projects/:p/embeddings/:set/drift", {
  summary: "What production asks in one stretch of time against an earlier one",
  input: z.object({
    ...ofSet,
    /** The picture whose clusters are counted. */
    method: z.enum(pictureMethods).optional(),
    /** All four or none: then the last seven days against the seven before, or halves of a shorter time. */
    beforeFrom: isoTime.optional(),
    beforeTo: isoTime.optional(),
    from: isoTime.optional(),
    to: isoTime.optional(),
  }),
  output: z.object({
    /** Names the vectors, as that of the picture does. */
    stamp: z.string(),
    /** The picture whose clusters are counted. */
    method: z.enum(pictureMethods),
    production: z.int(),
    /** Production points whose trace, and so their time, is not known. */
    untimed: z.int(),
    /** The first and the last known time; null where none is known. */
    known: z.object({ first: z.iso.datetime(), last: z.iso.datetime() }).nullable(),
    windows: pair(window).nullable(),
    /** Fewer points than these in a window are not tested. */
    fewest: z.int(),
    drift: energyDrift.nullable(),
    /** The largest change first. */
    clusters: z.array(driftCluster),
  }),
});
export type Drift = z.output<typeof getDrift.output>;

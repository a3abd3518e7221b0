import { z } from "zod";
import { get, send } from "./endpoint.ts";
import { job } from "./live.ts";
import { embeddingSubject } from "./records.ts";
import { csv, projectName } from "./wire.ts";

/** What a point stands for. */
export const subjectKinds = ["example", "result", "span", "document"] as const;
export type SubjectKind = (typeof subjectKinds)[number];
export type Subject = z.output<typeof embeddingSubject>;

export function subjectKind(subject: Subject): SubjectKind {
  if ("document" in subject) return "document";
  if ("traceId" in subject) return "span";
  return "run" in subject ? "result" : "example";
}

export const embeddingSet = z.object({
  name: z.string(),
  model: z.string(),
  dimensions: z.int(),
  count: z.int(),
  /** Vectors of another length than most, which no picture can hold. */
  odd: z.int(),
  kinds: z.record(z.enum(subjectKinds), z.int()),
  datasets: z.array(z.string()),
});
export type EmbeddingSet = z.output<typeof embeddingSet>;

export const ofSet = {
  p: projectName,
  set: z.string().min(1).max(500),
  model: z.string().max(500),
};

export const listEmbeddingSets = get("/api/v1/projects/:p/embeddings", {
  summary: "Embedding sets, one entry per model",
  input: z.object({ p: projectName }),
  output: z.object({ items: z.array(embeddingSet) }),
});

export const pictureMethods = ["pca", "umap"] as const;
export type PictureMethod = (typeof pictureMethods)[number];

export const pictureFacts = z.object({
  /** The one shown: PCA until UMAP has been drawn. */
  method: z.enum(pictureMethods),
  count: z.int().nonnegative(),
  /** Points that came after the picture was drawn and were placed beside their neighbours. */
  placed: z.int(),
  odd: z.int(),
  /** Names the vectors: another one means that points were added or changed. */
  stamp: z.string(),
  /** Data coordinates of the corners that 0 and 65,535 stand for. */
  bounds: z.object({ x0: z.number(), x1: z.number(), y0: z.number(), y1: z.number() }),
  quality: z
    .object({
      /** Trustworthiness: 1 where no far point looks near. */
      trust: z.number(),
      /** Share of the nearest 15 that are still near in the picture. */
      kept: z.number(),
      k: z.int(),
      sample: z.int(),
    })
    .nullable(),
  /** Words that tell a cluster from the others; cluster 1 is the largest. */
  clusters: z.array(z.object({ label: z.string(), count: z.int() })),
  /** The drawing that is under way. */
  job: job.nullable(),
});
export type PictureFacts = z.output<typeof pictureFacts>;

export const pictureType = "application/vnd.touchstone.trace-columns";
export const getProjection = get("/api/v1/projects/:p/embeddings/:set/projection", {
  summary: "The 2-D picture of an embedding set; its points as columns where they are accepted",
  input: z.object({ ...ofSet, method: z.enum(pictureMethods).optional() }),
  output: pictureFacts,
});

export const startProjection = send("POST", "/api/v1/projects/:p/embeddings/:set/projection", {
  summary: "Draw the set anew with UMAP",
  input: z.object(ofSet),
  body: z.undefined(),
  output: job,
});

export const stopProjection = send("DELETE", "/api/v1/projects/:p/embeddings/:set/projection", {
  summary: "Stop drawing",
  input: z.object(ofSet),
  body: z.undefined(),
  output: z.object({ stopped: z.boolean() }),
});

/** What points are coloured by; clusters and sources come with the picture. */
export const colourings = [
  "source",
  "cluster",
  "wins",
  "score",
  "metadata",
  "model",
  "time",
  "slice",
] as const;
export type Colouring = (typeof colourings)[number];

export const colourFacts = z.object({
  stamp: z.string(),
  /** Names of the codes 1 and up; code 0 is "no value". */
  names: z.array(z.string()),
  counts: z.array(z.int()),
  /** Points without a value. */
  without: z.int(),
  /** Where values are numbers: which the first and the last code stand for. */
  range: z.tuple([z.number(), z.number()]).nullable(),
  metric: z.string().nullable(),
});
export type ColourFacts = z.output<typeof colourFacts>;

export const getColours = get("/api/v1/projects/:p/embeddings/:set/colours", {
  summary:
    "A code per point: who wins of two runs, a run's score, a metadata value, a saved slice, or where it comes from",
  input: z.object({
    ...ofSet,
    by: z.enum(["wins", "score", "metadata", "model", "time", "slice"]),
    /** The baseline first. */
    runs: csv.optional(),
    metric: z.string().max(500).optional(),
    key: z.string().max(500).optional(),
    /** One saved slice; all of them where not given. What says something of results is asked of `runs`. */
    slice: z.string().max(500).optional(),
  }),
  output: colourFacts,
});

export const pointText = z.object({
  subject: embeddingSubject,
  /** Start of the text; null where none was sent and none is stored. */
  text: z.string().nullable(),
});

export const readPoints = send("POST", "/api/v1/projects/:p/embeddings/:set/points", {
  access: "read",
  summary: "Texts of points",
  input: z.object(ofSet),
  body: z.object({
    subjects: z.array(embeddingSubject).max(500),
    /** Whole texts instead of their starts. */
    whole: z.boolean().optional(),
  }),
  output: z.object({ items: z.array(pointText) }),
});

export const searchPoints = get("/api/v1/projects/:p/embeddings/:set/search", {
  summary: "Places of the points whose text or id holds some words, in the order of the picture",
  input: z.object({ ...ofSet, text: z.string().min(1).max(400) }),
  output: z.object({ stamp: z.string(), places: z.array(z.int()) }),
});

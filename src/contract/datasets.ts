import { z } from "zod";
import { get } from "./endpoint.ts";
import { count, isoTime, page, pageInput, projectName, senderId } from "./wire.ts";

export const dataset = z.object({
  name: z.string(),
  exampleCount: z.int(),
  lastChange: isoTime.nullable(),
  runCount: z.int(),
  metadataKeys: z.array(z.string()),
});
export type Dataset = z.output<typeof dataset>;

/** A state of the dataset that a run used, or the present one. */
export const datasetVersion = z.object({
  /** Made from the content: the same state has the same id everywhere. */
  id: z.string(),
  /** 1 for the oldest; an order for people, computed when read. */
  number: z.int(),
  /** When the last of its changes arrived; null without examples. */
  at: isoTime.nullable(),
  exampleCount: z.int(),
  /** Against the version before; null for the first. */
  added: z.int().nullable(),
  removed: z.int().nullable(),
  changed: z.int().nullable(),
  present: z.boolean(),
  runCount: z.int(),
  /** Ids of runs that used it, the latest first; at most 100. */
  runs: z.array(z.string()),
});
export type DatasetVersion = z.output<typeof datasetVersion>;

/** What an example holds; JSON contents as JSON text. */
export const exampleContent = z.object({
  input: z.string(),
  reference: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  split: z.string().nullable(),
});
export type ExampleContent = z.output<typeof exampleContent>;
export const example = exampleContent.extend({ id: z.string() });
export type Example = z.output<typeof example>;

export const changeKinds = ["added", "removed", "changed"] as const;
export const exampleChange = z.object({
  id: z.string(),
  change: z.enum(changeKinds),
  before: exampleContent.nullable(),
  after: exampleContent.nullable(),
});
export type ExampleChange = z.output<typeof exampleChange>;

export const valueTypes = ["text", "number", "flag", "list", "object", "null"] as const;
/** One field of the inputs, references or metadata of a dataset. */
export const schemaField = z.object({
  place: z.enum(["input", "reference", "metadata"]),
  /** "" for the whole input or reference. */
  key: z.string(),
  types: z.array(z.object({ type: z.enum(valueTypes), count: z.int() })),
  /** Examples that have it. */
  count: z.int(),
  distinct: z.int(),
  /** The most frequent, with how many examples have each; texts cut at 200 characters. */
  values: z.array(z.object({ value: z.string(), count: z.int() })),
});
export type SchemaField = z.output<typeof schemaField>;

/** The results of one run on one example. */
export const exampleResult = z.object({
  run: z.string(),
  name: z.string(),
  model: z.string().nullable(),
  promptVersion: z.object({ prompt: z.string(), version: z.string() }).nullable(),
  startedAt: isoTime.nullable(),
  repetition: z.int(),
  /** First characters of the output; null where it failed. */
  output: z.string().nullable(),
  error: z.string().nullable(),
  latencyMs: z.number().nullable(),
  traceId: z.string().nullable(),
  scores: z.array(
    z.object({ metric: z.string(), value: z.number().nullable(), label: z.string() }),
  ),
});
export type ExampleResult = z.output<typeof exampleResult>;

const oneDataset = z.object({ p: projectName, name: z.string() });
/** A version's id or number; the present one where left out. */
const versionReference = z.string().max(64);

export const listDatasets = get("/api/v1/projects/:p/datasets", {
  summary: "Datasets",
  input: z.object({ p: projectName, ...pageInput, search: z.string().max(200).optional() }),
  output: page(dataset),
});
export const listExamples = get("/api/v1/projects/:p/datasets/:name/examples", {
  summary: "Examples of a dataset",
  input: oneDataset.extend({
    ...pageInput,
    search: z.string().max(400).optional(),
    /** A filter over metadata, split, input, reference and example. */
    where: z.string().max(4000).optional(),
    split: z.string().optional(),
    version: versionReference.optional(),
    /** Characters of input and reference to give; whole where left out. */
    characters: count.optional(),
  }),
  output: page(example).extend({
    /** Examples that match; only with the first page. */
    total: z.int().nullable(),
  }),
});
export const getExample = get("/api/v1/projects/:p/datasets/:name/examples/:id", {
  summary: "One example with its history and every run's results on it",
  input: oneDataset.extend({ id: senderId }),
  output: z.object({
    example,
    /** False for one that was removed. */
    present: z.boolean(),
    /** The latest first. */
    history: z.array(
      z.object({
        at: isoTime,
        change: z.enum(changeKinds),
        /** Null where it was removed. */
        content: exampleContent.nullable(),
      }),
    ),
    results: z.array(exampleResult),
  }),
});
export type ExampleDetail = z.output<typeof getExample.output>;

export const listDatasetVersions = get("/api/v1/projects/:p/datasets/:name/versions", {
  summary: "Versions of a dataset, the oldest first",
  input: oneDataset,
  output: page(datasetVersion),
});
export const diffDatasetVersions = get("/api/v1/projects/:p/datasets/:name/versions/diff", {
  summary: "What changed between two versions of a dataset",
  input: oneDataset.extend({
    ...pageInput,
    from: versionReference,
    to: versionReference,
    change: z.enum(changeKinds).optional(),
  }),
  output: page(exampleChange).extend({
    from: datasetVersion,
    to: datasetVersion,
    added: z.int(),
    removed: z.int(),
    changed: z.int(),
  }),
});
export const getDatasetSchema = get("/api/v1/projects/:p/datasets/:name/schema", {
  summary: "Splits and fields of a dataset",
  input: oneDataset.extend({ version: versionReference.optional() }),
  output: z.object({
    exampleCount: z.int(),
    splits: z.array(z.object({ split: z.string().nullable(), count: z.int() })),
    fields: z.array(schemaField),
  }),
});
export type DatasetSchema = z.output<typeof getDatasetSchema.output>;

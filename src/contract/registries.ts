import { z } from "zod";
import { get } from "./endpoint.ts";
import { metricDirection, metricKind } from "./records.ts";
import { isoTime, page, pageInput, projectName } from "./wire.ts";

export const metric = z.object({
  name: z.string(),
  kind: metricKind,
  direction: metricDirection,
  /** Smallest change that matters, in the metric's own unit. */
  margin: z.number(),
  range: z.tuple([z.number(), z.number()]).nullable(),
  unit: z.string().nullable(),
  description: z.string().nullable(),
});
export type Metric = z.output<typeof metric>;

export const promptVersion = z.object({
  version: z.string(),
  /** 1 for the first received; an order for people, computed when read. */
  number: z.int(),
  template: z.string(),
  model: z.string().nullable(),
  settings: z.record(z.string(), z.unknown()),
  labels: z.array(z.string()),
  note: z.string().nullable(),
  createdAt: isoTime,
});
export const prompt = z.object({ name: z.string(), versions: z.array(promptVersion) });
export type Prompt = z.output<typeof prompt>;
export const promptSummary = z.object({
  name: z.string(),
  versionCount: z.int(),
  latestVersion: z.string(),
  lastChange: isoTime,
  runCount: z.int(),
});

export const dataset = z.object({
  name: z.string(),
  exampleCount: z.int(),
  lastChange: isoTime.nullable(),
  runCount: z.int(),
  metadataKeys: z.array(z.string()),
});
export type Dataset = z.output<typeof dataset>;

export const slice = z.object({ name: z.string(), where: z.string(), note: z.string().nullable() });

const inProject = z.object({ p: projectName });
const pageInProject = inProject.extend(pageInput);

export const listPrompts = get("/api/v1/projects/:p/prompts", {
  summary: "Prompts",
  input: pageInProject,
  output: page(promptSummary),
});
export const getPrompt = get("/api/v1/projects/:p/prompts/:name", {
  summary: "One prompt with its versions",
  input: inProject.extend({ name: z.string() }),
  output: prompt,
});
export const listDatasets = get("/api/v1/projects/:p/datasets", {
  summary: "Datasets",
  input: pageInProject,
  output: page(dataset),
});
export const example = z.object({
  id: z.string(),
  input: z.string(),
  reference: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  split: z.string().nullable(),
});
export const listExamples = get("/api/v1/projects/:p/datasets/:name/examples", {
  summary: "Examples of a dataset",
  input: pageInProject.extend({ name: z.string(), search: z.string().max(400).optional() }),
  output: page(example),
});
export const listMetrics = get("/api/v1/projects/:p/metrics", {
  summary: "Metrics",
  input: pageInProject,
  output: page(metric),
});
export const listSlices = get("/api/v1/projects/:p/slices", {
  summary: "Saved slices",
  input: pageInProject,
  output: page(slice),
});

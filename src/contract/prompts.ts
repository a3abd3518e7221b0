import { z } from "zod";
import { get } from "./endpoint.ts";
import { metric } from "./registries.ts";
import { isoTime, page, pageInput, projectName } from "./wire.ts";

/** Characters of a template that come with the list of versions; one version alone comes whole. */
export const listedTemplateCharacters = 50_000;

export const promptVersion = z.object({
  version: z.string(),
  /** 1 for the first received; an order for people, computed when read. */
  number: z.int(),
  /** Text, or chat messages as JSON; cut where it is very long. */
  template: z.string(),
  /** Characters of the whole template. */
  templateLength: z.int(),
  model: z.string().nullable(),
  settings: z.record(z.string(), z.unknown()),
  labels: z.array(z.string()),
  note: z.string().nullable(),
  createdAt: isoTime,
  /** Runs that used it. */
  runCount: z.int(),
});
export const prompt = z.object({ name: z.string(), versions: z.array(promptVersion) });
export type Prompt = z.output<typeof prompt>;
export type PromptVersion = z.output<typeof promptVersion>;

export const promptSummary = z.object({
  name: z.string(),
  versionCount: z.int(),
  latestVersion: z.string(),
  lastChange: isoTime,
  runCount: z.int(),
});

/** A prompt version with what used it and what it came from. */
export const promptVersionDetail = promptVersion.extend({
  prompt: z.string(),
  /** The version received before it; null for the first. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  experiments: z.array(z.string()),
  datasets: z.array(z.string()),
  /** Traces whose spans name this version. */
  traceCount: z.int(),
  /** The latest first; at most 200 of `runCount`. */
  runs: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      experiment: z.string().nullable(),
      dataset: z.string().nullable(),
      model: z.string().nullable(),
      startedAt: isoTime.nullable(),
    }),
  ),
});
export type PromptVersionDetail = z.output<typeof promptVersionDetail>;

/** One metric of one prompt version over one dataset. The example is the unit: runs and repetitions are averaged first. */
export const promptMetricValue = z.object({
  version: z.string(),
  dataset: z.string(),
  metric: z.string(),
  value: z.number(),
  /** 95 % interval over examples; null where there are too few. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  method: z.enum(["wilson", "t"]).nullable(),
  /** Examples with a score. */
  n: z.int(),
  runs: z.array(z.string()),
  /** Models of those runs: with several, the version is not all that differs. */
  models: z.array(z.string()),
});
export type PromptMetricValue = z.output<typeof promptMetricValue>;

const inProject = z.object({ p: projectName });
const onePrompt = inProject.extend({ name: z.string() });

export const listPrompts = get("/api/v1/projects/:p/prompts", {
  summary: "Prompts",
  input: inProject.extend({ ...pageInput, search: z.string().max(200).optional() }),
  output: page(promptSummary),
});
export const getPrompt = get("/api/v1/projects/:p/prompts/:name", {
  summary: "One prompt with its versions",
  input: onePrompt,
  output: prompt,
});
export const getPromptVersion = get("/api/v1/projects/:p/prompts/:name/versions/:version", {
  summary: "One prompt version whole, with the runs that used it",
  input: onePrompt.extend({ version: z.string() }),
  output: promptVersionDetail,
});
export const getPromptMetrics = get("/api/v1/projects/:p/prompts/:name/metrics", {
  summary: "Metrics of the versions of a prompt, per dataset",
  input: onePrompt,
  output: z.object({ metrics: z.array(metric), values: z.array(promptMetricValue) }),
});

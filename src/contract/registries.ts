import { z } from "zod";
import { get } from "./endpoint.ts";
import { metricDirection, metricKind } from "./records.ts";
import { page, pageInput, projectName } from "./wire.ts";

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

export const slice = z.object({ name: z.string(), where: z.string(), note: z.string().nullable() });

const pageInProject = z.object({ p: projectName, ...pageInput });

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

import { z } from "zod";
import { get } from "./endpoint.ts";
import { isoTime, page, pageInput, projectName } from "./wire.ts";

export const project = z.object({
  name: z.string(),
  traceCount: z.int(),
  runCount: z.int(),
  datasetCount: z.int(),
  promptCount: z.int(),
  lastActivity: isoTime.nullable(),
});
export type Project = z.output<typeof project>;

export const listProjects = get("/api/v1/projects", {
  summary: "Projects with counts and last activity",
  input: z.object(pageInput),
  output: page(project),
});

export const getProject = get("/api/v1/projects/:p", {
  summary: "One project",
  input: z.object({ p: projectName }),
  output: project,
});

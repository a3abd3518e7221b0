import { z } from "zod";
import { send } from "./endpoint.ts";
import { projectName } from "./wire.ts";

/** Long work that the server does for somebody; its progress travels on `/live`. */
export const job = z.object({
  id: z.string(),
  kind: z.enum(["demo", "dataset_health", "projection", "embedding"]),
  status: z.enum(["running", "done", "failed"]),
  /** Between 0 and 1. */
  progress: z.number(),
  message: z.string(),
});
export type Job = z.output<typeof job>;

/** Server-sent events of `GET /api/v1/projects/:p/live`; the event's name is its `type`. */
export const liveEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("traces"), traceIds: z.array(z.string()), count: z.int() }),
  z.object({ type: z.literal("records"), runs: z.array(z.string()), count: z.int() }),
  z.object({ type: z.literal("job"), job }),
  /** Rules noticed something, or somebody acknowledged it. */
  z.object({ type: z.literal("alerts") }),
]);
export type LiveEvent = z.output<typeof liveEvent>;

export const livePath = "/api/v1/projects/:p/live";

export const startDemo = send("POST", "/api/v1/projects/:p/demo", {
  summary: "Run the demo application and record it in this project",
  input: z.object({ p: projectName }),
  body: z.undefined(),
  output: job,
});

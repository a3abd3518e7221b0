import { z } from "zod";
import { get } from "./endpoint.ts";

/** 200 when new data is taken now, 503 when it is not; for load balancers, which health is too patient for. */
export const getReady = get("/api/v1/ready", {
  summary: "Whether new data is taken at this moment",
  access: "public",
  input: z.object({}),
  output: z.object({
    ready: z.boolean(),
    /** Why not, one sentence each. */
    reasons: z.array(z.string()),
  }),
});

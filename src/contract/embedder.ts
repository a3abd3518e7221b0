import { z } from "zod";
import { get, send } from "./endpoint.ts";
import { job } from "./live.ts";
import { count, projectName } from "./wire.ts";

/** Where texts go to become vectors; nothing goes anywhere before somebody starts it. */
export const embedder = z.object({
  /** Null where none is configured. */
  host: z.string().nullable(),
  model: z.string().nullable(),
  /** The host is this machine. */
  local: z.boolean(),
});
export type Embedder = z.output<typeof embedder>;

export const getEmbedder = get("/api/v1/embedder", {
  summary: "The endpoint for embeddings that the server was started with",
  input: z.object({}),
  output: embedder,
});

/** What is embedded: inputs of a dataset's examples, or what the newest traces were asked. */
const sources = {
  set: z.string().min(1).max(500),
  dataset: z.string().min(1).max(500).optional(),
};
export const mostTraces = 100_000;

export const planEmbedding = get("/api/v1/projects/:p/embed", {
  summary: "What would be sent where to embed these texts; sends nothing",
  input: z.object({ p: projectName, ...sources, traces: count.optional() }),
  output: embedder.extend({
    texts: z.int(),
    /** Texts that the set has vectors of already: they are not sent again. */
    known: z.int(),
    /** Estimate over the texts that would be sent: bytes over four. */
    tokens: z.int(),
    /** Texts longer than what is sent of one. */
    cut: z.int(),
    /** Null where no price is known of the model. */
    costUsd: z.number().nullable(),
    job: job.nullable(),
  }),
});
export type EmbeddingPlan = z.output<typeof planEmbedding.output>;

export const startEmbedding = send("POST", "/api/v1/projects/:p/embed", {
  summary:
    "Send texts to the configured endpoint and keep their vectors; goes on where it stopped before",
  input: z.object({ p: projectName }),
  body: z.object({ ...sources, traces: z.int().positive().max(mostTraces).optional() }),
  output: job,
});

export const stopEmbedding = send("DELETE", "/api/v1/projects/:p/embed", {
  summary: "Stop sending texts; what was embedded stays",
  input: z.object({ p: projectName }),
  body: z.undefined(),
  output: z.object({ stopped: z.boolean() }),
});

import {
  type Embedder,
  getEmbedder,
  mostTraces,
  planEmbedding,
  startEmbedding,
  stopEmbedding,
} from "#contract/embedder.ts";
import { ProblemError } from "#contract/problem.ts";
import type { EmbeddingEndpoint } from "../embedder/endpoint.ts";
import { pendingTexts, planOf } from "../embedder/plan.ts";
import { route } from "../route.ts";

/** The endpoint, or a problem that says how to have one. */
export function configured(endpoint: EmbeddingEndpoint | undefined): EmbeddingEndpoint {
  if (endpoint) return endpoint;
  throw new ProblemError("bad_request", "No endpoint for embeddings is configured.", {
    hint: "Start the server with TOUCHSTONE_EMBEDDINGS_URL and TOUCHSTONE_EMBEDDINGS_MODEL.",
  });
}

function factsOf(endpoint: EmbeddingEndpoint | undefined): Embedder {
  if (!endpoint) return { host: null, model: null, local: false };
  const { host, model, local } = endpoint;
  return { host, model, local };
}

function chosen(dataset: string | undefined, traces: number | undefined): void {
  if (dataset !== undefined || traces !== undefined) return;
  throw new ProblemError("bad_request", "Nothing is named that could be embedded.", {
    hint: "Name a dataset, or how many of the newest traces.",
  });
}

export const embedderRoutes = [
  route(getEmbedder, async (_, { embedding }) => factsOf(embedding.endpoint)),
  route(planEmbedding, async ({ p, set, dataset, traces }, { embedding, store, prices }) => {
    chosen(dataset, traces);
    const { endpoint } = embedding;
    const model = endpoint?.model ?? "";
    const most = traces === undefined ? undefined : Math.min(traces, mostTraces);
    const source = { project: p, set, model, dataset, traces: most };
    const pending = await pendingTexts(store.db, source);
    return {
      ...factsOf(endpoint),
      ...planOf(pending, model, prices),
      job: embedding.find(p) ?? null,
    };
  }),
  route(startEmbedding, async ({ p }, { embedding, body }) => {
    const { set, dataset, traces } = body;
    chosen(dataset, traces);
    return embedding.start(p, configured(embedding.endpoint), { set, dataset, traces });
  }),
  route(stopEmbedding, async ({ p }, { embedding }) => ({ stopped: embedding.stop(p) })),
];

import type { Page } from "../model/chat.ts";
import { documentAttributes, inputText } from "../tracing/attributes.ts";
import type { Scope } from "../tracing/recorder.ts";
import type { Ask } from "./ask.ts";
import { embeddingModel } from "./embedding.ts";
import { nearest } from "./manual-index.ts";
import { rerank, rerankerModel, type Scored } from "./reranker.ts";

const searched = 8;

/** Embeds a question, searches the manual, and reranks when the version does. */
export async function findPages(
  ask: Ask,
  scope: Scope,
  query: string,
  count: number,
): Promise<Page[]> {
  const { recorder, version, bill } = ask;
  return recorder.within(scope, "find pages", "CHAIN", inputText(query), async (inside) => {
    const vector = await embed(ask, inside, query);
    const near = await search(ask, inside, query, vector, version.reranks ? searched : count);
    const kept = version.reranks ? await rerankPages(ask, inside, query, near, count) : near;
    bill.found = kept.map(({ page }) => page.id);
    inside.span.setAttributes({ "output.value": bill.found.join(", ") });
    return kept.map(({ page }) => page);
  });
}

function embed({ recorder, index }: Ask, scope: Scope, query: string): Promise<number[]> {
  const attributes = {
    "embedding.model_name": embeddingModel,
    "embedding.embeddings.0.embedding.text": query,
    ...inputText(query),
  };
  return recorder.within(scope, "embed question", "EMBEDDING", attributes, async ({ span }) => {
    const vector = index.embed(query);
    span.setAttribute("embedding.embeddings.0.embedding.vector", vector);
    return vector;
  });
}

function search(
  { recorder, index, bill }: Ask,
  scope: Scope,
  query: string,
  vector: readonly number[],
  count: number,
): Promise<Scored[]> {
  return recorder.within(
    scope,
    "search manual",
    "RETRIEVER",
    inputText(query),
    async ({ span }) => {
      const near = nearest(index, vector, count);
      bill.retrieverSpanId = span.spanContext().spanId;
      span.setAttributes(documentAttributes("retrieval.documents", near.map(asDocument)));
      return near;
    },
  );
}

function rerankPages(
  { recorder, index }: Ask,
  scope: Scope,
  query: string,
  near: readonly Scored[],
  count: number,
): Promise<Scored[]> {
  const attributes = {
    "reranker.query": query,
    "reranker.model_name": rerankerModel,
    "reranker.top_k": count,
    ...documentAttributes("reranker.input_documents", near.map(asDocument)),
  };
  return recorder.within(scope, "rerank pages", "RERANKER", attributes, async ({ span }) => {
    const pages = near.map(({ page }) => page);
    const corpus = index.pages.map(({ page }) => page);
    const kept = rerank(query, pages, corpus).slice(0, count);
    span.setAttributes(documentAttributes("reranker.output_documents", kept.map(asDocument)));
    return kept;
  });
}

function asDocument({ page, score }: Scored) {
  const { id, title, topic, text } = page;
  return { id, content: text, score, metadata: { title, topic } };
}

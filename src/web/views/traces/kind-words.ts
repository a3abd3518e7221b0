import type { SpanKind } from "#contract/span.ts";

/** Kinds as they stand in a sentence. */
export const kindWords: Readonly<Record<SpanKind, string>> = {
  LLM: "model call",
  CHAIN: "chain",
  AGENT: "agent",
  TOOL: "tool",
  RETRIEVER: "retriever",
  RERANKER: "reranker",
  EMBEDDING: "embedding",
  GUARDRAIL: "guardrail",
  EVALUATOR: "evaluator",
  PROMPT: "prompt",
  UNKNOWN: "step",
};

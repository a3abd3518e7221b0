import type { SpanKind } from "#contract/span.ts";

type KindTable = ReadonlyMap<string, SpanKind>;

function table(rows: readonly (readonly [kind: SpanKind, ...values: string[]])[]): KindTable {
  return new Map(
    rows.flatMap(([kind, ...values]) => values.map((value) => [value, kind] as const)),
  );
}

/** semconv: OpenInference `openinference.span.kind`, upper-cased. */
export const openInferenceKinds = table([
  ["LLM", "LLM"],
  ["CHAIN", "CHAIN"],
  ["AGENT", "AGENT"],
  ["TOOL", "TOOL"],
  ["RETRIEVER", "RETRIEVER"],
  ["RERANKER", "RERANKER"],
  ["EMBEDDING", "EMBEDDING"],
  ["GUARDRAIL", "GUARDRAIL"],
  ["EVALUATOR", "EVALUATOR"],
  ["PROMPT", "PROMPT"],
]);

/** semconv: Langfuse `langfuse.observation.type`. */
export const langfuseKinds = table([
  ["LLM", "generation"],
  ["EMBEDDING", "embedding"],
  ["AGENT", "agent"],
  ["TOOL", "tool"],
  ["CHAIN", "chain"],
  ["RETRIEVER", "retriever"],
  ["GUARDRAIL", "guardrail"],
  ["EVALUATOR", "evaluator"],
]);

/** semconv: LangSmith `langsmith.span.kind`. */
export const langsmithKinds = table([
  ["LLM", "llm"],
  ["TOOL", "tool"],
  ["RETRIEVER", "retriever"],
  ["EMBEDDING", "embedding"],
  ["PROMPT", "prompt"],
  ["CHAIN", "chain", "parser"],
]);

/** semconv: Mastra `mastra.span.type`. Usage sits on model_inference, which model_generation encloses. */
export const mastraKinds = table([
  ["AGENT", "agent_run"],
  ["LLM", "model_inference", "llm_generation"],
  [
    "CHAIN",
    "model_generation",
    "model_step",
    "workflow_run",
    "workflow_step",
    "workflow_conditional",
    "workflow_conditional_eval",
    "workflow_parallel",
    "workflow_loop",
  ],
  ["TOOL", "tool_call", "mcp_tool_call"],
]);

/** semconv: MLflow `mlflow.spanType`, upper-cased and unquoted. */
export const mlflowKinds = table([
  ["LLM", "CHAT_MODEL", "LLM"],
  ["AGENT", "AGENT"],
  ["TOOL", "TOOL"],
  ["CHAIN", "CHAIN", "WORKFLOW", "TASK", "PARSER"],
  ["RETRIEVER", "RETRIEVER"],
  ["RERANKER", "RERANKER"],
  ["EMBEDDING", "EMBEDDING"],
  ["GUARDRAIL", "GUARDRAIL"],
  ["EVALUATOR", "EVALUATOR"],
]);

/** semconv: Genkit `genkit:metadata:subtype`, else `genkit:type`. */
export const genkitKinds = table([
  ["LLM", "model", "background-model"],
  ["EMBEDDING", "embedder"],
  ["TOOL", "tool", "tool.v2"],
  ["RETRIEVER", "retriever"],
  ["RERANKER", "reranker"],
  ["EVALUATOR", "evaluator"],
  ["PROMPT", "prompt", "executable-prompt", "promptTemplate"],
  ["CHAIN", "flow", "flowStep", "util", "action"],
]);

/** semconv: Vercel AI SDK `ai.operationId`. */
export const vercelKinds = table([
  [
    "LLM",
    "ai.generateText.doGenerate",
    "ai.streamText.doStream",
    "ai.generateObject.doGenerate",
    "ai.streamObject.doStream",
  ],
  ["EMBEDDING", "ai.embed.doEmbed", "ai.embedMany.doEmbed"],
  ["TOOL", "ai.toolCall"],
  ["RERANKER", "ai.rerank.doRerank"],
]);

/** Braintrust `braintrust.span_attributes.type`. */
export const braintrustKinds = table([
  ["LLM", "llm"],
  ["EVALUATOR", "score"],
  ["CHAIN", "function", "task", "eval"],
  ["TOOL", "tool"],
]);

/** semconv: OpenTelemetry GenAI `gen_ai.operation.name`, with the values that SDKs add. */
export const genAiKinds = table([
  ["LLM", "chat", "text_completion", "generate_content", "completion", "generate", "response"],
  ["EMBEDDING", "embeddings"],
  ["TOOL", "execute_tool"],
  ["AGENT", "invoke_agent", "create_agent"],
  ["RETRIEVER", "retrieval"],
  ["RERANKER", "rerank"],
  ["CHAIN", "invoke_workflow", "workflow", "agent_step", "task", "plan", "handoff"],
]);

/** semconv: OpenLLMetry `traceloop.span.kind`. */
export const traceloopKinds = table([
  ["CHAIN", "workflow", "task"],
  ["AGENT", "agent"],
  ["TOOL", "tool"],
]);

/** semconv: OpenLLMetry `llm.request.type`, lower-cased. */
export const requestTypeKinds = table([
  ["LLM", "chat", "completion"],
  ["EMBEDDING", "embedding"],
  ["RERANKER", "rerank"],
]);

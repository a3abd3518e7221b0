import type { SpanKind } from "#contract/span.ts";
import type { Attributes } from "../decoded.ts";
import { firstKey, isValue } from "./first.ts";
import { haystackKind } from "./haystack.ts";
import { parseRecord, textAt, unquote } from "./json.ts";
import {
  braintrustKinds,
  genAiKinds,
  genkitKinds,
  langfuseKinds,
  langsmithKinds,
  mastraKinds,
  mlflowKinds,
  openInferenceKinds,
  requestTypeKinds,
  traceloopKinds,
  vercelKinds,
} from "./kind-values.ts";
import type { SpanSource } from "./source.ts";

/** The kind of a span and the attribute dialect that decided it. */
export interface Classified {
  readonly kind: SpanKind;
  readonly dialect: string;
}

type Rule = readonly [dialect: string, decide: (span: SpanSource) => SpanKind | undefined];

/** The first rule that decides wins: spans often carry the keys of two dialects. */
const rules: readonly Rule[] = [
  ["openinference", ({ attributes }) => openInference(attributes["openinference.span.kind"])],
  ["langfuse", ({ attributes }) => langfuse(attributes)],
  ["langsmith", ({ attributes }) => valueIn(langsmithKinds, attributes["langsmith.span.kind"])],
  ["mastra", ({ attributes }) => mastra(attributes)],
  ["mlflow", ({ attributes }) => mlflow(attributes["mlflow.spanType"])],
  ["genkit", ({ attributes }) => genkit(attributes)],
  ["vercel-ai", ({ attributes }) => vercel(attributes)],
  ["braintrust", ({ attributes }) => braintrust(attributes)],
  ["gen-ai", ({ attributes }) => genAi(attributes["gen_ai.operation.name"])],
  ["traceloop", ({ attributes, name }) => traceloop(attributes, name)],
  ["traceloop", ({ attributes }) => requestType(attributes["llm.request.type"])],
  ["adk", adk],
  ["haystack", haystackKind],
  ["gen-ai", toolHint],
  ["pydantic-ai", pydantic],
  ["traceloop", ({ events }) => vectorSearch(events)],
  ["strands", agentLoop],
  ["gen-ai", ({ attributes }) => modelWithUsage(attributes)],
  ["gen-ai", ({ name }) => named(name)],
];

/** The kind of a span. UNKNOWN, of dialect "", when nothing in it tells. */
export function classify(span: SpanSource): Classified {
  for (const [dialect, decide] of rules) {
    const kind = decide(span);
    if (kind !== undefined) return { kind, dialect };
  }
  return { kind: "UNKNOWN", dialect: "" };
}

function valueIn(
  kinds: ReadonlyMap<string, SpanKind>,
  value: string | undefined,
): SpanKind | undefined {
  return isValue(value) ? (kinds.get(value) ?? "UNKNOWN") : undefined;
}

function openInference(value: string | undefined): SpanKind | undefined {
  return valueIn(openInferenceKinds, value?.toUpperCase());
}

/** Older Python SDKs send type `span` for generations, which then carry a model or usage. */
function langfuse(attributes: Attributes): SpanKind | undefined {
  const kind = valueIn(langfuseKinds, attributes["langfuse.observation.type"]);
  if (kind !== "UNKNOWN" || attributes["langfuse.observation.type"] !== "span") return kind;
  return firstKey(attributes, langfuseModelKeys) === "" ? kind : "LLM";
}

const langfuseModelKeys = [
  "langfuse.observation.model.name",
  "langfuse.observation.usage_details",
  "gen_ai.request.model",
];

/** A generation encloses its inferences; before there were any, it was the call itself. */
function mastra(attributes: Attributes): SpanKind | undefined {
  const type = attributes["mastra.span.type"];
  const isCall = attributes["gen_ai.operation.name"] === "chat";
  return type === "model_generation" && isCall ? "LLM" : valueIn(mastraKinds, type);
}

function mlflow(value: string | undefined): SpanKind | undefined {
  return isValue(value) ? valueIn(mlflowKinds, unquote(value).toUpperCase()) : undefined;
}

function genkit(attributes: Attributes): SpanKind | undefined {
  const type = attributes["genkit:type"];
  if (!isValue(type)) return undefined;
  const subtype = genkitKinds.get(attributes["genkit:metadata:subtype"] ?? "");
  return subtype ?? genkitKinds.get(type) ?? "CHAIN";
}

function vercel(attributes: Attributes): SpanKind | undefined {
  const operation = attributes["ai.operationId"] ?? attributes["operation.name"]?.split(" ", 1)[0];
  if (operation === undefined || !operation.startsWith("ai.")) return undefined;
  return vercelKinds.get(operation) ?? "CHAIN";
}

function braintrust(attributes: Attributes): SpanKind | undefined {
  const text = attributes["braintrust.span_attributes"];
  if (text === undefined)
    return valueIn(braintrustKinds, attributes["braintrust.span_attributes.type"]);
  const type = textAt(parseRecord(text) ?? {}, "type");
  return type === null ? undefined : valueIn(braintrustKinds, type);
}

function genAi(operation: string | undefined): SpanKind | undefined {
  if (!isValue(operation)) return undefined;
  return genAiKinds.get(operation) ?? (operation.endsWith("_memory") ? "TOOL" : undefined);
}

/** LlamaIndex under OpenLLMetry calls everything a task: only the name tells its steps apart. */
function traceloop(attributes: Attributes, name: string): SpanKind | undefined {
  const kind = valueIn(traceloopKinds, attributes["traceloop.span.kind"]);
  if (attributes["traceloop.span.kind"] !== "task") return kind;
  const entity = attributes["traceloop.entity.name"] ?? name;
  if (entity.endsWith(".retrieve") || name.endsWith(".retrieve.task")) return "RETRIEVER";
  return entity.includes("get_query_embedding") ? "EMBEDDING" : kind;
}

function requestType(value: string | undefined): SpanKind | undefined {
  return isValue(value) ? requestTypeKinds.get(value.toLowerCase()) : undefined;
}

/** ADK writes no attributes on what encloses its calls, and none on a call that fails. */
function adk({ attributes, name, scopeName }: SpanSource): SpanKind | undefined {
  if (isValue(attributes["gcp.vertex.agent.tool_call_args"])) return "TOOL";
  if (isValue(attributes["gcp.vertex.agent.llm_request"])) return "LLM";
  if (scopeName !== "gcp.vertex.agent") return undefined;
  if (name.startsWith("agent_run ")) return "AGENT";
  return name === "call_llm" ? "LLM" : name === "invocation" ? "CHAIN" : undefined;
}

function agentLoop({ attributes, name }: SpanSource): SpanKind | undefined {
  const isCycle = firstKey(attributes, ["event_loop.cycle_id", "agent_loop.cycle_id"]) !== "";
  return isCycle || name === "execute_agent_loop_cycle" ? "CHAIN" : undefined;
}

/** Spans of the GenAI conventions are named `operation subject`. Plain words may be anybody's. */
function named(name: string): SpanKind | undefined {
  const operation = name.split(" ", 1)[0] ?? "";
  return operation.includes("_") && operation !== name ? genAiKinds.get(operation) : undefined;
}

function toolHint({ attributes }: SpanSource): SpanKind | undefined {
  return firstKey(attributes, ["gen_ai.tool.name", "gen_ai.tool.call.id"]) ? "TOOL" : undefined;
}

/** Before version 3 of its format Pydantic AI names no operation for its agents. */
function pydantic({ attributes, scopeName }: SpanSource): SpanKind | undefined {
  if (scopeName !== "pydantic-ai") return undefined;
  if (isValue(attributes["agent_name"])) return "AGENT";
  return isValue(attributes["tools"]) ? "CHAIN" : undefined;
}

function vectorSearch(events: SpanSource["events"]): SpanKind | undefined {
  return events.some(({ name }) => name === "db.query.result") ? "RETRIEVER" : undefined;
}

const modelKeys = ["gen_ai.request.model", "gen_ai.response.model", "llm.model_name"];
const usageKeys = [
  "gen_ai.usage.input_tokens",
  "gen_ai.usage.prompt_tokens",
  "gen_ai.input.messages",
  "gen_ai.output.messages",
  "gen_ai.prompt.0.content",
  "llm.token_count.prompt",
  "llm.input_messages.0.message.role",
];

function modelWithUsage(attributes: Attributes): SpanKind | undefined {
  return firstKey(attributes, modelKeys) && firstKey(attributes, usageKeys) ? "LLM" : undefined;
}

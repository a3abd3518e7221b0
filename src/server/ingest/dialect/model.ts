import type { SpanKind } from "#contract/span.ts";
import type { Attributes } from "../decoded.ts";
import { firstText, isValue } from "./first.ts";
import { haystackMeta } from "./haystack.ts";
import { parseRecord, textAt, unquote } from "./json.ts";
import type { SpanSource } from "./source.ts";

/** `model` is the one that answered when it is known, else the one asked for. */
export interface Model {
  readonly model: string | null;
  readonly modelRequested: string | null;
  readonly provider: string | null;
}

const responseKeys = [
  "gen_ai.response.model",
  "llm.response.model_name",
  "llm.output_model_name",
  "ai.response.model",
  "mlflow.llm.model",
  "langfuse.observation.model.name",
];

const requestKeys = [
  "gen_ai.request.model",
  "llm.request.model_name",
  "llm.input_model_name",
  "ai.model.id",
];

const namedModelKeys = ["langsmith.metadata.ls_model_name", "model_name"];

/** Genkit's actions that call a model are named `plugin/model`. */
const genkitModels = new Set(["model", "background-model", "embedder", "reranker"]);

/** Model and provider of a span of the given kind. */
export function modelOf(span: SpanSource, kind: SpanKind): Model {
  const { attributes } = span;
  const modelRequested = requestedModel(span, kind);
  const specific =
    kind === "EMBEDDING"
      ? attributes["embedding.model_name"]
      : kind === "RERANKER"
        ? attributes["reranker.model_name"]
        : undefined;
  const model =
    (isValue(specific) ? specific : null) ??
    firstText(attributes, responseKeys) ??
    firstText(attributes, ["llm.model_name", "embedding.model_name"]) ??
    modelRequested;
  return {
    model: model && unquote(model),
    modelRequested: modelRequested && unquote(modelRequested),
    provider: providerOf(span, kind),
  };
}

function requestedModel({ attributes, name }: SpanSource, kind: SpanKind): string | null {
  const direct = firstText(attributes, requestKeys);
  if (direct !== null) return direct;
  if (isValue(attributes["llm.invocation_parameters"])) {
    const parameters = parseRecord(attributes["llm.invocation_parameters"]) ?? {};
    const model = textAt(parameters, "model", "model_name", "model_id");
    if (model !== null) return model;
  }
  if (genkitModels.has(attributes["genkit:metadata:subtype"] ?? "")) {
    return (attributes["genkit:name"] ?? name).split("/").at(-1) ?? null;
  }
  return (
    firstText(attributes, namedModelKeys) ??
    fromJson(attributes["metadata"], '"ls_model_name"', "ls_model_name") ??
    fromJson(attributes["braintrust.metadata"], '"model"', "model") ??
    (kind === "LLM" ? (textAt(haystackMeta(attributes), "model") ?? fromRaw(attributes)) : null)
  );
}

/** The raw answer and request, which dialects keep also where they miss the model in them. */
function fromRaw(attributes: Attributes): string | null {
  return (
    fromJson(attributes["output.value"], '"model"', "model") ??
    fromJson(attributes["input.value"], '"model"', "model") ??
    fromJson(attributes["mlflow.spanInputs"], '"model"', "model")
  );
}

/** A field of a JSON attribute, which is parsed only when it can hold the field. */
function fromJson(text: string | undefined, quoted: string, field: string): string | null {
  if (text === undefined || !text.includes(quoted)) return null;
  return textAt(parseRecord(text) ?? {}, field);
}

const providerKeys = [
  "gen_ai.provider.name",
  "llm.provider",
  "mlflow.llm.provider",
  "gen_ai.system",
  "llm.system",
  "ai.model.provider",
  "langsmith.metadata.ls_provider",
  "langfuse.observation.metadata.ls_provider",
];

/** Names that say who traced the call and not who answered it. */
const frameworks = new Set([
  "langchain",
  "langgraph",
  "strands-agents",
  "mastra",
  "llamaindex",
  "crewai",
  "autogen",
  "gcp.vertex.agent",
  "microsoft.agent_framework",
]);

const modelKinds: ReadonlySet<SpanKind> = new Set(["LLM", "EMBEDDING", "RERANKER"]);

function providerOf({ attributes }: SpanSource, kind: SpanKind): string | null {
  let framework: string | null = null;
  for (const key of providerKeys) {
    const value = attributes[key];
    if (!isValue(value)) continue;
    const provider = withoutSurface(unquote(value).toLowerCase());
    if (!frameworks.has(provider)) return provider;
    framework ??= provider;
  }
  if (!modelKinds.has(kind)) return framework;
  return (
    fromJson(attributes["metadata"], '"ls_provider"', "ls_provider")?.toLowerCase() ??
    fromJson(attributes["braintrust.metadata"], '"provider"', "provider")?.toLowerCase() ??
    prefixOf(attributes["genkit:name"]) ??
    prefixOf(attributes["gen_ai.request.model"]) ??
    prefixOf(attributes["llm.model_name"]) ??
    providerOfHost(attributes["server.address"])
  );
}

/** The first part of `openai/gpt-4o`, as Genkit and LiteLLM name models. Others put an owner there. */
function prefixOf(name: string | undefined): string | null {
  const slash = name?.indexOf("/") ?? -1;
  return name === undefined || slash < 1 ? null : (prefixes.get(name.slice(0, slash)) ?? null);
}

const prefixes: ReadonlyMap<string, string> = new Map([
  ...["openai", "anthropic", "azure", "bedrock", "cohere", "deepseek", "groq", "mistral"].map(
    (name) => [name, name] as const,
  ),
  ...["ollama", "openrouter", "xai"].map((name) => [name, name] as const),
  ...["gemini", "googleai", "vertexai", "vertex_ai"].map((name) => [name, "google"] as const),
]);

const surfaces = new Set([
  "chat",
  "responses",
  "completion",
  "embedding",
  "messages",
  "generative-ai",
]);

/** The AI SDK appends the part of the provider's API it used: `openai.chat`. */
function withoutSurface(provider: string): string {
  const dot = provider.lastIndexOf(".");
  return dot > 0 && surfaces.has(provider.slice(dot + 1)) ? provider.slice(0, dot) : provider;
}

const hosts: readonly (readonly [suffix: string, provider: string])[] = [
  ["openai.azure.com", "azure"],
  ["openai.com", "openai"],
  ["anthropic.com", "anthropic"],
  ["googleapis.com", "google"],
  ["amazonaws.com", "aws"],
  ["mistral.ai", "mistral"],
  ["cohere.com", "cohere"],
  ["groq.com", "groq"],
  ["deepseek.com", "deepseek"],
  ["openrouter.ai", "openrouter"],
  ["together.xyz", "together"],
  ["x.ai", "xai"],
];

function providerOfHost(host: string | undefined): string | null {
  if (host === undefined) return null;
  const match = hosts.find(([suffix]) => host === suffix || host.endsWith(`.${suffix}`));
  return match === undefined ? null : match[1];
}

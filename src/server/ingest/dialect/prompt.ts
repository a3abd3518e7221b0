import type { Attributes } from "../decoded.ts";
import { firstText, isValue } from "./first.ts";
import { isRecord, itemsOf, jsonText, parseJson, parseRecord, textAt } from "./json.ts";

/** Which registered prompt a span used. */
export interface PromptName {
  readonly promptName: string | null;
  readonly promptVersion: string | null;
}

const nameKeys = [
  "langfuse.observation.prompt.name",
  "gen_ai.prompt.name",
  "prompt.id",
  "ai.telemetry.metadata.promptName",
  "ai.telemetry.metadata.prompt_name",
  "langsmith.metadata.prompt_name",
  "traceloop.association.properties.prompt_name",
  "traceloop.prompt.key",
  "genkit:metadata:promptName",
  "mastra.metadata.promptName",
];

const versionKeys = [
  "langfuse.observation.prompt.version",
  "gen_ai.prompt.version",
  "llm.prompt_template.version",
  "ai.telemetry.metadata.promptVersion",
  "ai.telemetry.metadata.prompt_version",
  "langsmith.metadata.prompt_version",
  "traceloop.association.properties.prompt_version",
  "traceloop.prompt.version",
  "mastra.metadata.promptVersion",
];

/** Name and version of the prompt. `langfuse.version` is the application's and is not asked. */
export function promptOf(attributes: Attributes): PromptName {
  const linked = linkedPrompt(attributes);
  return {
    promptName:
      firstText(attributes, nameKeys) ??
      linked?.promptName ??
      fromMetadata(attributes, "name") ??
      (attributes["genkit:type"] === "dotprompt" ? (attributes["genkit:name"] ?? null) : null),
    promptVersion:
      firstText(attributes, versionKeys) ??
      linked?.promptVersion ??
      fromMetadata(attributes, "version"),
  };
}

function linkedPrompt(attributes: Attributes): PromptName | undefined {
  const mlflow = attributes["mlflow.linkedPrompts"];
  const langfuse = attributes["ai.telemetry.metadata.langfusePrompt"];
  if (mlflow === undefined && langfuse === undefined) return undefined;
  const linked = langfuse === undefined ? itemsOf(parseJson(mlflow))[0] : parseRecord(langfuse);
  if (!isRecord(linked)) return undefined;
  return { promptName: textAt(linked, "name"), promptVersion: textAt(linked, "version") };
}

function fromMetadata(attributes: Attributes, part: "name" | "version"): string | null {
  const text = attributes["metadata"];
  if (text === undefined || !text.includes('"prompt')) return null;
  const camel = part === "name" ? "promptName" : "promptVersion";
  return textAt(parseRecord(text) ?? {}, camel, `prompt_${part}`);
}

/** Template text and the values put into it. */
export interface PromptTemplate {
  readonly template: string | null;
  readonly variables: Record<string, string>;
}

/** semconv: OpenInference `llm.prompt_template.*`; a LangChain PROMPT span's input are the variables. */
export function templateOf(attributes: Attributes, kind: string): PromptTemplate {
  const variables: Record<string, string> = Object.create(null);
  const text =
    attributes["llm.prompt_template.variables"] ??
    attributes["traceloop.prompt.template_variables"] ??
    (kind === "PROMPT" ? attributes["input.value"] : undefined);
  const parsed = isValue(text) ? parseRecord(text) : undefined;
  for (const [name, value] of Object.entries(parsed ?? {})) variables[name] = jsonText(value);
  const template = firstText(attributes, [
    "llm.prompt_template.template",
    "traceloop.prompt.template",
  ]);
  return { template, variables };
}

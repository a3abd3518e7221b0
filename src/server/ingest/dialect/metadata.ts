import type { Attributes } from "../decoded.ts";
import { isValue } from "./first.ts";
import { jsonText, parseJson, parseRecord, unquote } from "./json.ts";

/** Every key under one of these is a piece of metadata of that name. semconv section 11. */
const prefixes: readonly string[] = [
  "langfuse.trace.metadata.",
  "langfuse.observation.metadata.",
  "ai.telemetry.metadata.",
  "ai.settings.context.",
  "langsmith.metadata.",
  "traceloop.association.properties.",
  "mastra.metadata.",
  "mlflow.traceTag.",
  "braintrust.metadata.",
];

/** Attributes that hold a whole JSON object of metadata. */
const documents = [
  "metadata",
  "langfuse.trace.metadata",
  "langfuse.observation.metadata",
  "braintrust.metadata",
];

/** Prefixes by first letter, so that most keys are passed over by one look-up. */
const byInitial = new Map<number, string[]>();
for (const prefix of prefixes) {
  const initial = prefix.charCodeAt(0);
  byInitial.set(initial, [...(byInitial.get(initial) ?? []), prefix]);
}

/** Metadata that the sender attached, by name; values that are not text as JSON text. */
export function metadataOf(attributes: Attributes): Record<string, string> {
  const metadata: Record<string, string> = Object.create(null);
  for (const document of documents) {
    const text = attributes[document];
    if (text === undefined || text === "{}") continue;
    for (const [name, value] of Object.entries(parseRecord(text) ?? {})) {
      metadata[name] = jsonText(value);
    }
  }
  for (const key in attributes) {
    const prefix = byInitial.get(key.charCodeAt(0))?.find((candidate) => key.startsWith(candidate));
    if (prefix === undefined) continue;
    const text = attributes[key];
    if (isValue(text)) metadata[key.slice(prefix.length)] = unquote(text);
  }
  return metadata;
}

const tagKeys = [
  "tag.tags",
  "langfuse.trace.tags",
  "langfuse.tags",
  "ai.telemetry.metadata.tags",
  "logfire.tags",
  "langsmith.span.tags",
  "mastra.tags",
  "braintrust.tags",
];

/** Tags, each once, from JSON arrays or from LangSmith's `a, b`. */
export function tagsOf(attributes: Attributes): string[] {
  let tags: Set<string> | undefined;
  for (const key of tagKeys) {
    const text = attributes[key];
    if (!isValue(text) || text === "[]") continue;
    tags ??= new Set();
    const parsed = parseJson(text);
    const values = Array.isArray(parsed) ? parsed.map(jsonText) : text.split(",");
    for (const value of values) if (value.trim() !== "") tags.add(value.trim());
  }
  return tags === undefined ? [] : [...tags];
}

import type { Attributes } from "../decoded.ts";
import { isValue } from "./first.ts";
import { isRecord, jsonText, parseRecord } from "./json.ts";

/** Parts of a request that are shown elsewhere. */
const notSettings = new Set([
  "messages",
  "tools",
  "functions",
  "input",
  "prompt",
  "system",
  "instructions",
  "contents",
  "model",
  "available_tools",
]);

const jsonKeys = [
  "llm.invocation_parameters",
  "langfuse.observation.model.parameters",
  "model_request_parameters",
  "braintrust.metadata",
];

const prefixes = ["gen_ai.request.", "ai.settings.", "langsmith.metadata.ls_"];

/** Temperature, limits and the like by name; values that are not text as JSON text. semconv section 12. */
export function settingsOf(attributes: Attributes): Record<string, string> {
  const settings: Record<string, string> = Object.create(null);
  for (const key of jsonKeys) put(settings, parseRecord(attributes[key]));
  const genkit = parseRecord(attributes["genkit:input"])?.["config"];
  if (isRecord(genkit)) put(settings, genkit);
  for (const key in attributes) {
    const prefix = prefixes.find((candidate) => key.startsWith(candidate));
    const text = attributes[key];
    if (prefix === undefined || !isSet(text) || key.startsWith("ai.settings.context.")) continue;
    const name = key.slice(prefix.length);
    if (!notSettings.has(name)) settings[name] = text;
  }
  return settings;
}

/** Langfuse writes the absence of a limit as Infinity. */
function isSet(text: string | undefined): text is string {
  return isValue(text) && text !== "Infinity";
}

function put(
  settings: Record<string, string>,
  values: Readonly<Record<string, unknown>> = {},
): void {
  for (const [name, value] of Object.entries(values)) {
    const text = jsonText(value);
    if (isSet(text) && !notSettings.has(name) && !name.endsWith("_tools")) settings[name] = text;
  }
}

import type { ToolDefinition } from "#contract/span.ts";
import type { Attributes } from "../decoded.ts";
import { isValue } from "./first.ts";
import { indexedItems } from "./indexed.ts";
import {
  isRecord,
  itemsOf,
  jsonText,
  parseJson,
  parseRecord,
  recordsOf,
  textAt,
  valueAt,
} from "./json.ts";
import { isToolOffer } from "./messages/chat-json.ts";

/** Tools offered to the model, from the first source that has any. semconv section 5. */
export function toolDefinitionsOf(attributes: Attributes): ToolDefinition[] {
  for (const read of readers) {
    const tools = read(attributes).flatMap(readTool);
    if (tools.length > 0) return tools;
  }
  return [];
}

type Reader = (attributes: Attributes) => readonly unknown[];

const readers: readonly Reader[] = [
  (attributes) => itemsOf(parseJson(attributes["gen_ai.tool.definitions"])),
  (attributes) =>
    indexedItems(attributes, "llm.tools").map((item) => item.get("tool.json_schema") ?? ""),
  (attributes) => itemsOf(parseJson(attributes["ai.prompt.tools"])),
  (attributes) => indexedItems(attributes, "llm.request.functions").map(Object.fromEntries),
  (attributes) => field(attributes["langfuse.observation.input"], "tools"),
  (attributes) =>
    recordsOf(attributes["langfuse.observation.input"])
      .filter(isToolOffer)
      .map((item) => item["content"]),
  (attributes) => field(attributes["llm.invocation_parameters"], "tools"),
  (attributes) => field(attributes["gen_ai.prompt"], "tools"),
  (attributes) => field(attributes["model_request_parameters"], "function_tools"),
  (attributes) => itemsOf(parseJson(attributes["mlflow.chat.tools"])),
  (attributes) => itemsOf(parseJson(attributes["gen_ai.request.available_tools"])),
  (attributes) => field(attributes["genkit:input"], "tools"),
];

function field(text: string | undefined, name: string): readonly unknown[] {
  if (!isValue(text) || !text.includes(`"${name}"`)) return [];
  return itemsOf(parseRecord(text)?.[name]);
}

/** OpenAI, Anthropic, Bedrock, AI SDK, Pydantic AI and Gemini shapes; a bare string is a name (Mastra) or the key of one (Genkit). */
function readTool(value: unknown): ToolDefinition[] {
  const parsed = typeof value === "string" ? (parseJson(value) ?? value) : value;
  if (typeof parsed === "string") {
    const name = parsed.replace(/^\/tool(?:\.v2)?\//, "");
    return name === "" ? [] : [{ name, description: null, parameters: null }];
  }
  if (!isRecord(parsed)) return [];
  const callee = parsed["function"] ?? parsed["toolSpec"];
  const tool = isRecord(callee) ? callee : parsed;
  const name = textAt(tool, "name");
  if (name === null) return [];
  const schema = valueAt(
    tool,
    "parameters",
    "input_schema",
    "inputSchema",
    "parameters_json_schema",
    "arguments",
  );
  const parameters = isRecord(schema) && isRecord(schema["json"]) ? schema["json"] : schema;
  return [
    { name, description: textAt(tool, "description"), parameters: jsonText(parameters) || null },
  ];
}

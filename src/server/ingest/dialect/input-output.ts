import type { Attributes } from "../decoded.ts";
import { firstKey, isValue } from "./first.ts";
import { itemsOf, jsonText, parseRecord, unquote, valueAt } from "./json.ts";

/** A text to show, and the attribute whose value is that text verbatim ("" when there is none). */
export interface Shown {
  readonly text: string | null;
  readonly key: string;
}

const nothing: Shown = { text: null, key: "" };

const inputKeys = [
  "input.value",
  "langfuse.observation.input",
  "gen_ai.tool.call.arguments",
  "mlflow.spanInputs",
  "genkit:input",
  "ai.toolCall.args",
  "ai.prompt.messages",
  "ai.prompt",
  "ai.value",
  "ai.values",
  "gen_ai.input.messages",
  "gen_ai.retrieval.query.text",
  "gen_ai.prompt",
  "tool_arguments",
  "tool.parameters",
  "reranker.query",
  "pydantic_ai.all_messages",
  "all_messages_events",
  "braintrust.input_json",
  "braintrust.input",
  "gcp.vertex.agent.tool_call_args",
  "gcp.vertex.agent.llm_request",
  "gen_ai.tool.input",
  "gen_ai.request.messages",
  "haystack.component.input",
  "haystack.agent.input",
  "haystack.pipeline.input_data",
  "langfuse.trace.input",
  "mlflow.traceInputs",
];

const outputKeys = [
  "output.value",
  "langfuse.observation.output",
  "gen_ai.tool.call.result",
  "mlflow.spanOutputs",
  "genkit:output",
  "ai.toolCall.result",
  "ai.response.text",
  "ai.response.object",
  "ai.response.toolCalls",
  "ai.result.text",
  "ai.result.object",
  "ai.result.toolCalls",
  "gen_ai.output.messages",
  "gen_ai.retrieval.documents",
  "gen_ai.completion",
  "final_result",
  "tool_response",
  "braintrust.output_json",
  "braintrust.output",
  "gcp.vertex.agent.tool_response",
  "gcp.vertex.agent.llm_response",
  "gen_ai.tool.output",
  "gen_ai.response.text",
  "haystack.component.output",
  "haystack.agent.output",
  "haystack.pipeline.output_data",
  "langfuse.trace.output",
  "mlflow.traceOutputs",
];

/** Keys under which a text comes as JSON, in quotes, like any other value. */
const alwaysJson = new Set([
  "genkit:input",
  "genkit:output",
  "mlflow.spanInputs",
  "mlflow.spanOutputs",
  "mlflow.traceInputs",
  "mlflow.traceOutputs",
  "langfuse.observation.input",
  "langfuse.observation.output",
  "braintrust.input_json",
  "braintrust.output_json",
  "ai.toolCall.result",
]);

/** What went into a span. semconv section 3. */
export function inputOf(attributes: Attributes): Shown {
  return (
    mastra(attributes, "input") ??
    named(attributes, inputKeys) ??
    traceloop(attributes["traceloop.entity.input"], "traceloop.entity.input", onlyArgument) ??
    named(attributes, ["input", "prompt", "query"]) ??
    nothing
  );
}

/** What came out of a span. semconv section 3. */
export function outputOf(attributes: Attributes): Shown {
  return (
    mastra(attributes, "output") ??
    named(attributes, outputKeys) ??
    traceloop(attributes["traceloop.entity.output"], "traceloop.entity.output", unquote) ??
    named(attributes, ["output", "response", "result"]) ??
    nothing
  );
}

function named(attributes: Attributes, keys: readonly string[]): Shown | undefined {
  const key = firstKey(attributes, keys);
  if (key === "") return undefined;
  const text = attributes[key] ?? "";
  const shown = key === "gen_ai.completion" ? onlyOutput(text) : shownAs(key, text);
  return { text: shown, key: shown === text ? key : "" };
}

function shownAs(key: string, text: string): string {
  return alwaysJson.has(key) ? unquote(text) : text;
}

/** LangSmith wraps what is no object: `{"output": "..."}`. */
function onlyOutput(text: string): string {
  if (!text.startsWith('{"output')) return text;
  const entries = Object.entries(parseRecord(text) ?? {});
  const [name, value] = entries[0] ?? [];
  const isWrapped = entries.length === 1 && (name === "output" || name === "outputs");
  return isWrapped ? jsonText(value) : text;
}

function mastra(attributes: Attributes, side: "input" | "output"): Shown | undefined {
  const type = attributes["mastra.span.type"];
  return type === undefined ? undefined : named(attributes, [`mastra.${type}.${side}`]);
}

function traceloop(
  text: string | undefined,
  key: string,
  unwrap: (text: string) => string,
): Shown | undefined {
  if (!isValue(text)) return undefined;
  const shown = callbackValue(text) ?? unwrap(text);
  return { text: shown, key: shown === text ? key : "" };
}

/** What LangChain's callbacks were given, without the tags and metadata beside it. */
function callbackValue(text: string): string | undefined {
  if (!text.startsWith('{"input') && !text.startsWith('{"output')) return undefined;
  const call = parseRecord(text);
  if (call === undefined || !("kwargs" in call || "tags" in call)) return undefined;
  const value = valueAt(call, "inputs", "input_str", "outputs", "output");
  return value === undefined ? undefined : jsonText(value);
}

/** The argument of `{"args":[...],"kwargs":{}}` when there is just one; the text as sent otherwise. */
function onlyArgument(text: string): string {
  if (!text.startsWith('{"args"')) return text;
  const call = parseRecord(text);
  if (call === undefined) return text;
  const args = itemsOf(call["args"]);
  const named = Object.keys(parseRecord(jsonText(call["kwargs"])) ?? {});
  return args.length === 1 && named.length === 0 ? jsonText(args[0]) : text;
}

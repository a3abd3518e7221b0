import type { SpanKind } from "#contract/span.ts";
import type { Attributes } from "../decoded.ts";
import { eventVectors } from "./event-vectors.ts";
import { indexedItems } from "./indexed.ts";
import { isRecord, itemsOf, jsonText, parseJson, unquote } from "./json.ts";
import { numbersOf } from "./numbers-of.ts";
import type { SpanSource } from "./source.ts";

export interface Vector {
  /** "" when the sender did not say what was embedded. */
  readonly text: string;
  readonly vector: number[];
  /** Id of the document that it belongs to; absent where it is the span's own. */
  readonly document?: string;
}

/** Vectors of a span, and the attributes, its own and its events', that hold nothing else: they need not be stored twice. */
export interface Vectors {
  readonly vectors: Vector[];
  readonly vectorKeys: string[];
}

const none: Vectors = { vectors: [], vectorKeys: [] };

/** Embedding vectors of a span, of whatever kind it is. semconv section 9. */
export function vectorsOf(
  { attributes, events }: Pick<SpanSource, "attributes" | "events">,
  kind: SpanKind,
): Vectors {
  const own = ownVectors(attributes, kind);
  return own.vectors.length > 0 ? own : eventVectors(events);
}

function ownVectors(attributes: Attributes, kind: SpanKind): Vectors {
  const embeddings = attributes["ai.embeddings"];
  if (embeddings !== undefined) {
    return pair(itemsOf(parseJson(embeddings)), valuesOf(attributes["ai.values"]), "ai.embeddings");
  }
  const embedding = attributes["ai.embedding"];
  if (embedding !== undefined) {
    return pair([embedding], [unquote(attributes["ai.value"] ?? "")], "ai.embedding");
  }
  const isEmbedding = kind === "EMBEDDING";
  // Retrievers and chains carry the vector of their question under the same keys.
  if (isEmbedding || attributes[`${openInference}.0.embedding.vector`] !== undefined) {
    const indexed = fromOpenInference(attributes);
    if (indexed.vectors.length > 0) return indexed;
  }
  const single = attributes["embedding.vector"];
  if (single !== undefined)
    return pair([single], [attributes["embedding.text"] ?? ""], "embedding.vector");
  return isEmbedding ? fromOutput(attributes) : none;
}

function valuesOf(text: string | undefined): string[] {
  return itemsOf(parseJson(text)).map((value) => unquote(jsonText(value)));
}

function pair(items: readonly unknown[], texts: readonly string[], key: string): Vectors {
  const vectors: Vector[] = [];
  for (const [index, item] of items.entries()) {
    const vector = numbersOf(item);
    if (vector !== undefined) vectors.push({ text: texts[index] ?? "", vector });
  }
  return vectors.length === 0 ? none : { vectors, vectorKeys: [key] };
}

const openInference = "embedding.embeddings";

function fromOpenInference(attributes: Attributes): Vectors {
  const vectors: Vector[] = [];
  for (const item of indexedItems(attributes, openInference)) {
    const vector = numbersOf(item.get("embedding.vector"));
    if (vector !== undefined) vectors.push({ text: item.get("embedding.text") ?? "", vector });
  }
  if (vectors.length === 0) return none;
  const vectorKeys = Object.keys(attributes).filter(
    (key) => key.startsWith(openInference) && key.endsWith(".embedding.vector"),
  );
  return { vectors, vectorKeys };
}

const outputs = [
  ["traceloop.entity.output", "traceloop.entity.input"],
  ["langfuse.observation.output", "langfuse.observation.input"],
  ["mlflow.spanOutputs", "mlflow.spanInputs"],
  ["genkit:output", "genkit:input"],
  ["braintrust.output_json", "braintrust.input_json"],
  ["output.value", "input.value"],
] as const;

/** Dialects that write an embedding's result as the output of any other span. */
function fromOutput(attributes: Attributes): Vectors {
  for (const [output, input] of outputs) {
    const text = attributes[output];
    if (text === undefined || !text.includes("[")) continue;
    const parsed = parseJson(text);
    const one = numbersOf(parsed);
    const given = attributes[input] ?? "";
    const inputs = parseJson(given);
    const texts = Array.isArray(inputs) ? inputs.map(jsonText) : [unquote(given)];
    const items = one === undefined ? embeddingItems(parsed) : [one];
    const found = pair(items, texts, output);
    if (found.vectors.length > 0) return found;
  }
  return none;
}

function embeddingItems(parsed: unknown): readonly unknown[] {
  const list = isRecord(parsed) ? (parsed["embeddings"] ?? parsed["data"]) : parsed;
  return itemsOf(list).map((item) => (isRecord(item) ? item["embedding"] : item));
}

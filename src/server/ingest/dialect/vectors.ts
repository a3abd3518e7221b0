import type { SpanKind } from "#contract/span.ts";
import type { Attributes } from "../decoded.ts";
import { indexedItems } from "./indexed.ts";
import { isRecord, itemsOf, jsonText, parseJson, unquote } from "./json.ts";

export interface Vector {
  /** "" when the sender did not say what was embedded. */
  readonly text: string;
  readonly vector: number[];
}

/** Vectors of a span, and the attributes that hold nothing else: they need not be stored twice. */
export interface Vectors {
  readonly vectors: Vector[];
  readonly vectorKeys: string[];
}

const none: Vectors = { vectors: [], vectorKeys: [] };

/** Embedding vectors of a span. semconv section 9. */
export function vectorsOf(attributes: Attributes, kind: SpanKind): Vectors {
  const embeddings = attributes["ai.embeddings"];
  if (embeddings !== undefined) {
    return pair(itemsOf(parseJson(embeddings)), valuesOf(attributes["ai.values"]), "ai.embeddings");
  }
  const embedding = attributes["ai.embedding"];
  if (embedding !== undefined) {
    return pair([embedding], [unquote(attributes["ai.value"] ?? "")], "ai.embedding");
  }
  if (kind !== "EMBEDDING") return none;
  const indexed = fromOpenInference(attributes);
  return indexed.vectors.length > 0 ? indexed : fromOutput(attributes);
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

/** The numbers of an array, or of an array written as JSON text; undefined when it is anything else. */
function numbersOf(item: unknown): number[] | undefined {
  const list = typeof item === "string" ? parseJson(item) : item;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const numbers = list.filter((value) => typeof value === "number" && Number.isFinite(value));
  return numbers.length === list.length ? numbers.map(Number) : undefined;
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

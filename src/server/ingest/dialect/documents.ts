import type { RetrievedDocument, SpanEvent, SpanKind } from "#contract/span.ts";
import type { Attributes } from "../decoded.ts";
import { isValue, numberFrom } from "./first.ts";
import { indexedItems, type Fields } from "./indexed.ts";
import { isRecord, itemsOf, numberAt, parseJson, parseRecord } from "./json.ts";
import { readDocument } from "./document-json.ts";
import type { SpanSource } from "./source.ts";

/** Documents a retriever or reranker gave, in its order, from the first source that has any. */
export function documentsOf(
  span: Pick<SpanSource, "attributes" | "events">,
  kind: SpanKind,
): RetrievedDocument[] {
  const { attributes, events } = span;
  const indexed = [
    "reranker.output_documents",
    "retrieval.documents",
    "reranker.input_documents",
  ].map((prefix) => () => indexedItems(attributes, prefix).map(fromFields));
  const readers = [
    ...indexed,
    () => listIn(attributes["gen_ai.retrieval.documents"]),
    () => events.filter(({ name }) => name === "db.query.result").map(fromEvent),
    () => rankedByVercel(attributes),
  ];
  if (kind === "RERANKER") readers.push(() => rankedByTraceloop(attributes));
  if (kind === "RETRIEVER") readers.push(() => listIn(attributes["output.value"]));
  if (kind === "RETRIEVER" || kind === "RERANKER") {
    readers.push(...outputKeys.map((key) => () => listIn(attributes[key])));
  }
  for (const read of readers) {
    const documents = read();
    if (documents.length > 0) return documents;
  }
  return [];
}

/** What a reranker was given, in that order; none for any other span. */
export function documentsBeforeOf(attributes: Attributes, kind: SpanKind): RetrievedDocument[] {
  if (kind !== "RERANKER") return [];
  const indexed = indexedItems(attributes, "reranker.input_documents").map(fromFields);
  if (indexed.length > 0) return indexed;
  // Texts as JSON or bare: Vercel's AI SDK.
  return itemsOf(parseJson(attributes["ai.documents"])).flatMap(
    (item) => vercelDocument(item) ?? [],
  );
}

function vercelDocument(item: unknown): RetrievedDocument | undefined {
  const parsed = typeof item === "string" ? (parseJson(item) ?? item) : item;
  return readDocument(typeof parsed === "string" ? { text: parsed } : parsed);
}

const outputKeys = [
  "langfuse.observation.output",
  "gen_ai.completion",
  "traceloop.entity.output",
  "mlflow.spanOutputs",
  "genkit:output",
  "braintrust.output_json",
  "braintrust.output",
  "haystack.component.output",
];

/** semconv: OpenInference `retrieval.documents.N.document.*`. */
function fromFields(item: Fields): RetrievedDocument {
  const score = numberFrom(item.get("document.score"));
  return {
    id: item.get("document.id") || null,
    content: item.get("document.content") || null,
    score,
    scoreName: score === null ? null : "score",
    metadata: parseRecord(item.get("document.metadata")) ?? {},
  };
}

/** semconv: OpenLLMetry vector databases, one event per result. */
function fromEvent({ attributes }: SpanEvent): RetrievedDocument {
  const names = ["score", "distance"];
  const scoreName = names.find((name) => isValue(attributes[`db.query.result.${name}`]));
  return {
    id: attributes["db.query.result.id"] || null,
    content: attributes["db.query.result.document"] || null,
    score: scoreName === undefined ? null : numberFrom(attributes[`db.query.result.${scoreName}`]),
    scoreName: scoreName ?? null,
    metadata: parseRecord(attributes["db.query.result.metadata"]) ?? {},
  };
}

/** A list of documents as JSON, bare or under the name a framework gives it. */
function listIn(text: string | undefined): RetrievedDocument[] {
  const parsed = isValue(text) ? parseJson(text) : undefined;
  const list = isRecord(parsed) ? listUnder(parsed) : itemsOf(parsed);
  return list.filter((item) => !isPrinted(item)).flatMap((item) => readDocument(item) ?? []);
}

/** `<NodeWithScore(node=...)>`: what a language prints for an object says nothing of the document in it. */
function isPrinted(item: unknown): boolean {
  return typeof item === "string" && /^<\w+[ (].*>$/s.test(item);
}

function listUnder(record: Readonly<Record<string, unknown>>): readonly unknown[] {
  for (const name of ["documents", "outputs", "output", "results", "matches"]) {
    if (Array.isArray(record[name])) return itemsOf(record[name]);
  }
  return [];
}

/** OpenLLMetry writes a reranker's results as answers: `Doc 1, Score: 0.9` and the text below. */
function rankedByTraceloop(attributes: Attributes): RetrievedDocument[] {
  return indexedItems(attributes, "gen_ai.completion").flatMap((item) => {
    const content = item.get("content") ?? "";
    const [head, index, score] = /^Doc (\d+), Score: ([\d.eE+-]+)/.exec(content) ?? [];
    if (head === undefined) return [];
    const text = content.slice(head.length).trim();
    return [
      {
        id: index ?? null,
        content: text || null,
        score: numberFrom(score),
        scoreName: "score",
        metadata: {},
      },
    ];
  });
}

/** semconv: Vercel AI SDK `ai.documents` with `ai.ranking` [{originalIndex, score}]. */
function rankedByVercel(attributes: Attributes): RetrievedDocument[] {
  const texts = itemsOf(parseJson(attributes["ai.documents"]));
  return itemsOf(parseJson(attributes["ai.ranking"])).flatMap((item) => {
    const rank = typeof item === "string" ? parseJson(item) : item;
    if (!isRecord(rank)) return [];
    const document = vercelDocument(texts[Number(rank["originalIndex"] ?? rank["index"])]);
    if (document === undefined) return [];
    const score = numberAt(rank, "score", "relevanceScore");
    return [{ ...document, score, scoreName: score === null ? null : "score" }];
  });
}

import type { RetrievedDocument } from "#contract/span.ts";
import { isRecord, itemsOf, numberAt, parseRecord, textAt, type JsonRecord } from "./json.ts";

/** The names scores come under; a distance is smaller when closer, so the name is kept. */
const scoreNames = ["score", "relevance_score", "relevanceScore", "similarity", "distance"];

/** A document of LangChain, LlamaIndex, Genkit, MLflow or plain JSON; undefined when it is none. */
export function readDocument(value: unknown): RetrievedDocument | undefined {
  if (typeof value === "string") {
    return { id: null, content: value, score: null, scoreName: null, metadata: {} };
  }
  if (!isRecord(value)) return undefined;
  const kwargs = value["kwargs"];
  const node = value["node"];
  const inner = isRecord(node) ? node : value["lc"] === 1 && isRecord(kwargs) ? kwargs : value;
  const metadata = metadataIn(inner);
  const content =
    textAt(inner, "page_content", "pageContent", "text", "document") ?? contentOf(inner);
  const id = textAt(inner, "id", "id_", "doc_id", "_id") ?? textAt(metadata, "id");
  const scoreName = scoreNames.find((name) => numberAt(value, name) !== null);
  const inMetadata = scoreNames.find((name) => numberAt(metadata, name) !== null);
  if (content === null && id === null && scoreName === undefined) return undefined;
  const score =
    scoreName === undefined
      ? inMetadata === undefined
        ? null
        : numberAt(metadata, inMetadata)
      : numberAt(value, scoreName);
  return { id, content, score, scoreName: scoreName ?? inMetadata ?? null, metadata };
}

function metadataIn(record: JsonRecord): JsonRecord {
  const metadata = record["metadata"];
  if (typeof metadata === "string") return parseRecord(metadata) ?? {};
  return isRecord(metadata) ? metadata : {};
}

/** Plain text, or the text blocks of Genkit and the GenAI conventions. */
function contentOf(record: JsonRecord): string | null {
  const content = record["content"];
  if (!Array.isArray(content)) return textAt(record, "content");
  const texts = itemsOf(content)
    .filter(isRecord)
    .map((item) => textAt(item, "text", "content"));
  return texts.filter((text) => text !== null).join("\n") || null;
}

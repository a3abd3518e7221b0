import type { RetrievedDocument } from "#contract/span.ts";
import { documentsBeforeOf, documentsOf } from "../ingest/dialect/documents.ts";
import { storedEvents } from "../store/spans/read.ts";
import type { RetrievedTexts } from "../store/retrieval/retrieved-texts.ts";
import { wholeAttributes } from "../traces/span-content.ts";

/** Documents of a span by today's mapping; none where its texts cannot be read. */
export function documentsIn(
  row: RetrievedTexts,
  kind: "RETRIEVER" | "RERANKER",
): RetrievedDocument[] {
  const events = row.events === "" ? [] : storedEvents.parse(JSON.parse(row.events));
  return documentsOf({ attributes: wholeAttributes(row), events }, kind);
}

/** What a reranker was given. */
export function documentsBeforeIn(
  { attributes }: RetrievedTexts,
  kind: "RETRIEVER" | "RERANKER",
): RetrievedDocument[] {
  return documentsBeforeOf(attributes, kind);
}

const questionKeys = ["reranker.query", "gen_ai.retrieval.query.text"];

/** What was asked, in the words of the sender; null where the span does not say. */
export function questionIn({ attributes, input }: RetrievedTexts): string | null {
  for (const key of questionKeys) if (attributes[key]) return attributes[key];
  return plainText(input);
}

const textFields = ["query", "question", "input", "text"];

/** A text, or the one inside a JSON object or list that holds a question. */
function plainText(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (!/^[[{"]/.test(trimmed)) return trimmed;
  try {
    return fieldOf(JSON.parse(trimmed)) ?? trimmed;
  } catch {
    return trimmed;
  }
}

function fieldOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return fieldOf(value[0]);
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value))
    if (textFields.includes(key) && typeof inner === "string") return inner;
  return undefined;
}

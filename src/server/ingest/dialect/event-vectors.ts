import type { SpanEvent } from "#contract/span.ts";
import { numbersOf } from "./numbers-of.ts";
import type { Vector, Vectors } from "./vectors.ts";

const asked = "db.query.embeddings";
const found = "db.query.result";

/**
 * Vectors that OpenLLMetry writes into the events of a vector database's span: those that were searched
 * with, and those of the documents that were found.
 */
export function eventVectors(events: readonly SpanEvent[]): Vectors {
  const vectors: Vector[] = [];
  for (const { name, attributes } of events) {
    if (name !== asked && name !== found) continue;
    const vector = numbersOf(attributes[`${name}.vector`]);
    if (vector === undefined) continue;
    if (name === asked) {
      vectors.push({ text: "", vector });
      continue;
    }
    const document = attributes[`${found}.id`];
    const text = attributes[`${found}.document`] ?? "";
    if (document) vectors.push({ text, vector, document });
  }
  return {
    vectors,
    vectorKeys: vectors.length === 0 ? [] : [`${asked}.vector`, `${found}.vector`],
  };
}

import { describe, expect, it } from "vitest";
import type { SpanEvent } from "#contract/span.ts";
import { vectorsOf } from "./dialect/vectors.ts";

const json = JSON.stringify;
function event(name: string, attributes: Readonly<Record<string, string>>): SpanEvent {
  return { name, timeNs: "0", attributes: { ...attributes } };
}
function read(attributes: Readonly<Record<string, string>>, kind: "EMBEDDING" | "RETRIEVER") {
  return vectorsOf({ attributes, events: [] }, kind);
}

describe("vectors of spans", () => {
  it.each([384, 1536, 3072])("reads every one of a batch of %i numbers", (dimensions) => {
    const vector = Array.from({ length: dimensions }, (_, at) => Math.sin(at));
    const attributes: Record<string, string> = {};
    for (let at = 0; at < 64; at++) {
      attributes[`embedding.embeddings.${at}.embedding.vector`] = json(vector);
      attributes[`embedding.embeddings.${at}.embedding.text`] = `text ${at}`;
    }
    const { vectors, vectorKeys } = read(attributes, "EMBEDDING");
    expect(vectors).toHaveLength(64);
    expect(vectors[63]).toEqual({ text: "text 63", vector });
    expect(vectorKeys).toHaveLength(64);
  });

  it("reads the vector of a retriever's question", () => {
    const indexed = {
      "embedding.embeddings.0.embedding.vector": "[1,2]",
      "embedding.embeddings.0.embedding.text": "where?",
    };
    expect(read(indexed, "RETRIEVER").vectors).toEqual([{ text: "where?", vector: [1, 2] }]);
    const single = { "embedding.vector": "[1,2]", "embedding.text": "where?" };
    expect(read(single, "RETRIEVER")).toEqual({
      vectors: [{ text: "where?", vector: [1, 2] }],
      vectorKeys: ["embedding.vector"],
    });
  });

  it("reads the floats that OpenAI's interface writes in base64", () => {
    const numbers = [0.5, -0.25, 0.125, 1];
    const embedding = Buffer.from(Float32Array.from(numbers).buffer).toString("base64");
    const output = json({ data: [{ embedding, index: 0 }], model: "m" });
    expect(
      read({ "output.value": output, "input.value": json(["hi"]) }, "EMBEDDING").vectors,
    ).toEqual([{ text: "hi", vector: numbers }]);
  });

  it("reads what vector databases write into events", () => {
    const events = [
      event("db.query.embeddings", { "db.query.embeddings.vector": "[1,0]" }),
      event("db.query.result", {
        "db.query.result.id": "d1",
        "db.query.result.document": "Returns are free.",
        "db.query.result.vector": "[0,1]",
      }),
      event("db.query.result", { "db.query.result.id": "d2" }),
    ];
    expect(vectorsOf({ attributes: {}, events }, "RETRIEVER").vectors).toEqual([
      { text: "", vector: [1, 0] },
      { text: "Returns are free.", vector: [0, 1], document: "d1" },
    ]);
  });

  it.each(["[]", "[1,null]", "[1,", "1,2", "QUJD", "{}", '["1"]', "[[1]]"])(
    "takes %s for no vector",
    (text) => {
      expect(read({ "embedding.vector": text }, "EMBEDDING").vectors).toEqual([]);
    },
  );
});

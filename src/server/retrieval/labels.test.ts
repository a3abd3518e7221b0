import { describe, expect, it } from "vitest";
import type { RetrievedDocument } from "#contract/span.ts";
import { labelsFor, missingIds, referenceIds, type DocumentScore } from "./labels.ts";

const document = (
  id: string | null,
  metadata: Record<string, unknown> = {},
): RetrievedDocument => ({
  id,
  content: null,
  score: null,
  scoreName: null,
  metadata,
});
const score = (more: Partial<DocumentScore>): DocumentScore => ({
  metric: "relevance",
  source: "code",
  value: 1,
  spanId: "s",
  document: "a",
  ...more,
});

describe("labelsFor", () => {
  it("believes a person before a model before code, and averages equals", () => {
    const scores = [
      score({ value: 0 }),
      score({ source: "llm", value: 0.2 }),
      score({ source: "human", value: 1 }),
      score({ source: "human", value: 0 }),
    ];
    const labels = labelsFor({ scores, reference: null }, "s", false);
    expect(labels.of(document("a"))).toEqual({ gain: 0.5, from: "score" });
    expect(labels.known.get("a")).toBe(0.5);
  });

  it("takes the span's own scores before the trace's, another span's only where it may", () => {
    const scores = [score({ value: 0, spanId: "" }), score({ value: 1, spanId: "other" })];
    expect(labelsFor({ scores, reference: null }, "s", true).of(document("a"))?.gain).toBe(0);
    const foreign = [score({ spanId: "other" })];
    expect(
      labelsFor({ scores: foreign, reference: null }, "s", false).of(document("a")),
    ).toBeNull();
    expect(labelsFor({ scores: foreign, reference: null }, "s", true).of(document("a"))?.gain).toBe(
      1,
    );
  });

  it("takes no other metric, no empty value, and no label for a document without an id", () => {
    const scores = [
      score({ metric: "length" }),
      score({ value: null }),
      score({ metric: "Relevant", document: "b" }),
    ];
    const labels = labelsFor({ scores, reference: ["c"] }, "s", false);
    expect(labels.of(document("a"))).toEqual({ gain: 0, from: "reference" });
    expect(labels.of(document("b"))).toEqual({ gain: 1, from: "score" });
    expect(labels.of(document(null))).toBeNull();
  });

  it("reads what a document says of itself, after scores and before the list", () => {
    const labels = labelsFor({ scores: [], reference: ["a"] }, "s", false);
    expect(labels.of(document("a", { relevant: false }))).toEqual({ gain: 0, from: "document" });
    expect(labels.of(document("x", { relevance_label: 2 }))).toEqual({ gain: 2, from: "document" });
    expect(labels.of(document("x", { is_relevant: "true" }))?.gain).toBe(1);
    expect(labels.of(document("x", { relevance_score: 0.9 }))?.from).toBe("reference");
    expect(missingIds(labels.known, [document("b")])).toEqual(["a"]);
  });
});

it("reads lists of ids as they come", () => {
  expect(referenceIds('["a",2,null]')).toEqual(["a", "2"]);
  expect(referenceIds("page-1")).toEqual(["page-1"]);
  expect(referenceIds("[broken")).toEqual(["[broken"]);
  expect(referenceIds("[]")).toEqual([]);
  expect(referenceIds(" ")).toBeNull();
  expect(referenceIds(undefined)).toBeNull();
});

import { describe, expect, it } from "vitest";
import type { ResultDetail } from "#contract/matrix.ts";
import { notScored, otherScores, ownScore, type StoredScore, withScore } from "./own-score.ts";

const score = (fields: Partial<StoredScore>): StoredScore => ({
  metric: "right",
  value: null,
  label: null,
  source: "human",
  evaluator: null,
  evaluatorVersion: null,
  annotator: "grace",
  explanation: null,
  at: null,
  ...fields,
});
const right = { name: "right", kind: "pass" };
const byJudge = score({ source: "llm", evaluator: "grader", annotator: null, value: 1 });

const detail = (scores: StoredScore[]): ResultDetail => ({
  example: null,
  results: [0, 1].map((repetition) => ({
    repetition,
    output: "x",
    error: null,
    unfinished: false,
    latencyMs: null,
    costUsd: null,
    promptTokens: null,
    completionTokens: null,
    traceId: null,
    scores,
  })),
});

describe("a person's own score", () => {
  it("is found among those of others, a pass as true or false", () => {
    const scores = [
      byJudge,
      score({ annotator: "ada", value: 1 }),
      score({ value: 0, explanation: "no" }),
    ];
    expect(ownScore(scores, right, "grace")).toEqual({ value: false, explanation: "no" });
    expect(ownScore(scores, right, "ada")).toEqual({ value: true, explanation: "" });
    expect(ownScore(scores, right, "mara")).toBe(notScored);
    expect(
      ownScore(
        [score({ metric: "tone", label: "warm" })],
        { name: "tone", kind: "label" },
        "grace",
      ),
    ).toEqual({
      value: "warm",
      explanation: "",
    });
    expect(
      ownScore([score({ metric: "s", value: 1 })], { name: "s", kind: "score" }, "grace").value,
    ).toBe(1);
  });

  it("is not among the others, nor is one taken back", () => {
    const scores = [byJudge, score({ value: 0 }), score({ annotator: "ada", value: null })];
    expect(otherScores(scores, "right", "grace")).toEqual([byJudge]);
  });

  it("replaces one's own and nobody else's, on the repetition it is for", () => {
    const given = {
      target: { run: "r", example: "e", repetition: 1 },
      metric: "right",
      annotator: "grace",
      value: true,
      explanation: "",
    };
    const before = detail([byJudge, score({ value: 0 })]);
    const after = withScore(before, given, "2025-01-01T00:00:00Z");
    expect(after.results[0]).toBe(before.results[0]);
    expect(ownScore(after.results[1]!.scores, right, "grace").value).toBe(true);
    expect(otherScores(after.results[1]!.scores, "right", "grace")).toEqual([byJudge]);
    const back = withScore(after, { ...given, value: null }, "2025-01-01T00:00:00Z");
    expect(ownScore(back.results[1]!.scores, right, "grace")).toEqual(notScored);
  });
});

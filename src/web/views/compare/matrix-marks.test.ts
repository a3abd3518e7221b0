import { expect, it } from "vitest";
import type { MatrixCell, MatrixRow } from "#contract/compare.ts";
import { gainOf, markOf, marksOf, oneLine } from "./matrix-marks.ts";

const pass = { name: "correct", kind: "pass" } as const;

function aCell(change: Partial<MatrixCell>): MatrixCell {
  return {
    run: "a",
    repetition: 0,
    output: "x",
    outputTruncated: false,
    error: null,
    latencyMs: null,
    costUsd: null,
    traceId: null,
    scores: {},
    ...change,
  };
}

function aRow(cells: MatrixCell[]): MatrixRow {
  return {
    example: "e",
    input: null,
    inputTruncated: false,
    reference: null,
    metadata: {},
    values: [],
    delta: null,
    cells,
  };
}

it("marks a pass with a tick or a cross and keeps other numbers", () => {
  expect(markOf(pass, 1)).toEqual({ kind: "right" });
  expect(markOf(pass, 0)).toEqual({ kind: "wrong" });
  expect(markOf(pass, 0.5)).toEqual({ kind: "number", value: 0.5 });
  expect(markOf({ kind: "score" }, 1)).toEqual({ kind: "number", value: 1 });
  expect(markOf(pass, null)).toEqual({ kind: "none" });
});

it("shows every repetition in order, errors as errors", () => {
  const row = aRow([
    aCell({ repetition: 1, error: "boom", output: null }),
    aCell({ repetition: 0, scores: { correct: 1 } }),
    aCell({ run: "b" }),
  ]);
  expect(marksOf(row, "a", pass)).toEqual([{ kind: "right" }, { kind: "error" }]);
  expect(marksOf(row, "missing", pass)).toEqual([]);
});

it("counts a failed result that was scored by its score", () => {
  const row = aRow([aCell({ error: "boom", scores: { correct: 0 } })]);
  expect(marksOf(row, "a", pass)).toEqual([{ kind: "wrong" }]);
});

it("knows which way is better", () => {
  expect(gainOf({ direction: "down" }, -2)).toBe(2);
  expect(gainOf({ direction: "up" }, -2)).toBe(-2);
});

it("puts a text on one line", () => expect(oneLine("a\n  b")).toBe("a ⏎ b"));

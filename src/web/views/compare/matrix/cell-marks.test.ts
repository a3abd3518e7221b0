import { expect, it } from "vitest";
import { aMatrixCell, aMatrixRow } from "#testing/comparisons.ts";
import { cellsOf, gainOf, markOf, marksOf, meanOf, oneLine, passShare } from "./cell-marks.ts";

const pass = { name: "correct", kind: "pass" } as const;
const texts = (scores: (number | string | null)[]) =>
  marksOf(
    scores.map((score) => aMatrixCell({ scores: { correct: score } })),
    pass,
  ).map(({ text }) => text);

it("marks a pass with a tick or a cross and keeps other values", () => {
  expect(texts([1, 0, 0.5, null, "polite"])).toEqual(["✓", "✗", "0.5", "–", "polite"]);
  expect(markOf({ kind: "score" }, 1).text).toBe("1");
});

it("marks a failed result as failed and says where an output stops short", () => {
  const [failed, cut] = marksOf(
    [
      aMatrixCell({ error: "boom", scores: { correct: 0 } }),
      aMatrixCell({ unfinished: true, scores: { correct: 0 } }),
    ],
    pass,
  );
  expect(failed).toMatchObject({ kind: "error", words: "failed: boom" });
  expect(cut).toMatchObject({ kind: "wrong", words: expect.stringContaining("stops before") });
});

it("keeps repetitions in order and counts those that passed", () => {
  const row = aMatrixRow({
    cells: [
      aMatrixCell({ repetition: 1, scores: { correct: 1 } }),
      aMatrixCell({ run: "b" }),
      aMatrixCell({ repetition: 0, scores: { correct: 0 } }),
    ],
  });
  const marks = marksOf(cellsOf(row, "a"), pass);
  expect(marks.map(({ text }) => text)).toEqual(["✗", "✓"]);
  expect(passShare(marks)).toBe("1/2");
  expect(passShare(marks.slice(1))).toBeUndefined();
  expect(passShare([markOf(undefined, 0.5), markOf(undefined, 0.7)])).toBeUndefined();
});

it("averages what was reported, and nothing where nothing was", () => {
  const cells = [aMatrixCell({ latencyMs: 100 }), aMatrixCell({}), aMatrixCell({ latencyMs: 300 })];
  expect(meanOf(cells, ({ latencyMs }) => latencyMs)).toBe(200);
  expect(meanOf(cells, ({ costUsd }) => costUsd)).toBeNull();
});

it("knows which way is better and puts a text on one line", () => {
  expect(gainOf("down", -2)).toBe(2);
  expect(gainOf("up", -2)).toBe(-2);
  expect(oneLine("a\n  b")).toBe("a ⏎ b");
});

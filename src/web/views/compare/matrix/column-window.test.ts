import { expect, it } from "vitest";
import { columnsInSight } from "./column-window.ts";
import { defaultColumns, matrixColumns } from "./matrix-columns.ts";

const columns = matrixColumns({
  chosen: defaultColumns,
  repetitions: Array.from({ length: 20 }, () => 1),
  metric: "correct",
  narrow: false,
});
const kinds = (left: number, width: number) =>
  columnsInSight(columns, left, width).map(({ column, at }) => [column.kind, at]);

it("draws all columns where they fit or nothing is known", () => {
  expect(kinds(0, 10_000)).toHaveLength(columns.length);
  expect(kinds(0, 0)).toHaveLength(columns.length);
});

it("draws those in sight, with the example and the difference", () => {
  const atStart = kinds(0, 1200);
  expect(atStart.length).toBeLessThan(16);
  expect(atStart[0]).toEqual(["example", 1]);
  expect(atStart.at(-1)).toEqual(["delta", columns.length]);
  const further = kinds(3000, 1200);
  expect(further[0]).toEqual(["example", 1]);
  expect(further[1]![1]).toBeGreaterThan(15);
});

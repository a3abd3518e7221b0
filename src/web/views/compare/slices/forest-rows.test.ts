import { expect, it } from "vitest";
import { aComparison, aRunOf, aVerdict } from "#testing/comparisons.ts";
import { indexComparison } from "../comparison-index.ts";
import { arrangeRows, runForestRows, sliceForestRows } from "./forest-rows.ts";

const counts = aVerdict().n;
const slice = (name: string, effect: number | null, paired = 10) =>
  aVerdict({
    slice: name,
    values: { baseline: 0.5, run: 0.5, effect, scale: "difference" },
    n: { ...counts, paired },
  });
const rows = sliceForestRows([slice("b2", 0.1, 30), slice("b10", -0.2), slice("none", null, 90)]);
const names = (sort: "worst" | "best" | "name" | "size", search = "") =>
  arrangeRows(rows, sort, search).map(({ name }) => name);

it("sorts by effect, name and size; rows without a value last", () => {
  expect(names("worst")).toEqual(["b10", "b2", "none"]);
  expect(names("best")).toEqual(["b2", "b10", "none"]);
  expect(names("name")).toEqual(["b2", "b10", "none"]);
  expect(names("size")).toEqual(["none", "b2", "b10"]);
  expect(names("worst", " B1 ")).toEqual(["b10"]);
});

it("knows metrics of which less is better", () => {
  const down = [slice("slower", 2), slice("faster", -2)].map((verdict) => ({
    ...verdict,
    direction: "down" as const,
  }));
  expect(arrangeRows(sliceForestRows(down), "worst", "")[0]!.name).toBe("slower");
});

it("shows runs by prompt or model", () => {
  const comparison = aComparison({
    runs: [
      aRunOf("a"),
      aRunOf("b", { promptVersion: { prompt: "p", version: "2" }, model: "m" }),
      aRunOf("c"),
    ],
    verdicts: [aVerdict({ run: "b" }), aVerdict({ run: "c" })],
  });
  const index = indexComparison(comparison);
  expect(runForestRows(comparison, index, "correct", "@prompt")).toMatchObject([
    { name: "p@2", place: 1 },
    { name: "no prompt named", place: 2 },
  ]);
  expect(runForestRows(comparison, index, "correct", "@model")[0]!.name).toBe("m");
});

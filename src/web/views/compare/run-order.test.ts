import { expect, it } from "vitest";
import { baselineFirst, movedRun } from "./run-order.ts";

it("draws the baseline first and each run once", () => {
  expect(baselineFirst(["a", "b", "c", "b"], "c")).toEqual(["c", "a", "b"]);
  expect(baselineFirst(["a", "b"], "gone")).toEqual(["a", "b"]);
  expect(baselineFirst(["a", "b"], undefined)).toEqual(["a", "b"]);
});

it("moves a run among the others and never the baseline", () => {
  expect(movedRun(["a", "b", "c"], "b", 1)).toEqual(["a", "c", "b"]);
  expect(movedRun(["a", "b", "c"], "b", -1)).toEqual(["a", "b", "c"]);
  expect(movedRun(["a", "b", "c"], "a", 1)).toEqual(["a", "b", "c"]);
  expect(movedRun(["a", "b", "c"], "c", 1)).toEqual(["a", "b", "c"]);
});

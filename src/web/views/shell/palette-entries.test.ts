import { expect, it } from "vitest";
import { matchingEntries, traceIdIn } from "./palette-entries.ts";

const entry = (label: string, group = "Pages") => ({
  id: label,
  group,
  label,
  run: () => undefined,
});

it("finds by any words in any order", () => {
  const entries = [entry("Compare"), entry("Traces"), entry("bbh cot", "Runs")];
  expect(matchingEntries(entries, "cot run").map(({ label }) => label)).toEqual(["bbh cot"]);
  expect(matchingEntries(entries, "")).toHaveLength(3);
  expect(matchingEntries(entries, "nothing")).toEqual([]);
});

it("keeps one long group from hiding the others", () => {
  const runs = Array.from({ length: 50 }, (_, index) => entry(`run ${index}`, "Runs"));
  expect(matchingEntries([...runs, entry("Runs")], "run")).toHaveLength(9);
});

it("recognises a trace id", () => {
  const id = "0af7651916cd43dd8448eb211c80319c";
  expect(traceIdIn(` ${id.toUpperCase()} `)).toBe(id);
  expect(traceIdIn("0af76519-16cd-43dd-8448-eb211c80319c")).toBe(id);
  expect(traceIdIn("0af7")).toBeUndefined();
});

import { expect, it } from "vitest";
import { overlapRows } from "./overlap-rows.ts";

it("names every version that an example stands in, once an example", () => {
  const rows = overlapRows([
    { prompt: "p", version: "2", count: 2, examples: [example("a", 0.8), example("b", 0.9)] },
    { prompt: "p", version: "1", count: 1, examples: [example("a", 1)] },
  ]);
  expect(rows.map(({ id, found }) => [id, found])).toEqual([
    ["a", 1],
    ["b", 0.9],
  ]);
  expect(rows[0]?.versions.map(({ version }) => version)).toEqual(["2", "1"]);
});

function example(id: string, found: number) {
  return { id, found, own: 10 };
}

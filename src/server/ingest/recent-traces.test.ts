import { expect, it } from "vitest";
import type { NarrowSpan } from "../store/traces/roll-up-source.ts";
import { createRecentTraces } from "./recent-traces.ts";

function stored(spanId: string, ver: number, name = spanId) {
  // Only the id and the name matter here.
  return { ver, span: { spanId, name } as NarrowSpan };
}

it("keeps the newest version of every span", () => {
  const recent = createRecentTraces();
  recent.put("t", [stored("a", 5), stored("b", 6)], 0);
  const spans = recent.put("t", [stored("a", 7, "newer"), stored("b", 1, "placeholder")], 0);
  expect(spans.map(({ name }) => name)).toEqual(["newer", "b"]);
});

it("forgets whole traces, the longest untouched first, never the one just touched", () => {
  const recent = createRecentTraces(4);
  recent.put("old", [stored("a", 1), stored("b", 1)], 0);
  recent.put("kept", [stored("c", 1)], 0);
  recent.put("old", [], 0);
  recent.put("new", [stored("d", 1), stored("e", 1)], 0);
  expect([recent.has("old"), recent.has("kept"), recent.has("new")]).toEqual([true, false, true]);
  recent.put(
    "big",
    Array.from({ length: 9 }, (_, index) => stored(`s${index}`, 1)),
    0,
  );
  expect([recent.has("big"), recent.has("old")]).toEqual([true, false]);
});

it("keeps a trace where it was first at home", () => {
  const recent = createRecentTraces();
  recent.put("t", [stored("a", 1)], 7);
  recent.put("t", [stored("b", 2)], 6);
  expect(recent.home("t")).toBe(7);
});

import { expect, it } from "vitest";
import { diffTexts, likeness, type DiffPart } from "./text-diff.ts";

const before = (parts: readonly DiffPart[]) =>
  parts.flatMap(({ kind, text }) => (kind === "added" ? [] : [text])).join("");
const after = (parts: readonly DiffPart[]) =>
  parts.flatMap(({ kind, text }) => (kind === "removed" ? [] : [text])).join("");

it.each([
  ["", ""],
  ["", "new"],
  ["old", ""],
  ["same\n", "same\n"],
  ["one\ntwo words\nthree", "one\ntwo other words\nthree\nfour"],
  ["<script>alert(1)</script>", "‮right to left‬"],
])("keeps both texts whole: %j, %j", (one, other) => {
  const parts = diffTexts(one, other);
  expect(before(parts)).toBe(one);
  expect(after(parts)).toBe(other);
});

it("marks words, not whole lines", () => {
  expect(diffTexts("a red fox\nend\n", "a blue fox\nend\n")).toEqual([
    { kind: "same", text: "a " },
    { kind: "removed", text: "red" },
    { kind: "added", text: "blue" },
    { kind: "same", text: " fox\n" },
    { kind: "same", text: "end\n" },
  ]);
});

it("shows a sentence written anew as one change, not as crumbs of two", () => {
  expect(
    diffTexts("Answer from the pages below, always.", "Think step by step first, always."),
  ).toEqual([
    { kind: "removed", text: "Answer from the pages below" },
    { kind: "added", text: "Think step by step first" },
    { kind: "same", text: ", always." },
  ]);
});

it("says how much two texts have in common", () => {
  expect(likeness(diffTexts("same words", "same words"))).toBe(1);
  expect(likeness([])).toBe(1);
  expect(likeness(diffTexts("a", "something else"))).toBeLessThan(0.2);
  expect(likeness(diffTexts("one two three four", "one two three five"))).toBeGreaterThan(0.7);
});

it("ends soon on long texts without anything in common", () => {
  const text = (seed: number) =>
    Array.from({ length: 20_000 }, (_, at) => ((at * 2654435761 * seed) >>> 7) % 9973).join(" ");
  const started = performance.now();
  diffTexts(text(1), text(3));
  expect(performance.now() - started).toBeLessThan(2000);
});

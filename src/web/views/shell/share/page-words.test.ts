import { expect, it } from "vitest";
import { asMarkdown } from "./page-words.ts";

it("writes the sentence with its address, and nothing in it becomes markup", () => {
  const words = {
    title: "Compare",
    sentences: ["correct: [click](javascript:1) <img src=x> **238** instead of 129_of_250."],
  };
  const text = asMarkdown(words, "http://h/p/a/compare?where=(a OR b)");
  expect(text).toBe(
    String.raw`correct: \[click\](javascript:1) \<img src=x\> \*\*238\*\* instead of 129\_of\_250. ([Compare](http://h/p/a/compare?where=%28a%20OR%20b%29))`,
  );
});

it("falls back on the title, and keeps several sentences apart", () => {
  expect(asMarkdown({ title: "Runs", sentences: [] }, "u")).toBe("Runs ([Runs](u))");
  expect(asMarkdown({ title: "T", sentences: ["a", "b"] }, "u")).toBe("a  \nb ([T](u))");
});

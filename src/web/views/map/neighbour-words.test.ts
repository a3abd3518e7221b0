import { expect, it } from "vitest";
import { relevanceWords, wrongSentence } from "./neighbour-words.ts";

const right = { relevance: { gain: 1, from: "score" as const } };
const wrong = { relevance: { gain: 0, from: "reference" as const } };
const unknown = { relevance: null };

it("says which near documents are wrong", () => {
  expect(wrongSentence([unknown, unknown])).toBeNull();
  expect(wrongSentence([right, wrong, unknown])).toBe(
    "The nearest document is a right one; 1 of 2 near ones are not.",
  );
  expect(wrongSentence([wrong, unknown, right])).toMatch(/^Near but wrong: .* at place 3\.$/);
  expect(wrongSentence([wrong, wrong])).toMatch(/none of the nearest 2/);
  expect(relevanceWords({ gain: 0.5, from: "score" })).toMatchObject({ isRight: true });
  expect(relevanceWords({ gain: 0.2, from: "document" })).toMatchObject({ isRight: false });
});

import { expect, it } from "vitest";
import { normalised } from "../model/words.ts";
import { manual } from "../shop/documents.ts";
import { policyQuestions } from "../shop/policy-questions.ts";
import { similarity } from "./embedding.ts";
import { createManualIndex, nearest } from "./manual-index.ts";

const index = createManualIndex();

it("gives vectors of length 1, also for no text", () => {
  for (const { vector } of index.pages) expect(similarity(vector, vector)).toBeCloseTo(1, 3);
  expect(index.embed("")).toHaveLength(256);
});

it("finds a page for most questions, and more of the easy ones than of the hard ones", () => {
  const share = (difficulty: string): number => {
    const asked = policyQuestions.filter(([, , , level]) => level === difficulty);
    const found = asked.filter(([input, , pages]) =>
      nearest(index, index.embed(input), 3).some(({ page }) => pages.includes(page.id)),
    );
    return found.length / asked.length;
  };
  expect(share("easy")).toBeGreaterThan(0.8);
  expect(share("hard")).toBeLessThan(share("easy"));
});

it.each(policyQuestions)("%s: %s is written in %j", (_input, reference, pages) => {
  const texts = manual.filter(({ id }) => pages.includes(id)).map(({ text }) => normalised(text));
  expect(texts).toHaveLength(pages.length);
  expect(texts.some((text) => text.includes(normalised(reference)))).toBe(true);
});

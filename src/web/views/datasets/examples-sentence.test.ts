import { expect, it } from "vitest";
import { examplesSentence } from "./examples-sentence.ts";

it("counts the dataset, or what was found in it", () => {
  const shown = { loaded: 100, more: true, size: 6511, search: undefined };
  expect(examplesSentence(shown)).toBe("6,511 examples.");
  expect(examplesSentence({ ...shown, size: undefined })).toBe("100 examples or more.");
  expect(examplesSentence({ ...shown, loaded: 1, more: false, search: "x" })).toBe(
    '1 example with "x".',
  );
});

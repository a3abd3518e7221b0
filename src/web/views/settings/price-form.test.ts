import { expect, it } from "vitest";
import { draftOf, emptyDraft, readDraft } from "./price-form.ts";

const price = {
  model: "gpt-4o*",
  provider: null,
  promptUsd: 2.5,
  completionUsd: 10,
  cacheReadUsd: null,
  cacheWriteUsd: 0,
};

it("comes back as it was", () => expect(readDraft(draftOf(price))).toEqual({ price }));

it("names what is missing", () => {
  expect(readDraft(emptyDraft)).toEqual({
    faults: {
      model: "Name a model; * stands for any characters",
      promptUsd: "Needed; 0 if it is free",
      completionUsd: "Needed; 0 if it is free",
    },
  });
});

it.each([
  ["abc", "A number, like 2.50"],
  ["-1", "Not below 0"],
  ["Infinity", "A number, like 2.50"],
])("refuses %s", (cacheReadUsd, fault) => {
  expect(readDraft({ ...draftOf(price), cacheReadUsd })).toEqual({
    faults: { cacheReadUsd: fault },
  });
});

import { expect, it } from "vitest";
import { changesText, datasetSentence } from "./dataset-sentence.ts";

const version = {
  id: "x",
  number: 1,
  at: null,
  exampleCount: 6511,
  added: null,
  removed: null,
  changed: null,
  present: true,
  runCount: 2,
  runs: [],
};

it("says how many examples there are and what changed last", () => {
  expect(datasetSentence([version], 2)).toBe("6,511 examples, version 1; 2 runs over it.");
  const second = { ...version, number: 2, added: 3, removed: 0, changed: 1 };
  expect(datasetSentence([version, second], 0)).toBe(
    "6,511 examples, version 2; changed since v1: 3 added, 1 changed; no run yet.",
  );
  expect(datasetSentence([], undefined)).toBe("No example has been received.");
  expect(changesText({ added: 0, removed: null, changed: 0 })).toBe("nothing");
});

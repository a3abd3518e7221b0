import { expect, it } from "vitest";
import { isEmpty, projectSentence } from "./project-sentence.ts";

const empty = {
  name: "p",
  traceCount: 0,
  runCount: 0,
  datasetCount: 0,
  promptCount: 0,
  lastActivity: null,
};

it("says what is there and leaves out what is not", () => {
  expect(projectSentence({ ...empty, traceCount: 1 })).toBe("1 trace.");
  expect(projectSentence({ ...empty, runCount: 2, datasetCount: 1, traceCount: 2000 })).toBe(
    "2 runs over 1 dataset and 2,000 traces.",
  );
  expect(
    projectSentence({ ...empty, runCount: 2, datasetCount: 1, promptCount: 3, traceCount: 4 }),
  ).toBe("2 runs over 1 dataset, 3 prompts and 4 traces.");
});

it("knows an empty project", () => {
  expect(isEmpty(empty)).toBe(true);
  expect(isEmpty({ ...empty, datasetCount: 1 })).toBe(false);
});

import { expect, it } from "vitest";
import { promptSentence } from "./prompt-sentence.ts";

const version = {
  version: "v1",
  number: 1,
  template: "",
  templateLength: 0,
  model: null,
  settings: {},
  labels: [],
  note: null,
  createdAt: "2025-01-01T00:00:00Z",
  runCount: 0,
};

it("counts versions and runs", () => {
  expect(promptSentence([version])).toBe("1 version; the latest is v1; no run used it yet.");
  const second = { ...version, version: "v2", number: 2, runCount: 3 };
  expect(promptSentence([version, second])).toBe("2 versions; the latest is v2; 3 runs used it.");
});

import { expect, it } from "vitest";
import type { DatasetHealth } from "#contract/dataset-health.ts";
import { changeText, healthSentence } from "./health-sentence.ts";

const pass = { kind: "pass" as const, unit: null };
const list = (count: number) => ({ count, examples: [] });
const health: DatasetHealth = {
  status: "done",
  job: null,
  slices: "task",
  sliceKeys: [],
  metrics: ["correct"],
  texts: {
    exampleCount: 6511,
    checkedCount: 6511,
    duplicates: { pairCount: 4, groupCount: 4, extraCount: 4, conflictCount: 2, groups: [] },
    near: { pairCount: 0, threshold: 0.8, slices: [] },
    overlap: {
      exampleCount: 4,
      uncheckedPrompts: 0,
      prompts: [{ prompt: "bbh", version: "cot", examples: [], count: 4 }],
    },
  },
  results: {
    metric: "correct",
    runs: ["a", "b"],
    baseline: "a",
    other: "b",
    saturated: list(2835),
    neverSolved: list(1122),
    power: [{ slice: "(all)", n: 6511, value: 0.5, mde: 0.0217, basis: "pair", changed: 2554 }],
  },
};

it("says the worst first", () => {
  expect(healthSentence(health, pass)).toBe(
    "4 examples stand in a prompt, 2 questions have two answers, 4 questions are asked more than once. " +
      "2,835 always right, 1,122 never. 6,511 examples can show changes of about 2.2 points.",
  );
});

it("says what it knows while texts are looked at, and that nothing was found", () => {
  expect(healthSentence({ ...health, texts: null, results: null }, pass)).toBe("");
  const clean = {
    ...health.texts!,
    duplicates: { pairCount: 0, groupCount: 0, extraCount: 0, conflictCount: 0, groups: [] },
    overlap: { exampleCount: 0, prompts: [], uncheckedPrompts: 0 },
  };
  expect(healthSentence({ ...health, texts: clean, results: null }, pass)).toBe(
    "No duplicate, no conflict, no example in a prompt.",
  );
  expect(changeText(undefined, 0.1234)).toBe("0.123");
  expect(changeText(pass, 0.0001)).toBe("< 0.1 points");
});

import { describe, expect, it } from "vitest";
import type { AlertRuleDraft } from "#contract/alerts.ts";
import type { Metric } from "#contract/registries.ts";
import { emptyForm, formOf, readForm, suggestedName } from "./rule-form.ts";
import { ruleWords } from "./rule-words.ts";

const series = {
  source: "runs",
  bucket: "day",
  experiment: "nightly",
  metric: "correct",
  group: null,
} as const;
const correct: Metric = {
  name: "correct",
  kind: "pass",
  direction: "up",
  margin: 0.05,
  range: null,
  unit: null,
  description: null,
};
const metrics = [correct];

const conditions: readonly AlertRuleDraft["condition"][] = [
  { kind: "regressed", baseline: "last-passing" },
  { kind: "change", onlyWorse: true, possible: false },
  { kind: "threshold", side: "below", limit: 0.7, clear: 0.75, consecutive: 3 },
  { kind: "threshold", side: "above", limit: 0.07, clear: null, consecutive: 1 },
  { kind: "no_data", hours: 48 },
];

it.each(conditions)("comes back from its form as it was: %j", (condition) => {
  const rule = { name: "n", series, condition, webhooks: ["w"], paused: true };
  expect(readForm(formOf(rule, metrics), metrics)).toEqual({ rule });
});

it("writes shares as per cent", () => {
  const rule = { name: "n", series, condition: conditions[2]!, webhooks: [], paused: false };
  expect(formOf(rule, metrics)).toMatchObject({ limit: "70", clear: "75" });
});

describe("an unfinished form", () => {
  const form = { ...emptyForm(series, []), kind: "threshold" as const };
  it.each([
    [{}, { limit: "Write a number" }],
    [{ limit: "a lot" }, { limit: "Write a number" }],
    [{ limit: "70", consecutive: "0" }, { consecutive: "A whole number from 1 to 50" }],
    [{ limit: "70", clear: "60" }, { clear: "It is over on the other side of the limit." }],
    [{ kind: "no_data" as const, hours: "-1" }, { hours: "More than 0" }],
    [
      { kind: "regressed" as const, baseline: " " },
      { baseline: "Name a run, a label, or last-passing" },
    ],
    [{ series: { ...series, metric: "" } }, { series: "Choose a metric" }],
  ])("%j names its fault", (change, faults) => {
    expect(readForm({ ...form, ...change }, metrics)).toEqual({ faults });
  });

  it("gets a name where nobody gives one", () => {
    expect(readForm({ ...form, limit: "70" }, metrics)).toMatchObject({
      rule: { name: "correct of nightly is below its limit" },
    });
    expect(
      suggestedName({ ...form, kind: "no_data", series: { ...series, metric: "costUsd" } }),
    ).toBe("no cost of nightly");
  });
});

it.each([
  [
    conditions[0]!,
    "When correct of a run of nightly is worse than the last run before it that was not.",
  ],
  [conditions[1]!, "When the level of correct over runs of nightly changes for the worse."],
  [
    conditions[2]!,
    "When correct of a run of nightly is below 70 %, 3 in a row, until it is back at 75 %.",
  ],
  [conditions[4]!, "When no run of nightly with a value of correct came for 2 days."],
])("%j reads as a sentence", (condition, words) => {
  expect(ruleWords({ series, condition }, metrics)).toBe(words);
});

import { expect, it } from "vitest";
import { aComparison, aRunOf, aVerdict } from "#testing/comparisons.ts";
import { erroredCount, evaluatorChoices, stripNotes } from "./strip-notes.ts";

const counts = aVerdict().n;

it("says which runs are interim, unpaired, partly paired, or still running", () => {
  const comparison = aComparison({
    runs: [aRunOf("a"), aRunOf("b"), aRunOf("c"), aRunOf("d"), aRunOf("e", { status: "running" })],
    verdicts: [
      aVerdict({ run: "b", interim: { done: 140, of: 250, eValue: null } }),
      aVerdict({ run: "c", n: { ...counts, paired: 0 } }),
      aVerdict({
        run: "d",
        warnings: ["missing_over_5_percent"],
        n: { ...counts, paired: 100, onlyRun: 10 },
      }),
      aVerdict({ run: "d", slice: "x", n: { ...counts, paired: 0 } }),
    ],
  });
  expect(stripNotes(comparison)).toEqual([
    "b is interim: 140 of 250 done.",
    "c shares no examples with the baseline.",
    "d and the baseline share 100 examples; 10 are in one of the two only.",
    "e is still running.",
  ]);
});

it("counts failures over all runs", () => {
  const runs = [aRunOf("a", { errorCount: 2 }), aRunOf("b", { errorCount: 7 })];
  expect(erroredCount(aComparison({ runs }))).toBe(9);
});

it("offers evaluators where several scored a metric", () => {
  const evaluator = { metric: "helpful", name: "judge", runs: ["a", "b"] };
  const evaluators = [
    { ...evaluator, version: "2", chosen: true },
    { ...evaluator, version: "1", chosen: false },
    { ...evaluator, metric: "correct", version: null, chosen: true },
  ];
  expect(evaluatorChoices(aComparison({ evaluators }))).toEqual([
    {
      metric: "helpful",
      options: [
        { value: "judge@2", label: "judge@2 (2 runs)" },
        { value: "judge@1", label: "judge@1 (2 runs)" },
      ],
      chosen: "judge@2",
    },
  ]);
});

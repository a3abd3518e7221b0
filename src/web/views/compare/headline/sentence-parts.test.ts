import { expect, it } from "vitest";
import { verdictSentence } from "#analysis/stats/verdict/sentence.ts";
import { aVerdict } from "#testing/comparisons.ts";
import { sentenceParts } from "./sentence-parts.ts";

const written = (sentence: string, change: Parameters<typeof aVerdict>[0] = {}) =>
  sentenceParts(aVerdict({ ...change, sentence }));

it("finds the numbers that rows stand behind", () => {
  expect(
    written(
      "Worse: 101 instead of 126 of 250 right (-10.0 points, likely -16.0 to -3.8). 44 broken, 19 fixed. 146 outputs stop before an answer.",
    ),
  ).toEqual([
    {
      text: "Worse: 101 instead of 126 of 250 right (-10.0 points, likely -16.0 to -3.8). ",
    },
    { text: "44 broken", show: "regressed" },
    { text: ", " },
    { text: "19 fixed", show: "improved" },
    { text: ". " },
    { text: "146 outputs stop before an answer", show: "unfinished" },
    { text: "." },
  ]);
});

it("links nothing that the verdict does not count", () => {
  const sentence = "Can't tell: anything from 10.3 points worse to 6.3 better fits. 45 broken.";
  expect(written(sentence)).toEqual([{ text: sentence }]);
  expect(written("")).toEqual([]);
});

it("knows large numbers", () => {
  const changes = { wins: 1981, losses: 573, ties: 3957 };
  const sentence = "Better. 1,981 examples fixed, 573 broken.";
  expect(written(sentence, { changes }).flatMap(({ show }) => show ?? [])).toEqual([
    "improved",
    "regressed",
  ]);
});

it("understands the sentences that are written", () => {
  const { measure, reason, status, warnings, ...rest } = aVerdict();
  const sentence = verdictSentence({
    ...rest,
    measure,
    status: "improved",
    reason: "p_below_alpha",
    warnings: [],
  });
  expect([measure, reason, status, warnings]).toBeDefined();
  expect(written(sentence).flatMap(({ show }) => show ?? [])).toEqual([
    "improved",
    "regressed",
    "unfinished",
  ]);
});

import { describe, expect, it } from "vitest";
import type { Agreement } from "#contract/agreement.ts";
import {
  agreementSentence,
  chosenJudge,
  differenceCell,
  scoreCell,
  warningsOf,
} from "./agreement-words.ts";

type JudgeAgreement = Agreement["judges"][number];
const none = { value: null, low: null, high: null };

const judge = (id: string, fields: Partial<JudgeAgreement>): JudgeAgreement => ({
  judge: { id, source: "llm", name: "grader", version: id },
  results: 100,
  examples: 100,
  split: 0,
  agree: { count: 91, value: 0.91, low: 0.838, high: 0.952 },
  kappa: { value: 0.803, low: 0.68, high: 0.93 },
  table: null,
  difference: null,
  warnings: [],
  alpha: null,
  ...fields,
});

const agreement = (fields: Partial<Agreement>): Agreement => ({
  metric: {
    name: "correct",
    kind: "pass",
    direction: "up",
    margin: 0.05,
    range: null,
    unit: null,
    description: null,
  },
  level: "nominal",
  runs: [{ id: "r7", name: "v7" }],
  labelled: { results: 100, examples: 100, of: 100 },
  judges: [judge("2", {})],
  people: [{ name: "grace", results: 100 }],
  pairs: [],
  peopleAlpha: null,
  corrected: [
    {
      judge: "2",
      run: "r7",
      byJudge: { value: 0.78, low: null, high: null, n: 200 },
      byPeople: { ...none, n: 0 },
      corrected: { value: 0.7104, low: 0.6, high: 0.8 },
      labelled: 100,
      unlabelled: 100,
    },
  ],
  differences: [],
  ...fields,
});

const say = (one: Agreement) => agreementSentence(one, chosenJudge(one, undefined));

describe("the sentence of agreement", () => {
  it("says how far judge and people agree and what that changes", () => {
    expect(say(agreement({}))).toBe(
      "Grader 2 agrees with people on 91 of 100 results (kappa 0.80); corrected, v7 has 71.0 % instead of 78.0 %.",
    );
  });

  it("calls kappa undefined where one category was used", () => {
    const one = judge("2", { agree: { count: 100, value: 1, low: 0.96, high: 1 }, kappa: none });
    expect(say(agreement({ judges: [one], corrected: [] }))).toBe(
      "Grader 2 agrees with people on 100 of 100 results (agreement 100.0 %, kappa undefined).",
    );
  });

  it("measures numbers by their distance", () => {
    const number = judge("2", {
      results: 36,
      examples: 36,
      agree: null,
      kappa: null,
      difference: {
        absolute: { value: 0.2123456, low: 0.1, high: 0.3 },
        mean: none,
        correlation: { value: 0.617, low: 0.4, high: 0.8 },
      },
    });
    const metric = { ...agreement({}).metric, kind: "score" as const };
    expect(say(agreement({ metric, judges: [number] }))).toBe(
      "Grader 2 is 0.212 away from people on average, over 36 results (correlation 0.62); corrected, v7 has 0.71 instead of 0.78.",
    );
  });

  it("warns of few labels, and says where there are none", () => {
    expect(say(agreement({ judges: [judge("2", { results: 36, examples: 12 })] }))).toContain(
      "on 91 of 36 results of 12 examples (kappa 0.80); corrected, v7 has 71.0 % instead of 78.0 %. Fewer than 30 examples scored by both say little.",
    );
    expect(say(agreement({ labelled: { results: 0, examples: 0, of: 0 } }))).toBe(
      "Nobody has scored these runs by correct yet.",
    );
    expect(say(agreement({ judges: [] }))).toBe(
      "1 person has scored 100 results; no judge has scored these runs.",
    );
    expect(say(agreement({ judges: [judge("2", { results: 0 })], corrected: [] }))).toBe(
      "Grader 2 and people have scored no result in common.",
    );
  });
});

it("takes the judge of the link, else one that people scored beside", () => {
  const judges = [judge("3", { results: 0 }), judge("2", {})];
  expect(chosenJudge(agreement({ judges }), "3")?.judge.id).toBe("3");
  expect(chosenJudge(agreement({ judges }), "gone")?.judge.id).toBe("2");
  expect(chosenJudge(agreement({ judges: [] }), undefined)).toBeUndefined();
});

it("writes numbers of one length", () => {
  const pass = { kind: "pass" as const, unit: null };
  const score = { kind: "score" as const, unit: null };
  expect([scoreCell(pass, 0.7822), differenceCell(pass, -0.3025)]).toEqual(["78.2", "−30.3"]);
  expect([scoreCell(score, 0.7), differenceCell(score, 0.1)]).toEqual(["0.700", "+0.100"]);
  expect([scoreCell(score, 1234.5), differenceCell(score, -0.12)]).toEqual(["1,234.5", "−0.120"]);
});

it("says warnings in words", () => {
  expect(warningsOf({ warnings: ["one_category", "unheard_of"], split: 0 })).toEqual([
    "Both only ever used one category: kappa is undefined.",
  ]);
  expect(warningsOf({ warnings: ["people_split"], split: 3 })).toEqual([
    "People are evenly split on 3 results: left out.",
  ]);
});

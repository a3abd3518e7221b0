import { describe, expect, it } from "vitest";
import type { FailureContrast, FailureTrait } from "#contract/failures.ts";
import { contrastSentence, tellingTraits, traitDetails } from "./contrast-words.ts";
import { failureWhere } from "./failure-where.ts";
import { sparkWords } from "./spark-words.ts";

const trait: FailureTrait = {
  kind: "model",
  value: "m2",
  failing: 12,
  passing: 3,
  difference: 0.99,
  low: 0.75,
  high: 0.995,
  p: 1e-20,
  adjusted: 2e-19,
};
const contrast: FailureContrast = {
  root: "ask",
  failing: 12,
  passing: 300,
  traits: [trait, { ...trait, value: "m1", adjusted: 0.4 }],
  tested: 9,
};

describe("what goes along with a failure", () => {
  it("is said of the surest trait in counts of both sides", () => {
    expect(contrastSentence(contrast)).toBe(
      "Failing traces use model m2 in 12 of 12, passing ones in 3 of 300.",
    );
    expect(tellingTraits(contrast)).toEqual([trait]);
  });

  it("is rather what failing traces have than what they lack", () => {
    const lacking = { ...trait, value: "m1", failing: 0, passing: 297, difference: -0.99 };
    expect(contrastSentence({ ...contrast, traits: [lacking, trait] })).toContain("model m2");
    expect(contrastSentence({ ...contrast, traits: [lacking] })).toContain("model m1 in 0 of 12");
  });

  it("is nothing where every difference may be chance", () => {
    const chance = { ...contrast, traits: [{ ...trait, adjusted: 0.06 }] };
    expect(contrastSentence(chance)).toBe(
      "Nothing tells 12 failing traces from 300 passing ones: 9 traits looked at, none differs beyond chance.",
    );
  });

  it("cannot be said where nothing passed", () => {
    expect(contrastSentence({ ...contrast, passing: 0, traits: [], tested: 0 })).toMatch(
      /^No trace of ask has passed here/,
    );
  });

  it("has its interval and both p on the hover", () => {
    expect(traitDetails(trait, 9)).toBe(
      "+99.0 points, likely +75.0 points to +99.5 points (95 %, Newcombe)\n" +
        "p = 1.0e−20 (Fisher's exact test, mid-p)\n" +
        "adjusted p = 2.0e−19 over 9 traits (Benjamini-Hochberg)",
    );
  });
});

describe("the filter of a failure's traces", () => {
  it("stays within the filter of the page", () => {
    expect(failureWhere("", "0123456789abcdef")).toBe("failure:0123456789abcdef");
    expect(failureWhere("model:a OR model:b", "0123456789abcdef")).toBe(
      "(model:a OR model:b) failure:0123456789abcdef",
    );
  });
});

describe("bars in words", () => {
  const buckets = [8, 9, 10].map((hour) => new Date(2025, 2, 1, hour).toISOString());
  const nowMs = new Date(2025, 2, 1, 12).getTime();

  it("say when and how many", () => {
    expect(sparkWords([1, 0, 4], buckets, nowMs)).toBe(
      "5 traces from 08:00 to 10:00, most (4) at about 10:00",
    );
    expect(sparkWords([0, 2, 0], buckets, nowMs)).toBe("2 traces, all at about 09:00");
    expect(sparkWords([], [], nowMs)).toBe("No trace in this stretch of time");
  });
});

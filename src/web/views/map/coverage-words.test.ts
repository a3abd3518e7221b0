import { describe, expect, it } from "vitest";
import type { Coverage, Weighted } from "#contract/embeddings/coverage.ts";
import {
  coverageSentence,
  driftSentence,
  limitSentence,
  weightedSentence,
} from "./coverage-words.ts";

const coverage: Coverage = {
  stamp: "",
  dataset: "d",
  production: 100,
  examples: 50,
  covered: 88,
  looked: 100,
  unusedCount: 0,
  unused: [],
  holes: [{ label: "refund, days", count: 9, places: [1], texts: ["refund?"] }],
  drift: { h: 0.1, p: 0.01, sampled: [100, 50], draws: 199 },
  groups: [],
  crossSplit: [],
};

it("names the share and the largest hole", () => {
  expect(coverageSentence(coverage)).toBe(
    "12 of 100 production points (12.0 %) have no example of d within reach; the largest hole is “refund, days”.",
  );
  expect(coverageSentence({ ...coverage, covered: 100 })).toBe(
    "All 100 production points have an example of d within reach.",
  );
  expect(coverageSentence({ ...coverage, production: 0 })).toMatch(/^No production points/);
  expect(coverageSentence({ ...coverage, production: 17, covered: 15 })).not.toContain("%");
});

it("speaks of drift only where it was tested", () => {
  expect(driftSentence(coverage)).toBe("Production and d differ.");
  expect(driftSentence({ ...coverage, drift: null })).toBeNull();
});

describe("the weighted difference", () => {
  const weighted: Weighted = {
    dataset: "d",
    metric: "correct",
    kind: "pass",
    direction: "up",
    plain: { value: 0.06, n: 200 },
    weighted: { value: 0.03, low: 0.01, high: 0.05, se: 0.01, n: 200, changed: 30 },
    share: { covered: 1, beyond: 0, thin: 0 },
    production: 1000,
    strata: [],
  };
  const of = (value: number | null, plain: number, more: Partial<Weighted> = {}) =>
    weightedSentence(
      {
        ...weighted,
        weighted: { ...weighted.weighted, value },
        plain: { value: plain, n: 200 },
        ...more,
      },
      ["A", "B"],
    );

  it("is said beside the plain one", () => {
    expect(of(0.03, 0.06)).toBe(
      "Weighted by what users ask, B is 3.0 points better than A on correct, not 6.0.",
    );
    expect(of(-0.03, 0.06)).toBe(
      "Weighted by what users ask, B is 3.0 points worse than A on correct, not 6.0 better.",
    );
    expect(of(0.06, 0.06)).toMatch(/6\.0 points better than A on correct, as without weights\.$/);
    expect(of(0, 0.06)).toMatch(
      /B is no better and no worse than A on correct, not 6\.0 better\.$/,
    );
    expect(of(0.03, 0)).toMatch(/3\.0 points better than A on correct, not the same\.$/);
    expect(of(0.2, 0.1, { kind: "score", direction: "down" })).toMatch(/0\.2 worse .* not 0\.1\.$/);
    expect(of(null, 0.1)).toMatch(/too few examples/);
  });

  it("says how sure it is, and what it does not speak of", () => {
    const unsure = { ...weighted.weighted, low: -0.01 };
    expect(weightedSentence({ ...weighted, weighted: unsure }, ["A", "B"])).toMatch(/chance\.$/);
    const unknown = { ...weighted.weighted, low: null, high: null };
    expect(weightedSentence({ ...weighted, weighted: unknown }, ["A", "B"])).toMatch(/Too few/);
    expect(limitSentence(weighted)).toBeNull();
    expect(limitSentence({ ...weighted, share: { covered: 0.85, beyond: 0.12, thin: 0.03 } })).toBe(
      "It speaks for 85.0 % of 1,000 production points: 12.0 % lie beyond the reach of every example, 3.0 % are nearest to groups with fewer than two compared examples.",
    );
  });
});

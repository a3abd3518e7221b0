import { expect, it } from "vitest";
import type { Coverage } from "#contract/embeddings.ts";
import { coverageSentence, driftSentence } from "./coverage-words.ts";

const coverage: Coverage = {
  dataset: "d",
  production: 100,
  examples: 50,
  covered: 88,
  unusedCount: 0,
  unused: [],
  holes: [
    {
      label: "refund, days",
      count: 9,
      places: [1],
      text: "refund?",
    },
  ],
  drift: {
    h: 0.1,
    p: 0.01,
    sampled: [100, 50],
    draws: 199,
  },
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

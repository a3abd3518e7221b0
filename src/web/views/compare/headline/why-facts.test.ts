import { expect, it } from "vitest";
import { aVerdict, passMetric } from "#testing/comparisons.ts";
import { metricChoice } from "../metric-choice.ts";
import { whyFacts, whyText } from "./why-facts.ts";

const metric = metricChoice(passMetric);

it("tells everything behind a verdict", () => {
  const facts = Object.fromEntries(
    whyFacts(aVerdict(), metric).map(({ term, text }) => [term, text]),
  );
  expect(facts).toMatchObject({
    Baseline: "50.4 %",
    Run: "40.4 %",
    Difference: "−10.0 points",
    "95 % interval": "−16.0 to −3.8 (Newcombe, paired proportions)",
    p: "0.0016 (McNemar, mid-p)",
    "Adjusted p": "0.0026 (Benjamini-Hochberg over 27 tested slices)",
    "Examples in both": "250",
    "Outputs that stop before an answer": "146",
    "Better, worse, same": "19, 44, 187",
    "Smallest change that matters": "5 points",
    "Smallest change that shows":
      "8.9 points with 80 % power; 790 examples would show what matters",
    "Decided by": "p below alpha",
    Warning: "Some outputs stop before an answer.",
    Methods: "stats/1",
  });
  expect(facts["Only in the run"]).toBeUndefined();
});

it("says what there is not", () => {
  const bare = aVerdict({
    ci: null,
    p: null,
    mde: null,
    values: { baseline: null, run: null, effect: null, scale: "ratio" },
    interim: { done: 140, of: 250, eValue: 3.2 },
    seed: 7,
    draws: 9999,
  });
  const text = whyText("B against A", bare, metric);
  expect(text).toContain("B against A\nWorse: 101");
  expect(text).toContain("Ratio: no value");
  expect(text).toContain("Interval: none");
  expect(text).toContain("p: none: not tested");
  expect(text).toContain("Interim: 140 of 250 done; e-value 3.2");
  expect(text).toContain("Methods: stats/1, 9,999 draws, seed 7");
});

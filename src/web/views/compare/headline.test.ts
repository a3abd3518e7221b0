import { expect, it } from "vitest";
import type { Comparison } from "#contract/compare.ts";
import type { Metric } from "#contract/registries.ts";
import { runHeadlines } from "./headline.ts";

const correct: Metric = {
  name: "correct",
  kind: "pass",
  direction: "up",
  margin: 0.05,
  range: null,
  unit: null,
  description: null,
};

function aRun(id: string): Comparison["runs"][number] {
  return {
    id,
    name: id,
    experiment: null,
    dataset: null,
    promptVersion: null,
    model: null,
    settings: {},
    status: "completed",
    startedAt: null,
    endedAt: null,
    metadata: {},
    resultCount: 0,
    exampleCount: 0,
    repetitions: 1,
    errorCount: 0,
    latencyMs: { mean: null, p50: null, p95: null },
    tokensTotal: null,
    costUsd: null,
    metrics: [],
  };
}

it("gives each run's value, and the difference over shared examples", () => {
  const value = { metric: "correct", slice: "(all)", n: 6511 };
  const paired = {
    n: 6511,
    baseline: 3408 / 6511,
    value: 4816 / 6511,
    wins: 1981,
    losses: 573,
    ties: 3957,
  };
  const comparison: Comparison = {
    baseline: "direct",
    runs: [aRun("direct"), aRun("cot"), aRun("silent")],
    metrics: [correct],
    sliceKeys: [],
    values: [
      { ...value, run: "direct", value: 3408 / 6511, paired: null },
      { ...value, run: "cot", value: 4816 / 6511, paired },
    ],
  };
  expect(runHeadlines(comparison, correct).map(({ words }) => words)).toEqual([
    "52.3 %",
    "74.0 % (+21.6 points; 1,981 wins, 573 losses of 6,511)",
    "was not scored",
  ]);
});

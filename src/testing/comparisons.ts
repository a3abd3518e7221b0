import type { ComparedValue, Comparison } from "#contract/compare.ts";
import type { MatrixCell, MatrixRow } from "#contract/matrix.ts";
import type { Metric } from "#contract/registries.ts";
import type { Run } from "#contract/runs.ts";
import type { Verdict } from "#contract/verdict.ts";

export function aRunOf(id: string, change: Partial<Run> = {}): Run {
  return {
    id,
    name: id,
    experiment: null,
    datasetVersion: null,
    dataset: "d",
    promptVersion: null,
    model: null,
    settings: {},
    status: "completed",
    startedAt: null,
    endedAt: null,
    metadata: {},
    resultCount: 10,
    exampleCount: 10,
    repetitions: 1,
    errorCount: 0,
    traceCount: 0,
    latencyMs: { mean: null, p50: null, p95: null },
    tokensTotal: null,
    costUsd: null,
    metrics: [],
    ...change,
  };
}

export const passMetric: Metric = {
  name: "correct",
  kind: "pass",
  direction: "up",
  margin: 0.05,
  range: null,
  unit: null,
  description: null,
};

/** The verdict on word_sorting of BIG-Bench Hard. */
export function aVerdict(change: Partial<Verdict> = {}): Verdict {
  return {
    metric: "correct",
    slice: "(all)",
    baseline: "a",
    run: "b",
    measure: "pass",
    direction: "up",
    status: "regressed",
    reason: "p_below_alpha",
    values: { baseline: 0.504, run: 0.404, effect: -0.1, scale: "difference" },
    ci: { level: 0.95, low: -0.16, high: -0.038, method: "newcombe-paired" },
    p: {
      raw: 0.0016,
      adjusted: 0.0026,
      test: "mcnemar-midp",
      adjust: "bh",
      family: "slices",
      m: 27,
    },
    n: {
      paired: 250,
      onlyBaseline: 0,
      onlyRun: 0,
      errored: { baseline: 0, run: 0 },
      unscored: 0,
      unfinished: 146,
      groups: null,
      repeats: [1, 1],
    },
    changes: { wins: 19, losses: 44, ties: 187 },
    mde: { power: 0.8, value: 0.089, needed: 790 },
    margin: 0.05,
    interim: null,
    bestOf: null,
    warnings: ["run_has_unfinished_outputs"],
    seed: null,
    draws: null,
    engine: "stats/1",
    sentence: "Worse: 101 instead of 126 of 250 right.",
    ...change,
  };
}

export function aComparedValue(change: Partial<ComparedValue> = {}): ComparedValue {
  return {
    run: "a",
    metric: "correct",
    slice: "(all)",
    value: 0.5,
    low: 0.4,
    high: 0.6,
    n: 100,
    errored: 0,
    unscored: 0,
    unfinished: 0,
    ...change,
  };
}

export function aComparison(change: Partial<Comparison> = {}): Comparison {
  return {
    baseline: "a",
    runs: [aRunOf("a"), aRunOf("b")],
    metrics: [passMetric],
    dataset: { name: "d", exampleCount: 250, warnings: [] },
    sliceKeys: [],
    savedSliceCount: 0,
    evaluators: [],
    values: [],
    verdicts: [],
    passPowers: [],
    costsPerCorrect: [],
    judgeCosts: [],
    acrossSlices: [],
    ...change,
  };
}

export function aMatrixCell(change: Partial<MatrixCell> = {}): MatrixCell {
  return {
    run: "a",
    repetition: 0,
    output: "x",
    outputTruncated: false,
    error: null,
    latencyMs: null,
    costUsd: null,
    totalTokens: null,
    traceId: null,
    unfinished: false,
    scores: {},
    ...change,
  };
}

export function aMatrixRow(change: Partial<MatrixRow> = {}): MatrixRow {
  return {
    example: "e",
    input: null,
    inputTruncated: false,
    reference: null,
    metadata: {},
    values: [],
    delta: null,
    cells: [],
    ...change,
  };
}

import { expect, it } from "vitest";
import type { Run } from "#contract/runs.ts";
import { latestPairs } from "./latest-pairs.ts";

function aRun(id: string, dataset: string | null): Run {
  return {
    id,
    name: id,
    experiment: null,
    dataset,
    datasetVersion: null,
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
    traceCount: 0,
    latencyMs: { mean: null, p50: null, p95: null },
    tokensTotal: null,
    costUsd: null,
    metrics: [],
  };
}

it("offers the two latest runs over each dataset, the older as the baseline", () => {
  const runs = [
    aRun("new", "d"),
    aRun("loose", null),
    aRun("lonely", "e"),
    aRun("older", "d"),
    aRun("oldest", "d"),
    aRun("loose too", null),
  ];
  expect(latestPairs(runs).map((pair) => pair.map(({ id }) => id))).toEqual([["older", "new"]]);
});

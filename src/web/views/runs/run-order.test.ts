import { expect, it } from "vitest";
import type { Run } from "#contract/runs.ts";
import {
  choicesOf,
  metricNames,
  nextSort,
  orderedRuns,
  runsSentence,
  serverSort,
  sortedAs,
} from "./run-order.ts";

function aRun(id: string, change: Partial<Run> = {}): Run {
  return {
    id,
    name: id,
    experiment: null,
    dataset: null,
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
    ...change,
  };
}

const ids = (runs: readonly Run[]) => runs.map(({ id }) => id);

it("puts runs without a value last in both directions", () => {
  const runs = [aRun("a"), aRun("b", { costUsd: 1 }), aRun("c", { costUsd: 2 })];
  expect(ids(orderedRuns(runs, "cost"))).toEqual(["b", "c", "a"]);
  expect(ids(orderedRuns(runs, "-cost"))).toEqual(["c", "b", "a"]);
});

it("sorts by a metric whose name holds a colon", () => {
  const scored = (id: string, value: number) =>
    aRun(id, { metrics: [{ metric: "a:b", value, n: 1 }] });
  expect(ids(orderedRuns([scored("x", 1), scored("y", 3)], "-metric:a:b"))).toEqual(["y", "x"]);
});

it("leaves what the server sorted alone, and does not fall over an unknown order", () => {
  const runs = [aRun("b"), aRun("a")];
  expect(orderedRuns(runs, "name")).toBe(runs);
  expect(ids(orderedRuns(runs, "nonsense"))).toEqual(["b", "a"]);
  expect(serverSort("toString")).toBeUndefined();
});

it("turns the order round on the second click", () => {
  expect(nextSort("-started", "cost")).toBe("-cost");
  expect(nextSort("-cost", "cost")).toBe("cost");
  expect(nextSort("-cost", "name")).toBe("name");
  expect(sortedAs("-cost", "cost")).toBe("descending");
  expect(sortedAs("-cost", "name")).toBeUndefined();
});

it("offers the metrics and values that are there", () => {
  const metric = (name: string) => ({ metric: name, value: 1, n: 1 });
  const runs = [
    aRun("a", { metrics: [metric("rare"), metric("common")], experiment: "two" }),
    aRun("b", { metrics: [metric("common")], experiment: "one" }),
  ];
  expect(metricNames(runs)).toEqual(["common", "rare"]);
  expect(choicesOf(runs, "experiment", "zero")).toEqual(["one", "two", "zero"]);
});

it("says how many runs there are", () => {
  expect(runsSentence(1, false, true)).toBe("1 run matches. Tick two or more to compare them.");
  expect(runsSentence(100, true, false)).toBe(
    "100 or more runs. Tick two or more to compare them.",
  );
});

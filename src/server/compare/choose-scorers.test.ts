import { describe, expect, it } from "vitest";
import type { Scorer } from "../store/comparison/scorers.ts";
import { chooseScorers } from "./choose-scorers.ts";

const scorer = (run: string, version: string, latest: number, source = "llm"): Scorer => ({
  run,
  metric: "m",
  source,
  name: source === "human" ? "" : "judge",
  version,
  latest,
  costs: 0,
});
const versions = (scorers: readonly Scorer[], runs: readonly string[], wanted?: string) =>
  [...chooseScorers(scorers, "m", runs, wanted)].map(([run, chosen]) => [
    run,
    chosen?.version ?? null,
  ]);

describe("the scorer of a metric", () => {
  it("is the one that most runs share, the latest of those", () => {
    const all = [
      scorer("a", "1", 1),
      scorer("a", "2", 2),
      scorer("b", "1", 1),
      scorer("b", "2", 2),
    ];
    expect(versions(all, ["a", "b"])).toEqual([
      ["a", "2"],
      ["b", "2"],
    ]);
    expect(versions([...all, scorer("c", "1", 1)], ["a", "b", "c"])).toEqual([
      ["a", "1"],
      ["b", "1"],
      ["c", "1"],
    ]);
  });

  it("is a run's own where it has not the common one", () => {
    expect(versions([scorer("a", "1", 1), scorer("b", "2", 2)], ["a", "b"])).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
  });

  it("is the wanted one where it scored at all", () => {
    const all = [scorer("a", "1", 1), scorer("a", "2", 2), scorer("b", "2", 2)];
    expect(versions(all, ["a", "b"], "judge@1")).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
    expect(versions(all, ["a", "b"], "other")).toEqual([
      ["a", "2"],
      ["b", "2"],
    ]);
  });

  it("is people where nobody else scored, and nobody where nobody did", () => {
    const all = [scorer("a", "", 1, "human"), scorer("b", "1", 1)];
    expect(versions(all, ["a", "b", "c"])).toEqual([
      ["a", null],
      ["b", "1"],
    ]);
  });
});

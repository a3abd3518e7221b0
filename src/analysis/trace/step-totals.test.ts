import { describe, expect, it } from "vitest";
import { type PictureSpan, pictureOf } from "#testing/waterfall-source.ts";
import { criticalPath } from "./critical-path.ts";
import { selfTimes } from "./self-time.ts";
import { sortedSteps, stepTotals } from "./step-totals.ts";
import { buildWaterfall } from "./waterfall-columns.ts";

type Named = PictureSpan & { readonly name: string };
const spans: readonly Named[] = [
  { id: "r", name: "agent", parent: null, at: 0, durationMs: 100, tokens: 30 },
  {
    id: "a",
    name: "chat",
    parent: "r",
    at: 10,
    durationMs: 30,
    kind: "LLM",
    tokens: 10,
    costUsd: 1,
  },
  {
    id: "b",
    name: "chat",
    parent: "r",
    at: 50,
    durationMs: 40,
    kind: "LLM",
    tokens: 20,
    failed: true,
  },
  { id: "c", name: "chat", parent: "r", at: 95, durationMs: null, kind: "TOOL" },
];

function totalsOf(named: readonly Named[], timing?: "synthetic") {
  const source = pictureOf(named);
  const nameOf = new Map(named.map(({ id, name }) => [id, name]));
  const values = source.ids.map((id) => nameOf.get(id)!);
  const distinct = [...new Set(values)];
  const name = { values: distinct, at: values.map((each) => distinct.indexOf(each)) };
  const waterfall = buildWaterfall(source, timing);
  return stepTotals(waterfall, { ...source, name }, selfTimes(waterfall), criticalPath(waterfall));
}

describe("stepTotals", () => {
  it("sums spans of one name and kind, and counts a token once", () => {
    expect(totalsOf(spans)).toEqual([
      {
        name: "agent",
        kind: "CHAIN",
        count: 1,
        failed: 0,
        totalMs: 100,
        selfMs: 30,
        pathMs: 30,
        tokens: Number.NaN,
        costUsd: Number.NaN,
        row: 0,
      },
      {
        name: "chat",
        kind: "LLM",
        count: 2,
        failed: 1,
        totalMs: 70,
        selfMs: 70,
        pathMs: 70,
        tokens: 30,
        costUsd: 1,
        row: 2,
      },
      {
        name: "chat",
        kind: "TOOL",
        count: 1,
        failed: 0,
        totalMs: Number.NaN,
        selfMs: Number.NaN,
        pathMs: 0,
        tokens: Number.NaN,
        costUsd: Number.NaN,
        row: 3,
      },
    ]);
  });

  it("has no times where they are synthetic", () => {
    for (const { totalMs, selfMs, pathMs } of totalsOf(spans, "synthetic"))
      expect([totalMs, selfMs, pathMs]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});

describe("sortedSteps", () => {
  it("puts the most first and what is not known last", () => {
    const steps = totalsOf(spans);
    const kinds = (order: Parameters<typeof sortedSteps>[1]) =>
      sortedSteps(steps, order).map(({ kind }) => kind);
    expect(kinds("self")).toEqual(["LLM", "CHAIN", "TOOL"]);
    expect(kinds("total")).toEqual(["CHAIN", "LLM", "TOOL"]);
    expect(kinds("tokens")).toEqual(["LLM", "CHAIN", "TOOL"]);
    expect(kinds("count")).toEqual(["LLM", "CHAIN", "TOOL"]);
  });
});

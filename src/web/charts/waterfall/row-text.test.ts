import { describe, expect, it } from "vitest";
import { clockSkew } from "#analysis/trace/clock-skew.ts";
import { buildWaterfall } from "#analysis/trace/waterfall-columns.ts";
import { rollUp } from "#analysis/trace/waterfall-roll-up.ts";
import type { TraceColumns } from "#contract/trace-columns/trace-columns.ts";
import { type PictureSpan, pictureOf } from "#testing/waterfall-source.ts";
import { insightOf } from "./insight.ts";
import {
  costOfRow,
  foldedSummary,
  foldedWords,
  insightWords,
  remarksOfRow,
  type WaterfallData,
} from "./row-text.ts";

function dataOf(spans: readonly PictureSpan[]): WaterfallData {
  const source = pictureOf(spans);
  const waterfall = buildWaterfall(source, "real", clockSkew(source));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only these columns are read here
  const columns = source as unknown as TraceColumns;
  return { waterfall, rollUp: rollUp(waterfall, source), columns };
}

describe("a folded row", () => {
  it("says what it hides, the worst first", () => {
    const data = dataOf([
      { id: "r", parent: null, durationMs: 100 },
      { id: "a", parent: "r", failed: true, tokens: 1200, costUsd: 0.5 },
      { id: "b", parent: "r", at: 1, running: true, durationMs: null, tokens: 34 },
    ]);
    expect(foldedSummary(data, 0)).toBe("✗ 1 · 2");
    expect(foldedWords(data, 0)).toBe("2 spans below, 1 failure, 1 running, 1,234 tokens, $0.5000");
    expect([costOfRow(data, 0, true), costOfRow(data, 0, false)]).toEqual(["$0.5000", ""]);
    const running = dataOf([
      { id: "r", parent: null },
      { id: "b", parent: "r", running: true, durationMs: null },
    ]);
    expect(foldedSummary(running, 0)).toBe("… · 1");
  });
});

describe("the tooltip of a row", () => {
  it("says own time and the share of the critical path", () => {
    const data = dataOf([
      { id: "r", parent: null, durationMs: 100 },
      { id: "a", parent: "r", at: 20, durationMs: 60 },
    ]);
    const insight = insightOf(data.waterfall);
    expect(insightWords(data, insight, 0)).toEqual([
      "own time 40 ms (40.0 %)",
      "100 ms of the critical path (100.0 %), 40 ms of it itself",
    ]);
    expect(insightWords(data, insight, 1)).toEqual(["60 ms of the critical path (60.0 %)"]);
  });

  it("says by how much a clock was corrected", () => {
    const data = dataOf([
      { id: "r", parent: null, at: 0, durationMs: 100, service: "api" },
      { id: "a", parent: "r", at: -2980, durationMs: 60, service: "db" },
    ]);
    expect(remarksOfRow(data, 1)).toEqual(["clock of db corrected: shown 3.0 s later than sent"]);
  });
});

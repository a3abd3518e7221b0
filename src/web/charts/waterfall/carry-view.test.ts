import { expect, it } from "vitest";
import { buildWaterfall } from "#analysis/trace/waterfall-columns.ts";
import { rollUp } from "#analysis/trace/waterfall-roll-up.ts";
import { noTokens, type SpanSummary } from "#contract/span.ts";
import { carryView } from "./carry-view.ts";
import type { WaterfallData } from "./row-text.ts";
import { applyCommand, initialView } from "./waterfall-view.ts";

function span(spanId: string, parentSpanId: string | null, atMs: number): SpanSummary {
  return {
    spanId,
    parentSpanId,
    name: spanId,
    kind: "CHAIN",
    status: "ok",
    startNs: String(1_700_000_000_000_000_000n + BigInt(atMs) * 1_000_000n),
    durationMs: 10,
    running: false,
    orphan: false,
    cyclic: false,
    cause: false,
    errorType: null,
    errorMessage: null,
    model: null,
    provider: null,
    tokens: noTokens,
    costUsd: null,
    costSource: null,
    timeToFirstTokenMs: null,
    service: null,
    scope: null,
  };
}

function dataOf(spans: readonly SpanSummary[]): WaterfallData {
  const waterfall = buildWaterfall(spans);
  return { waterfall, rollUp: rollUp(waterfall, spans), spans };
}

it("keeps folds and cursor on their spans while a trace grows", () => {
  const spans = [span("r", null, 0), span("b", "r", 20), span("b1", "b", 21), span("c", "r", 40)];
  const before = dataOf(spans);
  const folded = applyCommand(before.waterfall, initialView(before.waterfall), {
    type: "toggle",
    row: 1,
  });
  const after = dataOf([...spans, span("a", "r", 10), span("d", "r", 90)]);
  const view = carryView(before, { ...folded, cursor: 3 }, after);
  expect([...view.collapsed]).toEqual([0, 0, 1, 0, 0, 0]);
  expect(view.cursor).toBe(4);
  expect(view.window).toEqual({ from: 0, to: 100 });
  const zoomed = carryView(before, { ...folded, window: { from: 5, to: 9 } }, after);
  expect(zoomed.window).toEqual({ from: 5, to: 9 });
});

import { expect, it } from "vitest";
import { buildWaterfall, rowFlag } from "#analysis/trace/waterfall-columns.ts";
import { rollUp } from "#analysis/trace/waterfall-roll-up.ts";
import type { SpanSummary } from "#contract/span.ts";
import { spanFlag } from "#contract/trace-columns/trace-columns.ts";
import { aSpanSummary, aTraceSummary } from "#testing/a-trace.ts";
import { columnsOf } from "#testing/columns-of.ts";
import { carryView, rowOfSpan } from "./carry-view.ts";
import type { WaterfallData } from "./row-text.ts";
import { applyCommand, initialView } from "./waterfall-view.ts";

const idOf = (name: string) => name.padStart(16, "0");

function span(name: string, parent: string | null, atMs: number): SpanSummary {
  return {
    ...aSpanSummary,
    spanId: idOf(name),
    parentSpanId: parent === null ? null : idOf(parent),
    startNs: String(1_700_000_000_000_000_000n + BigInt(atMs) * 1_000_000n),
    durationMs: 10,
  };
}

/** Of spans in depth-first order. */
function dataOf(spans: readonly SpanSummary[]): WaterfallData {
  const columns = columnsOf(aTraceSummary, spans);
  const waterfall = buildWaterfall(columns);
  return { waterfall, rollUp: rollUp(waterfall, columns), columns };
}

it("keeps folds and cursor on their spans while a trace grows", () => {
  const spans = [span("e", null, 0), span("b", "e", 20), span("b1", "b", 21), span("c", "e", 40)];
  const before = dataOf(spans);
  const folded = applyCommand(before.waterfall, initialView(before.waterfall), {
    type: "toggle",
    row: 1,
  });
  const [root, ...rest] = spans;
  const after = dataOf([root!, span("a", "e", 10), ...rest, span("d", "e", 90)]);
  const view = carryView(before, { ...folded, cursor: 3 }, after);
  expect([...view.collapsed]).toEqual([0, 0, 1, 0, 0, 0]);
  expect(view.cursor).toBe(4);
  expect(view.window).toEqual({ from: 0, to: 100 });
  const zoomed = carryView(before, { ...folded, window: { from: 5, to: 9 } }, after);
  expect(zoomed.window).toEqual({ from: 5, to: 9 });
});

it("finds the row of a span among orphans too", () => {
  const orphan = { ...span("a", "f", 5), orphan: true };
  const data = dataOf([orphan, span("b", null, 10), span("c", "b", 20)]);
  expect(["a", "b", "c", "d"].map((name) => rowOfSpan(data, idOf(name)))).toEqual([3, 0, 1, -1]);
});

it("reads the flags of a span as those of a row", () => {
  const { costComputed, ...shared } = spanFlag;
  expect(rowFlag).toMatchObject(shared);
  expect(Object.values(rowFlag)).not.toContain(costComputed);
});

import { clampWindow } from "#analysis/trace/waterfall-scale.ts";
import { revealRow } from "#analysis/trace/waterfall-rows.ts";
import type { WaterfallData } from "./row-text.ts";
import { initialView, type WaterfallView } from "./waterfall-view.ts";

/**
 * The reader's view over to newer data of the same trace, which is still growing: what was folded stays
 * folded, the cursor stays on its span, a view of all the time still shows all of it.
 */
export function carryView(
  before: WaterfallData,
  view: WaterfallView,
  after: WaterfallData,
): WaterfallView {
  const rows = rowsBySpan(after);
  const next = initialView(after.waterfall, rowOf(before, view.cursor, rows) ?? 0);
  for (let row = 0; row < before.waterfall.count; row++) {
    const moved = view.collapsed[row] ? rowOf(before, row, rows) : undefined;
    if (moved !== undefined) next.collapsed[moved] = 1;
  }
  const isAll = view.window.from <= 0 && view.window.to >= before.waterfall.totalMs;
  return {
    cursor: next.cursor,
    collapsed: revealRow(after.waterfall, next.collapsed, next.cursor),
    window: isAll ? next.window : clampWindow(view.window, after.waterfall.totalMs),
  };
}

/** Row of every span by its id; of spans that share one, the first. */
export function rowsBySpan({ waterfall, spans }: WaterfallData): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (let row = waterfall.count - 1; row >= 0; row--) {
    const span = spans[waterfall.span[row]!];
    if (span) rows.set(span.spanId, row);
  }
  return rows;
}

function rowOf(
  { waterfall, spans }: WaterfallData,
  row: number,
  rows: ReadonlyMap<string, number>,
): number | undefined {
  const span = spans[waterfall.span[row] ?? -1];
  return span && rows.get(span.spanId);
}

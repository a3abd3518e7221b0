import { noSpan, type Waterfall } from "#analysis/trace/waterfall-columns.ts";
import { clampWindow } from "#analysis/trace/waterfall-scale.ts";
import { revealRow } from "#analysis/trace/waterfall-rows.ts";
import { findSpanId, spanIdAt } from "#contract/trace-columns/span-ids.ts";
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
  // The same spans at other times: rows are where they were.
  if (after.columns === before.columns)
    return { ...view, window: carryWindow(before, view, after) };
  const cursor = idOfRow(before, view.cursor);
  const next = initialView(after.waterfall, Math.max(0, cursor ? rowOfSpan(after, cursor) : 0));
  // A table of all ids is dear, and most readers have folded nothing.
  if (view.collapsed.includes(1)) {
    const rows = rowsById(after);
    for (let row = 0; row < before.waterfall.count; row++) {
      const id = view.collapsed[row] ? idOfRow(before, row) : undefined;
      const moved = id === undefined ? undefined : rows.get(id);
      if (moved !== undefined) next.collapsed[moved] = 1;
    }
  }
  return {
    cursor: next.cursor,
    collapsed: revealRow(after.waterfall, next.collapsed, next.cursor),
    window: carryWindow(before, view, after),
  };
}

function carryWindow(
  before: WaterfallData,
  { window }: WaterfallView,
  { waterfall: { totalMs } }: WaterfallData,
): WaterfallView["window"] {
  const isAll = window.from <= 0 && window.to >= before.waterfall.totalMs;
  return isAll ? { from: 0, to: totalMs } : clampWindow(window, totalMs);
}

/** Row of the span with this id, -1 if there is none. */
export function rowOfSpan({ waterfall, columns }: WaterfallData, spanId: string): number {
  const index = findSpanId(columns.spanIds, spanId);
  return index < 0 ? -1 : rowOfIndex(waterfall, index);
}

/** Rows are spans in the same order, but for orphans: those stand behind the others. */
function rowOfIndex(waterfall: Waterfall, index: number): number {
  return waterfall.orphanCount === 0 ? index : waterfall.span.indexOf(index);
}

function rowsById({ waterfall, columns }: WaterfallData): Map<string, number> {
  const rows = new Map<string, number>();
  for (let row = 0; row < waterfall.count; row++)
    if (waterfall.span[row] !== noSpan)
      rows.set(spanIdAt(columns.spanIds, waterfall.span[row]!), row);
  return rows;
}

/** Id of the span in a row; undefined in the row of missing parents. */
export function idOfRow({ waterfall, columns }: WaterfallData, row: number): string | undefined {
  const index = waterfall.span[row] ?? noSpan;
  return index === noSpan ? undefined : spanIdAt(columns.spanIds, index);
}

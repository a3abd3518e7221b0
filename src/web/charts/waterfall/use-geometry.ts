import { type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import { positionOf, visibleRows } from "#analysis/trace/waterfall-rows.ts";
import type { WaterfallData } from "./row-text.ts";
import { frameOf, mostSticky } from "./frame.ts";
import { useBox } from "./use-box.ts";
import { offsetToShow, rowHeight, rowLayout, RowScroll } from "./waterfall-layout.ts";
import type { WaterfallView } from "./waterfall-view.ts";

/** Sizes of the box, the rows that are not folded away, and where each stands. */
export function useGeometry(
  scroller: RefObject<HTMLElement | null>,
  { waterfall, columns }: WaterfallData,
  view: WaterfallView,
) {
  const box = useBox(scroller);
  const visible = useMemo(
    () => visibleRows(waterfall, view.collapsed),
    [waterfall, view.collapsed],
  );
  const hasCost = columns.trace.costUsd !== null;
  const layout = useMemo(() => rowLayout(box.width, hasCost), [box.width, hasCost]);
  const scroll = useMemo(
    () => new RowScroll(visible.length, box.height),
    [visible.length, box.height],
  );
  const offset = () => scroll.offsetAt(scroller.current?.scrollTop ?? 0);
  const scrollTo = (wanted: number) =>
    scroller.current?.scrollTo({ top: scroll.scrollTopFor(wanted) });
  const frame = () => frameOf(waterfall, visible, offset(), box.height, layout);
  const coveredAt = (row: number) =>
    Math.min(mostSticky(box.height), waterfall.depth[row] ?? 0) * rowHeight;
  const covered = coveredAt(view.cursor);
  const position = positionOf(visible, view.cursor);
  const newest = useRef({ offset, scrollTo });
  // External system: the scroll position of the box.
  useLayoutEffect(() => {
    newest.current = { offset, scrollTo };
  });
  useLayoutEffect(() => {
    if (box.height < rowHeight) return;
    const now = newest.current.offset();
    const wanted = offsetToShow(position, now, box.height, covered);
    if (wanted !== now) newest.current.scrollTo(wanted);
  }, [position, box.height, covered]);
  const show = (row: number) =>
    scrollTo(offsetToShow(positionOf(visible, row), offset(), box.height, coveredAt(row)));
  return { box, visible, layout, height: scroll.height, offset, frame, scrollTo, show };
}

export type Geometry = ReturnType<typeof useGeometry>;

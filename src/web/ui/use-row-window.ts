import { type RefObject, useLayoutEffect, useState } from "react";
import { mostRows, type RowWindow, rowWindow, type Scrolled, scrollToRow } from "./row-window.ts";

interface RowWindowInput {
  readonly scroll: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly rowHeight: number;
  /** Height of what sticks to the top of the scroller, px. */
  readonly headHeight: number;
}

/** The rows in sight and what moves them. */
export interface RowsInSight extends RowWindow {
  /** Which of the recycled elements draws a row. */
  readonly slotOf: (row: number) => number;
  readonly bringIntoSight: (row: number) => void;
}

/** The rows that a scroller shows. External systems: its scroll position and its size. */
export function useRowWindow({
  scroll,
  count,
  rowHeight,
  headHeight,
}: RowWindowInput): RowsInSight {
  const [seen, setSeen] = useState<Scrolled>({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const box = scroll.current;
    if (!box) return;
    const look = () => {
      const next = scrolledOf(box, headHeight);
      setSeen((old) => (isSameWindow(old, next, count, rowHeight) ? old : next));
    };
    look();
    box.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(box);
    return () => {
      box.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [scroll, count, rowHeight, headHeight]);
  const window = rowWindow(count, rowHeight, seen);
  const slots = mostRows(seen.height, rowHeight);
  return {
    ...window,
    slotOf: (row) => row % slots,
    bringIntoSight: (row) => {
      const box = scroll.current;
      if (!box) return;
      const now = scrolledOf(box, headHeight);
      const top = scrollToRow(count, rowHeight, now, row);
      if (top !== now.top) box.scrollTo({ top });
    },
  };
}

function scrolledOf(box: HTMLElement, headHeight: number): Scrolled {
  return { top: box.scrollTop, height: Math.max(0, box.clientHeight - headHeight) };
}

/** Most steps of the scrollbar show the same rows: nothing is drawn for them. */
function isSameWindow(old: Scrolled, next: Scrolled, count: number, rowHeight: number): boolean {
  const [before, after] = [rowWindow(count, rowHeight, old), rowWindow(count, rowHeight, next)];
  return (
    before.first === after.first && before.last === after.last && before.origin === after.origin
  );
}

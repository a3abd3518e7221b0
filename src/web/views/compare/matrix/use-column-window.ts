import { type RefObject, useLayoutEffect, useState } from "react";
import { columnsInSight, type PlacedColumn } from "./column-window.ts";
import type { MatrixColumn } from "./matrix-columns.ts";

/** The columns that the scroller shows; the same list while they stay the same. External systems: its scroll position and size. */
export function useColumnWindow(
  scroll: RefObject<HTMLElement | null>,
  columns: readonly MatrixColumn[],
): readonly PlacedColumn[] {
  const [seen, setSeen] = useState({ columns, inSight: columnsInSight(columns, 0, 0) });
  useLayoutEffect(() => {
    const box = scroll.current;
    if (!box) return;
    const look = () => {
      const inSight = columnsInSight(columns, box.scrollLeft, box.clientWidth);
      setSeen((old) =>
        old.columns === columns && isSame(old.inSight, inSight) ? old : { columns, inSight },
      );
    };
    look();
    box.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(box);
    return () => {
      box.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [scroll, columns]);
  return seen.inSight;
}

function isSame(one: readonly PlacedColumn[], other: readonly PlacedColumn[]): boolean {
  return one.length === other.length && one.every(({ at }, index) => at === other[index]!.at);
}

import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { Frame } from "./frame.ts";
import { rowHeight } from "./waterfall-layout.ts";

/** The rows that stand as elements: positions among the visible ones. */
export interface Mirrored {
  readonly first: number;
  readonly last: number;
  /** Where the scroll position is scaled, rows stand this much away from their own place. */
  readonly shift: number;
  /** Rows that stay at the top, and where that is. */
  readonly sticky: readonly number[];
  readonly scrollTop: number;
}

const pauseMs = 120;

interface MirrorInput {
  readonly rows: Uint32Array;
  readonly height: number;
  readonly cursor: number;
  /** Pixels of rows above the top edge, the scroll position that makes, and what is in sight there. */
  readonly place: () => {
    readonly offset: number;
    readonly scrollTop: number;
    readonly frame: Frame;
  };
}

const nothing: Mirrored = { first: 0, last: 0, shift: 0, sticky: [], scrollTop: 0 };

/** Brings the elements up to date when scrolling pauses, and at once when the keyboard moves. */
export function useMirror({ rows, height, cursor, place }: MirrorInput) {
  const [mirrored, setMirrored] = useState(nothing);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const newest = useRef(place);
  const sync = useCallback(() => {
    const { offset, scrollTop, frame } = newest.current();
    const { first, last, sticky } = frame;
    // A row that the ones at the top hide by more than half cannot be pointed at.
    const hidden = sticky.length > 0 ? Math.round(offset / rowHeight) - first + sticky.length : 0;
    const next: Mirrored = {
      first: Math.min(last, first + hidden),
      last,
      shift: scrollTop - offset,
      sticky,
      scrollTop: sticky.length > 0 ? scrollTop : 0,
    };
    setMirrored((old) => (isSame(old, next) ? old : next));
  }, []);
  // External system: the scroll position of the box.
  useLayoutEffect(() => {
    newest.current = place;
  });
  useLayoutEffect(() => sync(), [sync, rows, height, cursor]);
  useLayoutEffect(() => () => clearTimeout(timer.current), []);
  const syncSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(sync, pauseMs);
  }, [sync]);
  return { mirrored, syncSoon };
}

function isSame(a: Mirrored, b: Mirrored): boolean {
  return (
    a.first === b.first &&
    a.last === b.last &&
    a.shift === b.shift &&
    a.scrollTop === b.scrollTop &&
    a.sticky.join() === b.sticky.join()
  );
}

import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { rowHeight } from "./waterfall-layout.ts";

/** The rows that stand as elements: positions among the visible ones. */
export interface Mirrored {
  readonly first: number;
  readonly last: number;
  /** Where the scroll position is scaled, rows stand this much away from their own place. */
  readonly shift: number;
}

const pauseMs = 120;

interface MirrorInput {
  readonly rows: number;
  readonly height: number;
  readonly cursor: number;
  /** Pixels of rows above the top edge, and the scroll position that makes. */
  readonly place: () => { readonly offset: number; readonly scrollTop: number };
}

/** Brings the elements up to date when scrolling pauses, and at once when the keyboard moves. */
export function useMirror({ rows, height, cursor, place }: MirrorInput) {
  const [mirrored, setMirrored] = useState<Mirrored>({ first: 0, last: 0, shift: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const newest = useRef({ rows, height, place });
  const sync = useCallback(() => {
    const { offset, scrollTop } = newest.current.place();
    const first = Math.max(0, Math.floor(offset / rowHeight));
    const end = Math.ceil((offset + newest.current.height) / rowHeight);
    const next = { first, last: Math.min(newest.current.rows, end), shift: scrollTop - offset };
    setMirrored((old) => (isSame(old, next) ? old : next));
  }, []);
  // External system: the scroll position of the box.
  useLayoutEffect(() => {
    newest.current = { rows, height, place };
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
  return a.first === b.first && a.last === b.last && a.shift === b.shift;
}

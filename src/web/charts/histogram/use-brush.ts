import { type PointerEvent, useState } from "react";

interface BrushOptions {
  /** Width of the axis at the left, px. */
  readonly left: number;
  /** Edges as shares of the plot's width, the smaller first. */
  readonly onBrush: (from: number, to: number) => void;
}

const clickPx = 4;

/** Marks a stretch of a chart by dragging over it; for the element around the chart. */
export function useBrush({ left, onBrush }: BrushOptions) {
  const [drag, setDrag] = useState<{ readonly start: number; readonly now: number }>();
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = Math.min(box.width, Math.max(left, event.clientX - box.left)) - left;
    return { x, width: Math.max(1, box.width - left) };
  };
  const from = drag && Math.min(drag.start, drag.now);
  const to = drag && Math.max(drag.start, drag.now);
  return {
    /** The stretch being marked, px from the left edge of the element. */
    stretch:
      from !== undefined && to !== undefined && to - from > clickPx
        ? { from: from + left, to: to + left }
        : undefined,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        const { x } = placeOf(event);
        setDrag({ start: x, now: x });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!drag) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ ...drag, now: placeOf(event).x });
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        setDrag(undefined);
        const { width } = placeOf(event);
        if (from !== undefined && to !== undefined && to - from > clickPx)
          onBrush(from / width, to / width);
      },
      onPointerCancel: () => setDrag(undefined),
    },
  };
}

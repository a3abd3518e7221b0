import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import { hasChildren } from "#analysis/trace/waterfall-rows.ts";
import { timeAt } from "#analysis/trace/waterfall-scale.ts";
import type { WaterfallData } from "./row-text.ts";
import { type Frame, indentOf, rowAtY } from "./frame.ts";
import { type RowLayout, twistySize } from "./waterfall-layout.ts";
import { useWheel } from "./use-wheel.ts";
import type { WaterfallCommand } from "./waterfall-view.ts";

interface PointerTargets {
  readonly box: RefObject<HTMLElement | null>;
  readonly data: WaterfallData;
  readonly visible: Uint32Array;
  readonly layout: RowLayout;
  readonly window: { readonly from: number; readonly to: number };
  /** Pixels of rows above the top edge, and what is in sight there, now. */
  readonly offset: () => number;
  readonly frame: () => Frame;
  readonly onCommand: (command: WaterfallCommand) => void;
  readonly onOpen: (row: number) => void;
  readonly onHover: (row: number) => void;
}

/** A stretch of time being marked, in pixels of the box. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Press {
  readonly x: number;
  readonly y: number;
  readonly lastX: number;
  readonly pans: boolean;
}

const clickPx = 4;

/**
 * Mouse and touch: click opens, the twisty folds, a double click zooms to the span, a drag over the bars marks
 * a stretch to zoom to, with shift it moves the time in sight.
 */
export function useWaterfallPointer(targets: PointerTargets) {
  const { box, data, visible, layout, window, offset, frame } = targets;
  const { onCommand, onOpen, onHover } = targets;
  const pressed = useRef<Press>(null);
  const [stretch, setStretch] = useState<Stretch>();
  useWheel(targets);
  const placeOf = (event: MouseEvent<HTMLElement>) => {
    const edges = box.current?.getBoundingClientRect();
    return { x: event.clientX - (edges?.left ?? 0), y: event.clientY - (edges?.top ?? 0) };
  };
  const rowAt = (y: number) => rowAtY(frame(), visible, offset(), y);
  const isInBars = (x: number) => x >= layout.barsStart && x <= layout.barsStart + layout.barsWidth;
  const isTwisty = (row: number, x: number) => {
    const twisty = indentOf(data.waterfall.depth[row]!, frame().indent, layout);
    const isOn = x >= twisty - 3 && x <= twisty + twistySize + 2;
    return isOn && hasChildren(data.waterfall, row);
  };
  const click = (x: number, y: number) => {
    const row = rowAt(y);
    if (row < 0) return;
    if (isTwisty(row, x)) onCommand({ type: "toggle", row });
    else onOpen(row);
  };
  const canMark = data.waterfall.timing === "real";
  return {
    stretch,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        const place = placeOf(event);
        pressed.current = { ...place, lastX: place.x, pans: event.shiftKey };
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const { x, y } = placeOf(event);
        const from = pressed.current;
        if (!from) return onHover(rowAt(y));
        if (!canMark || !isInBars(from.x) || Math.abs(x - from.x) <= clickPx) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        if (from.pans) {
          onCommand({ type: "pan", share: (from.lastX - x) / layout.barsWidth });
          pressed.current = { ...from, lastX: x };
          return;
        }
        setStretch({ from: Math.min(from.x, x), to: Math.max(from.x, x) });
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const { x, y } = placeOf(event);
        const from = pressed.current;
        pressed.current = null;
        setStretch(undefined);
        if (!from) return;
        if (from.pans && from.lastX !== from.x) return;
        if (!stretch) return Math.abs(y - from.y) <= clickPx ? click(x, y) : undefined;
        const ms = (at: number) => timeAt(at - layout.barsStart, window, layout.barsWidth);
        const marked = { from: ms(stretch.from), to: ms(stretch.to) };
        onCommand({
          type: "window",
          window: {
            from: Math.max(window.from, marked.from),
            to: Math.min(window.to, marked.to),
          },
        });
      },
      onPointerCancel: () => {
        pressed.current = null;
        setStretch(undefined);
      },
      onPointerLeave: () => onHover(-1),
      onDoubleClick: (event: MouseEvent<HTMLElement>) => {
        const { x, y } = placeOf(event);
        const row = rowAt(y);
        if (row >= 0 && canMark && !isTwisty(row, x)) onCommand({ type: "focus", row });
      },
    },
  };
}

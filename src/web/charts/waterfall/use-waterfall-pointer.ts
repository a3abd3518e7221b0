import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { hasChildren } from "#analysis/trace/waterfall-rows.ts";
import { timeAt } from "#analysis/trace/waterfall-scale.ts";
import type { WaterfallData } from "./row-text.ts";
import { indentOf, type RowLayout, rowHeight, twistySize } from "./waterfall-layout.ts";
import type { WaterfallCommand } from "./waterfall-view.ts";

interface PointerTargets {
  readonly box: RefObject<HTMLElement | null>;
  readonly data: WaterfallData;
  readonly visible: Uint32Array;
  readonly layout: RowLayout;
  readonly window: { readonly from: number; readonly to: number };
  /** Pixels of rows above the top edge, now. */
  readonly offset: () => number;
  readonly onCommand: (command: WaterfallCommand) => void;
  readonly onOpen: (row: number) => void;
  readonly onHover: (row: number) => void;
}

/** A stretch of time being marked, in pixels of the box. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const clickPx = 4;

/** Mouse and touch: click opens, the twisty folds, a drag over the bars marks a stretch to zoom to. */
export function useWaterfallPointer(targets: PointerTargets) {
  const { box, data, visible, layout, window, offset, onCommand, onOpen, onHover } = targets;
  const pressed = useRef<{ readonly x: number; readonly y: number }>(null);
  const [stretch, setStretch] = useState<Stretch>();
  useWheel(targets);
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const edges = box.current?.getBoundingClientRect();
    return { x: event.clientX - (edges?.left ?? 0), y: event.clientY - (edges?.top ?? 0) };
  };
  const rowAt = (y: number) => visible[Math.floor((offset() + y) / rowHeight)] ?? -1;
  const isInBars = (x: number) => x >= layout.barsStart && x <= layout.barsStart + layout.barsWidth;
  const click = (x: number, y: number) => {
    const row = rowAt(y);
    if (row < 0) return;
    const twisty = indentOf(data.waterfall.depth[row]!, layout);
    const onTwisty = x >= twisty - 3 && x <= twisty + twistySize + 2;
    if (onTwisty && hasChildren(data.waterfall, row)) onCommand({ type: "toggle", row });
    else onOpen(row);
  };
  const canMark = data.waterfall.timing === "real";
  return {
    stretch,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        pressed.current = placeOf(event);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const { x, y } = placeOf(event);
        const from = pressed.current;
        if (!from) return onHover(rowAt(y));
        if (!canMark || !isInBars(from.x) || Math.abs(x - from.x) <= clickPx) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setStretch({ from: Math.min(from.x, x), to: Math.max(from.x, x) });
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const { x, y } = placeOf(event);
        const from = pressed.current;
        pressed.current = null;
        setStretch(undefined);
        if (!from) return;
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
    },
  };
}

/**
 * Wheel with ctrl zooms, with shift pans; turns within one frame are one command.
 * External system: the wheel, which React hears too late to stop.
 */
function useWheel({ box, layout, window: shown, onCommand }: PointerTargets): void {
  const newest = useRef({ layout, shown, onCommand });
  useEffect(() => {
    newest.current = { layout, shown, onCommand };
  });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const turned = { zoom: 0, pan: 0, x: 0 };
    let frame = 0;
    const act = () => {
      frame = 0;
      const { layout: now, shown: stretch, onCommand: send } = newest.current;
      const { zoom, pan, x } = turned;
      Object.assign(turned, { zoom: 0, pan: 0 });
      if (zoom === 0) return send({ type: "pan", share: pan / now.barsWidth });
      const left = x - element.getBoundingClientRect().left - now.barsStart;
      const atMs = timeAt(left, stretch, now.barsWidth);
      send({ type: "zoom", factor: Math.exp(zoom / 150), atMs });
    };
    const onWheel = (event: WheelEvent) => {
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (!event.ctrlKey && !event.metaKey && !sideways) return;
      event.preventDefault();
      if (sideways && !event.ctrlKey && !event.metaKey) turned.pan += event.deltaX || event.deltaY;
      else turned.zoom += Math.max(-60, Math.min(60, event.deltaY || event.deltaX));
      turned.x = event.clientX;
      frame ||= requestAnimationFrame(act);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("wheel", onWheel);
    };
  }, [box]);
}

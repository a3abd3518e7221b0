import { type RefObject, useEffect, useRef } from "react";
import { timeAt } from "#analysis/trace/waterfall-scale.ts";
import type { RowLayout } from "./waterfall-layout.ts";
import type { WaterfallCommand } from "./waterfall-view.ts";

interface WheelTargets {
  readonly box: RefObject<HTMLElement | null>;
  readonly layout: RowLayout;
  readonly window: { readonly from: number; readonly to: number };
  readonly onCommand: (command: WaterfallCommand) => void;
}

/**
 * Wheel with ctrl zooms, with shift pans; turns within one frame are one command.
 * External system: the wheel, which React hears too late to stop.
 */
export function useWheel({ box, layout, window: shown, onCommand }: WheelTargets): void {
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

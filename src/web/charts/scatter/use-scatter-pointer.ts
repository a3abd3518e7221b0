import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Box } from "../waterfall/use-box.ts";
import type { Corner } from "./lasso.ts";
import { fromPixels, movedBy, type ScatterView, zoomedAt } from "./scatter-view.ts";

export type ScatterTool = "move" | "lasso" | "rectangle";

interface PointerInput {
  readonly surface: RefObject<HTMLElement | null>;
  readonly box: Box;
  readonly view: ScatterView;
  readonly tool: ScatterTool;
  readonly onView: (view: ScatterView) => void;
  /** A finished outline, in coordinates 0 to 1. */
  readonly onOutline: (corners: readonly Corner[]) => void;
  readonly onHover: (at: Corner | undefined) => void;
  readonly onClick: (at: Corner) => void;
}

interface Drag {
  readonly from: Corner;
  readonly view: ScatterView;
  readonly tool: ScatterTool;
  moved: boolean;
}

/** Moving, zooming, outlining and pointing. The shift key outlines whatever the tool. */
export function useScatterPointer(input: PointerInput) {
  const { surface, box, view, tool, onView, onOutline, onHover, onClick } = input;
  const drag = useRef<Drag>(undefined);
  const [outline, setOutline] = useState<readonly Corner[]>([]);
  const newest = useRef(input);
  // External system: the wheel, whose listener must be able to keep the page from scrolling.
  useEffect(() => {
    newest.current = input;
  });
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const now = newest.current;
      const at = placeIn(element, event);
      now.onView(zoomedAt(now.box, now.view, at, Math.exp(-event.deltaY / 300)));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [surface]);

  const here = (event: PointerEvent): Corner => placeIn(event.currentTarget, event);
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const used = event.shiftKey && tool === "move" ? "lasso" : tool;
      drag.current = { from: here(event), view, tool: used, moved: false };
      onHover(undefined);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const at = here(event);
      const { current } = drag;
      if (!current) return onHover(at);
      const [dx, dy] = [at[0] - current.from[0], at[1] - current.from[1]];
      if (!current.moved && Math.hypot(dx, dy) < 4) return;
      if (current.tool === "move") onView(movedBy(box, current.view, dx, dy));
      else if (current.tool === "rectangle") setOutline(corners(current.from, at));
      else setOutline((old) => [...(current.moved ? old : [current.from]), at]);
      current.moved = true;
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const { current } = drag;
      drag.current = undefined;
      setOutline([]);
      if (!current) return;
      if (!current.moved) return onClick(here(event));
      if (current.tool === "move" || outline.length < 3) return;
      onOutline(outline.map((corner) => fromPixels(box, view, corner)));
    },
    onPointerCancel() {
      drag.current = undefined;
      setOutline([]);
    },
    onPointerLeave: () => onHover(undefined),
  };
  return { handlers, outline };
}

function corners([x0, y0]: Corner, [x1, y1]: Corner): Corner[] {
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
}

function placeIn(element: Element, event: { clientX: number; clientY: number }): Corner {
  const { left, top } = element.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}

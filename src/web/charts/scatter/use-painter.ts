import { useCallback, useEffect, useRef, useState } from "react";
import type { Box } from "../waterfall/use-box.ts";
import type { ScatterPainter, ScatterScene } from "./paint.ts";
import { plainPainter } from "./plain-painter.ts";
import type { ScatterView } from "./scatter-view.ts";
import { webglPainter } from "./webgl-painter.ts";

/** Points drawn a frame while the view moves; the rest follows when it rests. */
const budget = 33_000;
const restMs = 150;
/** Points that are added a frame then: a machine that is slow to move on is not held up for long. */
const addedAtOnce = 131_072;

/**
 * Draws the scene whenever it, the box or the view changes, one frame at a time. External systems: the canvas,
 * its graphics context (which may be lost and come back), and the browser's frames.
 */
export function usePainter(box: Box, scene: ScatterScene, view: ScatterView) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<ScatterPainter>(undefined);
  const [kind, setKind] = useState<ScatterPainter["kind"] | "none">();
  const [restored, setRestored] = useState(0);
  const newest = useRef({ box, view });
  const frame = useRef(0);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  const draw = useCallback((most: number) => {
    cancelAnimationFrame(frame.current);
    clearTimeout(rest.current);
    frame.current = requestAnimationFrame(() => {
      const { box: size, view: at } = newest.current;
      if (size.width < 1 || size.height < 1) return;
      const isAll = painter.current?.draw(size, at, most) ?? true;
      if (!isAll) rest.current = setTimeout(add, restMs);
    });
    function add(): void {
      frame.current = requestAnimationFrame(() => {
        if (!(painter.current?.more(addedAtOnce) ?? true)) add();
      });
    }
  }, []);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    painter.current = webglPainter(element) ?? plainPainter(element);
    setKind(painter.current?.kind ?? "none");
    const lost = (event: Event) => event.preventDefault();
    const back = () => setRestored((times) => times + 1);
    element.addEventListener("webglcontextlost", lost);
    element.addEventListener("webglcontextrestored", back);
    return () => {
      element.removeEventListener("webglcontextlost", lost);
      element.removeEventListener("webglcontextrestored", back);
      cancelAnimationFrame(frame.current);
      clearTimeout(rest.current);
      painter.current?.dispose();
      painter.current = undefined;
    };
  }, [restored]);

  useEffect(() => {
    painter.current?.setScene(scene);
    draw(Infinity);
  }, [scene, draw, restored]);

  useEffect(() => {
    newest.current = { box, view };
    const element = canvas.current;
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
    if (element && (element.width !== width || element.height !== height)) {
      element.width = width;
      element.height = height;
    }
    draw(budget);
  }, [box, view, draw]);

  return { canvas, kind };
}

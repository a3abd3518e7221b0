import { type RefObject, useLayoutEffect, useState } from "react";

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Inner size of an element as it changes. External system: ResizeObserver. */
export function useBox(ref: RefObject<HTMLElement | null>): Box {
  const [box, setBox] = useState<Box>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setBox((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return box;
}

/** Grows whenever colours or fonts of the page change. External systems: the document's theme and fonts. */
export function useAppearance(): number {
  const [changes, setChanges] = useState(0);
  useLayoutEffect(() => {
    const changed = () => setChanges((count) => count + 1);
    const observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    document.fonts.addEventListener("loadingdone", changed);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", changed);
    };
  }, []);
  return changes;
}

/** Sizes a canvas for sharp lines on this screen and gives its context, measured in CSS pixels. */
export function sharpContext(
  canvas: HTMLCanvasElement,
  { width, height }: Box,
): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  const pixelWidth = Math.round(width * ratio);
  const pixelHeight = Math.round(height * ratio);
  // Setting the size clears the canvas and costs memory: only when it differs.
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  const ctx = canvas.getContext("2d", { alpha: false });
  ctx?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return ctx;
}

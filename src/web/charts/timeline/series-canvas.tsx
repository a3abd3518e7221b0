import { memo, useLayoutEffect, useRef } from "react";
import { useAppearance } from "../waterfall/use-box.ts";
import type { Plot, SeriesPicture } from "./picture.ts";
import { shapesOf, type Shape } from "./shapes-of.ts";

interface SeriesCanvasProps {
  readonly picture: SeriesPicture;
  readonly plot: Plot;
  readonly small?: boolean;
}

/** Room around the plot in pixels, so that a mark on its edge is whole. */
export const canvasInset = 6;

/** The marks of series without their axes, on a canvas that is larger than the plot on all sides. External system: the canvas. */
export const SeriesCanvas = memo(function SeriesCanvas({
  picture,
  plot,
  small,
}: SeriesCanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const appearance = useAppearance();
  const width = plot.width + 2 * canvasInset;
  const height = plot.height + 2 * canvasInset;
  useLayoutEffect(() => {
    const canvas = ref.current;
    if (!canvas || plot.width < 1 || plot.height < 1) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const ctx = canvas.getContext("2d");
    if (!ctx) return;
    ctx.setTransform(ratio, 0, 0, ratio, canvasInset * ratio, canvasInset * ratio);
    paintShapes(ctx, shapesOf(picture, plot, small), canvas);
  }, [picture, plot, small, width, height, appearance]);
  return (
    <canvas ref={ref} aria-hidden className="pointer-events-none block" style={{ width, height }} />
  );
});

function paintShapes(ctx: CanvasRenderingContext2D, shapes: readonly Shape[], element: Element) {
  const style = getComputedStyle(element);
  const color = (name: string) => themeColor(style, name);
  for (const shape of shapes) {
    if (shape.kind === "text") {
      ctx.globalAlpha = 1;
      ctx.fillStyle = color(shape.color);
      ctx.font = `12px ${style.fontFamily}`;
      ctx.textAlign = shape.anchor;
      ctx.fillText(shape.text, shape.x, shape.y);
      continue;
    }
    const path = new Path2D(shape.d);
    ctx.globalAlpha = shape.opacity ?? 1;
    if (shape.fill) {
      ctx.fillStyle = color(shape.fill);
      ctx.fill(path);
    }
    if (shape.stroke) {
      ctx.strokeStyle = color(shape.stroke);
      ctx.lineWidth = shape.width ?? 1;
      ctx.setLineDash([...(shape.dash ?? [])]);
      ctx.stroke(path);
    }
  }
}

/** `var(--name)` as the colour that the theme gives it. */
export function themeColor(style: CSSStyleDeclaration, color: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(color)?.[1];
  return name ? style.getPropertyValue(name).trim() : color;
}

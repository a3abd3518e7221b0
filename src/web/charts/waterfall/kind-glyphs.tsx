import { spanKinds } from "#contract/span.ts";
import { KindMark } from "#web/ui/kind-mark.tsx";
import type { Ref } from "react";

/** The icons of the kit, out of sight, for the canvas to copy their lines from. */
export function KindGlyphs({ ref }: { ref: Ref<HTMLDivElement> }) {
  return (
    <div ref={ref} hidden>
      {spanKinds.map((kind) => (
        <span key={kind} data-kind={kind}>
          <KindMark kind={kind} />
        </span>
      ))}
    </div>
  );
}

/** Side of an icon on the screen, px. */
export const iconSize = 14;

/** Each icon drawn once, for the rows to copy: stroking lines anew for every row is what costs most. */
export function drawGlyphs(root: Element): ReadonlyMap<string, CanvasImageSource> {
  const glyphs = new Map<string, CanvasImageSource>();
  for (const holder of root.querySelectorAll("[data-kind]")) {
    const mark = holder.firstElementChild;
    if (mark)
      glyphs.set(holder.getAttribute("data-kind") ?? "", drawGlyph(mark, getComputedStyle(mark)));
  }
  return glyphs;
}

function drawGlyph(mark: Element, { color }: CSSStyleDeclaration): CanvasImageSource {
  const canvas = document.createElement("canvas");
  const side = Math.ceil(iconSize * (window.devicePixelRatio || 1));
  canvas.width = side;
  canvas.height = side;
  const ctx = canvas.getContext("2d");
  if (!ctx) return canvas;
  // The icons are made of lines in a box of 24 by 24.
  ctx.scale(side / 24, side / 24);
  ctx.strokeStyle = color;
  ctx.lineWidth = 2;
  ctx.lineCap = "round";
  ctx.lineJoin = "round";
  for (const shape of mark.querySelectorAll("svg > *")) ctx.stroke(pathOf(shape));
  return canvas;
}

function pathOf(shape: Element): Path2D {
  const number = (name: string) => Number(shape.getAttribute(name) ?? 0);
  const path = new Path2D(shape.getAttribute("d") ?? undefined);
  if (shape.tagName === "circle") {
    path.moveTo(number("cx") + number("r"), number("cy"));
    path.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
  }
  if (shape.tagName === "rect")
    path.roundRect(number("x"), number("y"), number("width"), number("height"), number("rx"));
  if (shape.tagName === "line") {
    path.moveTo(number("x1"), number("y1"));
    path.lineTo(number("x2"), number("y2"));
  }
  return path;
}

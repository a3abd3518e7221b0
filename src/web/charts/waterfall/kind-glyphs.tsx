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

/** Lines of each icon in a box of 24 by 24. */
export function readGlyphs(root: Element): ReadonlyMap<string, Path2D> {
  const glyphs = new Map<string, Path2D>();
  for (const holder of root.querySelectorAll("[data-kind]")) {
    const glyph = new Path2D();
    for (const shape of holder.querySelectorAll("svg > *")) glyph.addPath(pathOf(shape));
    glyphs.set(holder.getAttribute("data-kind") ?? "", glyph);
  }
  return glyphs;
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

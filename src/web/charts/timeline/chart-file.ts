import type { Plot, SeriesPicture } from "./picture.ts";
import { themeColor } from "./series-canvas.tsx";
import { seriesEdge } from "./series-chart.tsx";
import { shapesOf, type Shape } from "./shapes-of.ts";

const svgSpace = "http://www.w3.org/2000/svg";

/** The chart as one SVG text: the axes as they are drawn, the marks as paths, the theme's colours written out. */
export function chartSvg(holder: Element, picture: SeriesPicture, plot: Plot): string | undefined {
  const drawn = holder.querySelector("svg");
  const copy = drawn?.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return undefined;
  const style = getComputedStyle(holder);
  const marks = document.createElementNS(svgSpace, "g");
  marks.setAttribute("transform", `translate(${seriesEdge.left} ${seriesEdge.top})`);
  marks.append(...shapesOf(picture, plot).map(elementOf));
  copy.append(marks);
  const back = document.createElementNS(svgSpace, "rect");
  for (const [name, value] of [
    ["width", "100%"],
    ["height", "100%"],
    ["fill", "var(--surface)"],
  ] as const)
    back.setAttribute(name, value);
  copy.prepend(back);
  copy.setAttribute("xmlns", svgSpace);
  copy.setAttribute("font-family", style.fontFamily);
  copy.removeAttribute("style");
  for (const element of copy.querySelectorAll("*"))
    for (const name of ["fill", "stroke"]) {
      const value = element.getAttribute(name);
      if (value?.startsWith("var(")) element.setAttribute(name, themeColor(style, value));
    }
  return new XMLSerializer().serializeToString(copy);
}

function elementOf(shape: Shape): SVGElement {
  const element = document.createElementNS(svgSpace, shape.kind);
  const set = (name: string, value: string | number | undefined) => {
    if (value !== undefined) element.setAttribute(name, String(value));
  };
  if (shape.kind === "text") {
    element.textContent = shape.text;
    set("x", shape.x);
    set("y", shape.y);
    set("fill", shape.color);
    set("font-size", 12);
    set("text-anchor", shape.anchor);
    return element;
  }
  set("d", shape.d);
  set("fill", shape.fill ?? "none");
  set("stroke", shape.stroke);
  set("stroke-width", shape.width);
  set("stroke-dasharray", shape.dash?.length ? shape.dash.join(" ") : undefined);
  set("opacity", shape.opacity);
  return element;
}

/** The same as pixels, twice as fine as the page. */
export async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error("The picture is too large to be saved"));
      }, "image/png");
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

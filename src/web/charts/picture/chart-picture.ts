const smallestWidth = 200;
const smallestHeight = 80;
/** Pixels a CSS pixel. */
const fineness = 2;

/** What decides how an SVG element looks and is said by style sheets, which a copy leaves behind. */
const looks = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "opacity",
  "font-size",
  "font-family",
  "font-weight",
  "text-anchor",
  "dominant-baseline",
  "visibility",
  "display",
] as const;

/** What a chart is drawn on. */
export type Chart = SVGSVGElement | HTMLCanvasElement;

/** The largest chart in the element; undefined where there is none worth a picture. */
export function mainChart(within: Element): Chart | undefined {
  const layers = [...within.querySelectorAll<Chart>("svg, canvas")].filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return width >= smallestWidth && height >= smallestHeight;
  });
  return layers.toSorted((one, other) => areaOf(other) - areaOf(one))[0];
}

function areaOf(element: Element): number {
  const { width, height } = element.getBoundingClientRect();
  return width * height;
}

/** The chart as a PNG as it looks on screen: its own layer and those that lie on it, in their order. */
export async function chartPicture(chart: Chart): Promise<Blob> {
  const box = chart.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(box.width * fineness);
  canvas.height = Math.round(box.height * fineness);
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("This browser cannot draw pictures");
  brush.fillStyle = getComputedStyle(document.body).backgroundColor;
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.scale(fineness, fineness);
  const holder = chart.closest("figure, section, #content") ?? document.body;
  for (const layer of holder.querySelectorAll<Chart>("svg, canvas")) {
    const place = layer.getBoundingClientRect();
    if (!overlaps(place, box)) continue;
    const image = layer instanceof HTMLCanvasElement ? layer : await imageOf(layer);
    brush.drawImage(image, place.x - box.x, place.y - box.y, place.width, place.height);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("The picture is too large to be saved"));
    }, "image/png");
  });
}

function overlaps(one: DOMRect, other: DOMRect): boolean {
  return (
    one.width > 0 &&
    one.height > 0 &&
    one.left < other.right &&
    one.right > other.left &&
    one.top < other.bottom &&
    one.bottom > other.top
  );
}

async function imageOf(svg: SVGSVGElement): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error("The chart cannot be copied");
  const drawn = [svg, ...svg.querySelectorAll("*")];
  for (const [at, element] of [copy, ...copy.querySelectorAll("*")].entries()) {
    const style = getComputedStyle(drawn[at]!);
    for (const name of looks) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute("style");
    element.removeAttribute("class");
  }
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const text = new XMLSerializer().serializeToString(copy);
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

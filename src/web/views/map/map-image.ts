import { formatCount } from "#web/ui/format.ts";

interface Image {
  /** Pixels of the canvas for one of the page. */
  readonly ratio: number;
  readonly surface: string;
  readonly ink: string;
  /** In pixels of the page. */
  readonly labels: readonly { readonly text: string; readonly at: readonly [number, number] }[];
  readonly legend: readonly {
    readonly name: string;
    readonly count: number;
    readonly colour: string;
  }[];
}

const lineHeight = 20;
const legendWidth = 240;
const font = "12px Inter Variable, Inter, system-ui, sans-serif";

/** The drawn points with the labels on them and the legend beside them; undefined where nothing can be drawn on. */
export function pictureWithLegend(
  points: HTMLCanvasElement,
  { ratio, surface, ink, labels, legend }: Image,
): HTMLCanvasElement | undefined {
  const image = document.createElement("canvas");
  image.width = points.width + Math.round(legendWidth * ratio);
  image.height = Math.max(points.height, Math.round((legend.length + 1) * lineHeight * ratio));
  const ctx = image.getContext("2d");
  if (!ctx) return undefined;
  ctx.fillStyle = surface;
  ctx.fillRect(0, 0, image.width, image.height);
  ctx.drawImage(points, 0, 0);
  ctx.scale(ratio, ratio);
  ctx.font = font;
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = surface;
  ctx.textAlign = "center";
  const width = points.width / ratio;
  for (const { text, at } of labels) {
    const [x, y] = at;
    if (x < 0 || x > width || y < 0 || y > points.height / ratio) continue;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = ink;
    ctx.fillText(text, x, y);
  }
  ctx.textAlign = "left";
  for (const [line, { name, count, colour }] of legend.entries()) {
    const y = (line + 1) * lineHeight;
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.arc(width + 16, y - 4, 5, 0, Math.PI * 2);
    ctx.fill();
    ctx.fillStyle = ink;
    const room = legendWidth - 36;
    ctx.fillText(`${name} ${formatCount(count)}`, width + 28, y, room);
  }
  return image;
}

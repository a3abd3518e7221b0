import type { Box } from "../waterfall/use-box.ts";
import type { Corner } from "./lasso.ts";
import type { Sight } from "./point-tiles.ts";

/** What is in the middle (coordinates 0 to 1), and how much larger than the whole. */
export interface ScatterView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const wholeView: ScatterView = { x: 0.5, y: 0.5, zoom: 1 };
const margin = 24;
const mostZoom = 2000;

/** Pixels that one unit takes. */
export function unitPixels({ width, height }: Box, { zoom }: ScatterView): number {
  return Math.max(1, Math.min(width, height) - 2 * margin) * zoom;
}

export function toPixels(box: Box, view: ScatterView, [x, y]: Corner): Corner {
  const unit = unitPixels(box, view);
  return [box.width / 2 + (x - view.x) * unit, box.height / 2 - (y - view.y) * unit];
}

export function fromPixels(box: Box, view: ScatterView, [px, py]: Corner): Corner {
  const unit = unitPixels(box, view);
  return [view.x + (px - box.width / 2) / unit, view.y - (py - box.height / 2) / unit];
}

export function sightOf(box: Box, view: ScatterView): Sight {
  const [x0, y1] = fromPixels(box, view, [0, 0]);
  const [x1, y0] = fromPixels(box, view, [box.width, box.height]);
  return { x0, x1, y0, y1 };
}

/** Nearer or farther, so that what is under the pointer stays there. */
export function zoomedAt(box: Box, view: ScatterView, at: Corner, factor: number): ScatterView {
  const zoom = Math.min(mostZoom, Math.max(0.5, view.zoom * factor));
  const [x, y] = fromPixels(box, view, at);
  const [nextX, nextY] = fromPixels(box, { ...view, zoom }, at);
  return { x: view.x + x - nextX, y: view.y + y - nextY, zoom };
}

export function movedBy(box: Box, view: ScatterView, dx: number, dy: number): ScatterView {
  const unit = unitPixels(box, view);
  return { ...view, x: view.x - dx / unit, y: view.y + dy / unit };
}

/** Larger where few points are in the picture, and when they are near. */
export function pointPixels(count: number, { zoom }: ScatterView): number {
  const base = count < 1500 ? 7 : count < 10_000 ? 5 : count < 100_000 ? 3.5 : 2.5;
  return Math.min(12, base * Math.max(1, zoom ** 0.35));
}

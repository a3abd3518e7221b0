import { rowFlag, type Waterfall } from "./waterfall-columns.ts";

/** Colours as the bytes of a canvas image: 0xAABBGGRR on every machine browsers run on. */
export interface MinimapColours {
  /** Per entry of `kinds`. */
  readonly kinds: Uint32Array;
  readonly error: number;
  /** Rows that match a search. */
  readonly hit: number;
  readonly background: number;
}

/** A single pixel of a hit would be lost among thousands. */
const hitWidth = 3;

/**
 * Draws every row of a trace into an image, then errors and hits of a search, so that none is covered.
 * Each row is one run of equal pixels in a buffer: no calls into a canvas per span.
 */
export function drawMinimap(
  waterfall: Waterfall,
  { width, height }: { readonly width: number; readonly height: number },
  colours: MinimapColours,
  image: Uint32Array,
  hits: Uint32Array = noRows,
): void {
  image.fill(colours.background);
  const { count, flags, kind } = waterfall;
  if (width < 1 || height < 1) return;
  for (let i = 0; i < count; i++)
    paint(waterfall, i, width, height, colours.kinds[kind[i]!]!, image);
  for (let i = 0; i < count; i++)
    if (flags[i]! & rowFlag.error) paint(waterfall, i, width, height, colours.error, image);
  for (const row of hits) paint(waterfall, row, width, height, colours.hit, image, hitWidth);
}

const noRows = new Uint32Array(0);

/** Draws a column for each number of `band`, the tallest as high as the image. */
export function drawBand(
  band: Uint32Array,
  height: number,
  colours: { readonly bar: number; readonly background: number },
  image: Uint32Array,
): void {
  image.fill(colours.background);
  const most = band.reduce((max, each) => Math.max(max, each), 1);
  for (let x = 0; x < band.length; x++) {
    const tall = band[x] === 0 ? 0 : Math.max(1, Math.round((band[x]! / most) * height));
    for (let y = height - tall; y < height; y++) image[y * band.length + x] = colours.bar;
  }
}

const tallestRow = 6;

function paint(
  { count, startMs, durationMs, totalMs }: Waterfall,
  row: number,
  width: number,
  height: number,
  colour: number,
  image: Uint32Array,
  narrowest = 1,
): void {
  const rowHeight = Math.min(tallestRow, height / count);
  const top = Math.min(height - 1, Math.floor(row * rowHeight));
  const gap = rowHeight >= 3 ? 1 : 0;
  const bottom = Math.min(height, Math.max(top + 1, Math.floor((row + 1) * rowHeight) - gap));
  const perMs = width / totalMs;
  const left = Math.min(width - 1, Math.floor(startMs[row]! * perMs));
  const right = Math.min(
    width,
    Math.max(left + narrowest, Math.floor((startMs[row]! + durationMs[row]!) * perMs)),
  );
  for (let y = top; y < bottom; y++) {
    // A single pixel is the common case of a long trace and much cheaper than a fill.
    if (right === left + 1) image[y * width + left] = colour;
    else image.fill(colour, y * width + left, y * width + right);
  }
}

/** Height in the minimap of the place between rows, so that a box can be drawn around some of them. */
export function minimapY({ count }: Waterfall, row: number, height: number): number {
  return Math.min(height, row * Math.min(tallestRow, height / Math.max(1, count)));
}

/** The row drawn at a height of the minimap; the last one below all of them. */
export function minimapRowAt({ count }: Waterfall, y: number, height: number): number {
  const row = Math.floor(y / Math.min(tallestRow, height / Math.max(1, count)));
  return Math.max(0, Math.min(count - 1, row));
}

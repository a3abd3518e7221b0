import type { Box } from "../waterfall/use-box.ts";
import type { TiledPoints } from "./point-tiles.ts";
import type { ScatterView } from "./scatter-view.ts";

/** Bits of a look beside the number of its colour. */
export const lookBits = { colour: 31, dimmed: 64, hidden: 128 } as const;

export interface ScatterScene {
  readonly tiled: TiledPoints;
  /** Per point in its original order: a colour, and whether it is dimmed or hidden. */
  readonly looks: Uint8Array;
  /** `#rrggbb`; a look names one of at most 32. */
  readonly colours: readonly string[];
  readonly surface: string;
}

/** Draws points; `most` bounds how many while the view moves. Answers whether that was all. */
export interface ScatterPainter {
  readonly kind: "webgl" | "plain";
  setScene(scene: ScatterScene): void;
  draw(box: Box, view: ScatterView, most: number): boolean;
  /** Adds up to about so many of the points that the last picture lacks. Answers whether that were all. */
  more(most: number): boolean;
  dispose(): void;
}

/** `#rrggbb` as three numbers from 0 to 1. */
export function channels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** Looks in the order of the tiles. */
export function looksInOrder({ tiled, looks }: ScatterScene): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(tiled.order, (point) => looks[point]!);
}

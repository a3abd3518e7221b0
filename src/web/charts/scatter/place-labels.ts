import type { Box } from "../waterfall/use-box.ts";
import type { Corner } from "./lasso.ts";

export interface PixelLabel {
  readonly text: string;
  /** Middle of the text, pixels. */
  readonly at: Corner;
}

/** Half the width of a character of small text, and half the height of a line, pixels. */
const halfCharacter = 3.5;
const halfLine = 8;

/**
 * Labels in sight, moved inside the box; one that would lie on an earlier one is left out, so the important
 * ones come first.
 */
export function placeLabels(labels: readonly PixelLabel[], box: Box): PixelLabel[] {
  const placed: (PixelLabel & { readonly half: number })[] = [];
  for (const { text, at } of labels) {
    const half = text.length * halfCharacter;
    const [middle, y] = at;
    const isAway =
      middle < -half || middle > box.width + half || y < -halfLine || y > box.height + halfLine;
    if (isAway) continue;
    const x = Math.min(Math.max(middle, half), Math.max(half, box.width - half));
    const isCovering = placed.some(
      (other) =>
        Math.abs(other.at[0] - x) < other.half + half && Math.abs(other.at[1] - y) < 2 * halfLine,
    );
    if (!isCovering) placed.push({ text, at: [x, y], half });
  }
  return placed.map(({ text, at }) => ({ text, at }));
}

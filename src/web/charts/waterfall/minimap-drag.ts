import { clampWindow, type TimeWindow } from "#analysis/trace/waterfall-scale.ts";

/** What the pointer took hold of: an edge of the box, the box, or the ground beside it. */
export type Grip = "left" | "right" | "inside" | "outside";

const gripPx = 6;

/** Edges win over the inside, so that a narrow box can still be widened. */
export function gripAt(x: number, box: { readonly left: number; readonly right: number }): Grip {
  const toLeft = Math.abs(x - box.left);
  const toRight = Math.abs(x - box.right);
  if (Math.min(toLeft, toRight) <= gripPx) return toLeft < toRight ? "left" : "right";
  return x > box.left && x < box.right ? "inside" : "outside";
}

/** The window after a drag from one time to another. */
export function draggedWindow(
  grip: Grip,
  start: TimeWindow,
  fromMs: number,
  toMs: number,
  totalMs: number,
): TimeWindow {
  const shift = toMs - fromMs;
  switch (grip) {
    case "left":
      return clampWindow({ from: start.from + shift, to: start.to }, totalMs);
    case "right":
      return clampWindow({ from: start.from, to: start.to + shift }, totalMs);
    case "inside":
      return clampWindow({ from: start.from + shift, to: start.to + shift }, totalMs);
    case "outside":
      return clampWindow({ from: fromMs, to: toMs }, totalMs);
  }
}

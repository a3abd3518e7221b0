import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draggedWindow, gripAt } from "./minimap-drag.ts";
import { tickLabel } from "./tick-label.ts";
import { barEdges, offsetToShow, rowHeight, rowLayout, RowScroll } from "./waterfall-layout.ts";

describe("rowLayout", () => {
  it.each([320, 390, 570, 640, 1200, 3000])("fits %s px", (width) => {
    const { barsStart, barsWidth, tokensWidth, timeWidth, nameWidth } = rowLayout(width);
    expect(nameWidth).toBeGreaterThan(100);
    expect(barsStart + barsWidth + tokensWidth + timeWidth).toBeLessThanOrEqual(width);
  });
});

describe("barEdges", () => {
  const layout = rowLayout(1000);

  it("stay inside the bars for any span and window", () => {
    const ms = fc.double({ min: 0, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(
        ms,
        ms,
        ms,
        fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
        (at, long, from, width) => {
          const edges = barEdges(at, long, { from, to: from + width }, layout);
          if (!edges) return;
          expect(edges.left).toBeGreaterThanOrEqual(layout.barsStart);
          expect(edges.right).toBeLessThanOrEqual(layout.barsStart + layout.barsWidth + 1e-6);
          expect(edges.right - edges.left).toBeGreaterThanOrEqual(2 - 1e-6);
        },
      ),
    );
  });

  it("are finite in a window that rounding has closed", () => {
    const at = 999_999_999_999.9979;
    expect(barEdges(at, 0, { from: at, to: at }, layout)).toEqual({
      left: layout.barsStart,
      right: layout.barsStart + 2,
    });
  });

  it("are none where nothing is in sight", () => {
    expect(barEdges(0, 10, { from: 20, to: 30 }, layout)).toBeUndefined();
    expect(barEdges(40, 10, { from: 20, to: 30 }, layout)).toBeUndefined();
  });
});

describe("scrolling", () => {
  it("moves as little as possible to the next row, and to the middle from afar", () => {
    expect(offsetToShow(3, 0, 280)).toBe(0);
    expect(offsetToShow(10, 0, 280)).toBe(28);
    expect(offsetToShow(0, 28, 280)).toBe(0);
    expect(offsetToShow(1000, 0, 280)).toBe(1000 * rowHeight - 126);
  });

  it("reaches the last of two million rows", () => {
    const scroll = new RowScroll(2_000_000, 700);
    expect(scroll.height).toBeLessThanOrEqual(15_000_000);
    const bottom = scroll.offsetAt(scroll.height - 700);
    expect(bottom).toBeCloseTo(2_000_000 * rowHeight - 700);
    expect(scroll.offsetAt(scroll.scrollTopFor(12_345))).toBeCloseTo(12_345);
  });
});

describe("the box in the minimap", () => {
  const box = { left: 100, right: 200 };

  it.each([
    [101, "left"],
    [197, "right"],
    [150, "inside"],
    [50, "outside"],
  ])("at %s is held by %s", (x, grip) => {
    expect(gripAt(x, box)).toBe(grip);
  });

  it("is moved, resized and drawn anew inside the trace", () => {
    const start = { from: 100, to: 200 };
    expect(draggedWindow("inside", start, 0, 50, 1000)).toEqual({ from: 150, to: 250 });
    expect(draggedWindow("inside", start, 0, 5000, 1000)).toEqual({ from: 900, to: 1000 });
    expect(draggedWindow("left", start, 0, -50, 1000)).toEqual({ from: 50, to: 200 });
    expect(draggedWindow("right", start, 0, -150, 1000)).toEqual({ from: 50, to: 100 });
    expect(draggedWindow("outside", start, 700, 600, 1000)).toEqual({ from: 600, to: 700 });
  });
});

describe("tickLabel", () => {
  it.each([
    [0, 100, "0"],
    [200, 100, "200 ms"],
    [1000, 500, "1.0 s"],
    [1500, 500, "1.5 s"],
    [2000, 1000, "2 s"],
    [12_350, 50, "12.35 s"],
    [90_000, 30_000, "1 m 30 s"],
    [0.25, 0.05, "250 µs"],
    [2.5, 0.5, "2.5 ms"],
  ])("writes %s ms at a step of %s as %s", (ms, step, text) => {
    expect(tickLabel(ms, step)).toBe(text);
  });
});

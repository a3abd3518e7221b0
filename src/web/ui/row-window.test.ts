import fc from "fast-check";
import { expect, it } from "vitest";
import { mostRows, rowWindow, scrollToRow, tallestContent } from "./row-window.ts";

const rowHeight = 28;

it("draws the rows in sight and a few more", () => {
  const { first, last, contentHeight, origin } = rowWindow(100_000, rowHeight, {
    top: 2800,
    height: 280,
  });
  expect([first, last]).toEqual([94, 116]);
  expect(contentHeight).toBe(2_800_000);
  expect(origin).toBe(0);
});

it("draws nothing of nothing", () => {
  expect(rowWindow(0, rowHeight, { top: 50, height: 280 })).toMatchObject({ first: 0, last: 0 });
});

const anything = fc.record({
  count: fc.integer({ min: 1, max: 5_000_000 }),
  height: fc.integer({ min: 28, max: 2000 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
});

it("covers the sight wherever the scrollbar stands, also of more rows than pixels", () => {
  fc.assert(
    fc.property(anything, ({ count, height, share }) => {
      const most = Math.max(0, Math.min(count * rowHeight, tallestContent) - height);
      const top = share * most;
      const { first, last, contentHeight, origin } = rowWindow(count, rowHeight, { top, height });
      expect(contentHeight).toBeLessThanOrEqual(tallestContent);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(last).toBeLessThanOrEqual(count);
      expect(last - first).toBeLessThanOrEqual(mostRows(height, rowHeight));
      const covers = {
        above: first === 0 || origin + first * rowHeight <= top,
        below: last === count || origin + last * rowHeight >= top + height,
        end: share < 1 || last === count,
      };
      expect(covers).toEqual({ above: true, below: true, end: true });
    }),
  );
});

it("brings a row into sight and leaves one that is", () => {
  fc.assert(
    fc.property(anything, ({ count, height, share }) => {
      const row = Math.min(count - 1, Math.floor(share * count));
      const top = scrollToRow(count, rowHeight, { top: 0, height }, row);
      const { origin } = rowWindow(count, rowHeight, { top, height });
      const start = origin + row * rowHeight - top;
      expect(start).toBeGreaterThan(-1);
      expect(start + rowHeight).toBeLessThan(height + 1);
      expect((row + 1) * rowHeight > height || top === 0).toBe(true);
    }),
  );
});

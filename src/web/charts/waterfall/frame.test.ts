import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildWaterfall } from "#analysis/trace/waterfall-columns.ts";
import { visibleRows } from "#analysis/trace/waterfall-rows.ts";
import { anyTrace } from "#testing/random-trace.ts";
import { type PictureSpan, pictureOf } from "#testing/waterfall-source.ts";
import { frameOf, indentOf, mostSticky, rowAtY } from "./frame.ts";
import { indentStep, rowHeight, rowLayout } from "./waterfall-layout.ts";

const layout = rowLayout(1000);
const height = 20 * rowHeight;

function shown(spans: readonly PictureSpan[]) {
  const waterfall = buildWaterfall(pictureOf(spans));
  return { waterfall, visible: visibleRows(waterfall, new Uint8Array(waterfall.count)) };
}

const chain = (levels: number): PictureSpan[] =>
  Array.from({ length: levels }, (_, k) => ({ id: `${k}`, parent: k ? `${k - 1}` : null, at: k }));

/* 0 root, 1 agent, 2..41 its steps, 42 last */
const agent = shown([
  { id: "root", parent: null },
  { id: "agent", parent: "root", at: 1 },
  ...Array.from({ length: 40 }, (_, k) => ({ id: `s${k}`, parent: "agent", at: 2 + k })),
  { id: "last", parent: "root", at: 50 },
]);
const at = ({ waterfall, visible }: typeof agent, offset: number, box = height) =>
  frameOf(waterfall, visible, offset, box, layout);

describe("rows that stay at the top", () => {
  it("are the ancestors that have scrolled away", () => {
    expect(at(agent, 0).sticky).toEqual([]);
    expect(at(agent, 10 * rowHeight).sticky).toEqual([0, 1]);
    expect(at(agent, 40 * rowHeight).sticky).toEqual([0]);
  });

  it("are the nearest of many, and none in a low box", () => {
    const deep = shown(chain(1000));
    expect(at(deep, 500 * rowHeight).sticky).toEqual([500, 501, 502, 503, 504]);
    expect(at(deep, 500 * rowHeight, 3 * rowHeight).sticky).toEqual([]);
  });

  it("take the clicks where they stand", () => {
    const frame = at(agent, 10 * rowHeight);
    const row = (y: number) => rowAtY(frame, agent.visible, 10 * rowHeight, y);
    expect([row(5), row(rowHeight + 5), row(2 * rowHeight + 5)]).toEqual([0, 1, 12]);
    expect(rowAtY(frame, agent.visible, 10 * rowHeight, 1e6)).toBe(-1);
  });

  it("stand above the row below them in the tree, at any scroll position of any trace", () => {
    fc.assert(
      fc.property(anyTrace, fc.double({ min: 0, max: 1, noNaN: true }), (spans, share) => {
        const { waterfall, visible } = shown(spans);
        const offset = share * visible.length * rowHeight;
        const { sticky } = frameOf(waterfall, visible, offset, height, layout);
        expect(sticky.length).toBeLessThanOrEqual(mostSticky(height));
        for (let k = 1; k < sticky.length; k++)
          expect(waterfall.parent[sticky[k]!]).toBe(sticky[k - 1]);
      }),
    );
  });
});

describe("indentation", () => {
  it("is by level where the rows in sight are of usual depth", () => {
    const { indent } = at(agent, 10 * rowHeight);
    expect(indent).toEqual({ base: 0, step: indentStep, isCompressed: false });
    expect(indentOf(2, indent, layout)).toBe(4 + 2 * indentStep);
  });

  it("starts from the shallowest in sight in deep traces, and leaves room for names", () => {
    const deep = shown(chain(20_000));
    const frame = at(deep, 10_000 * rowHeight);
    expect(frame.indent.isCompressed).toBe(true);
    const left = Array.from({ length: 15 }, (_, k) => indentOf(10_002 + k, frame.indent, layout));
    for (let k = 1; k < left.length; k++) expect(left[k]!).toBeGreaterThan(left[k - 1]!);
    for (const x of left) expect(x).toBeLessThan(layout.nameWidth / 2);
    expect(indentOf(19_999, frame.indent, layout)).toBeLessThan(layout.nameWidth / 2);
  });

  it("keeps still while one row scrolls by, most of the time", () => {
    const deep = shown(chain(200));
    const bases = Array.from({ length: 100 }, (_, k) => at(deep, k * rowHeight).indent.base);
    const changes = bases.filter((base, k) => k > 0 && base !== bases[k - 1]).length;
    expect(changes).toBeLessThan(30);
  });
});

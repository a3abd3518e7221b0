import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTrace } from "#testing/random-trace.ts";
import { type PictureSpan, pictureOf } from "#testing/waterfall-source.ts";
import { criticalPath, ownPathMs, wholePathMs } from "./critical-path.ts";
import { buildWaterfall } from "./waterfall-columns.ts";

const span = (
  id: string,
  parent: string | null,
  at: number,
  durationMs: number | null,
  more: Partial<PictureSpan> = {},
): PictureSpan => ({ id, parent, at, durationMs, ...more });

/** The path as `name from-to`, earliest first. */
function pathOf(spans: readonly PictureSpan[]): string[] {
  const source = pictureOf(spans);
  const waterfall = buildWaterfall(source);
  const path = criticalPath(waterfall);
  return Array.from(path.row, (row, at) => ({ row, from: path.fromMs[at]!, to: path.toMs[at]! }))
    .toSorted((a, b) => a.from - b.from)
    .map(({ row, from, to }) => `${source.ids[waterfall.span[row]!]} ${from}-${to}`);
}

describe("criticalPath", () => {
  it("is the trace itself where nothing is below", () => {
    expect(pathOf([span("r", null, 0, 10)])).toEqual(["r 0-10"]);
  });

  it("follows calls one after the other, and the parent between them", () => {
    const spans = [span("r", null, 0, 100), span("a", "r", 10, 30), span("b", "r", 50, 40)];
    expect(pathOf(spans)).toEqual(["r 0-10", "a 10-40", "r 40-50", "b 50-90", "r 90-100"]);
    const touching = [span("r", null, 0, 100), span("a", "r", 0, 50), span("b", "r", 50, 50)];
    expect(pathOf(touching)).toEqual(["a 0-50", "b 50-100"]);
  });

  it("takes of parallel calls the one that finished last", () => {
    const spans = [
      span("r", null, 0, 100),
      span("quick", "r", 10, 20),
      span("slow", "r", 10, 70),
      span("late", "r", 85, 10),
    ];
    expect(pathOf(spans)).toEqual(["r 0-10", "slow 10-80", "r 80-85", "late 85-95", "r 95-100"]);
  });

  it("does not wait for a call that still ran when the next began", () => {
    const spans = [span("r", null, 0, 100), span("a", "r", 0, 60), span("b", "r", 50, 50)];
    expect(pathOf(spans)).toEqual(["r 0-50", "b 50-100"]);
  });

  it("goes down to the leaves", () => {
    const spans = [span("r", null, 0, 10), span("a", "r", 2, 6), span("aa", "a", 3, 4)];
    expect(pathOf(spans)).toEqual(["r 0-2", "a 2-3", "aa 3-7", "a 7-8", "r 8-10"]);
  });

  it("passes over work that outlives its parent, but not over a late end", () => {
    expect(pathOf([span("r", null, 0, 100), span("job", "r", 10, 5000)])).toEqual(["r 0-100"]);
    expect(pathOf([span("r", null, 0, 100), span("late", "r", 10, 91)])).toEqual([
      "r 0-10",
      "late 10-100",
    ]);
  });

  it("cuts what began before its parent", () => {
    const spans = [span("r", null, 0, 100), span("early", "r", -20, 50)];
    expect(pathOf(spans)).toEqual(["early 20-50", "r 50-120"]);
  });

  it("ends a span without an end with the last of its children", () => {
    const spans = [span("r", null, 0, null), span("a", "r", 10, 20), span("b", "a", 15, 5)];
    expect(pathOf(spans)).toEqual(["r 0-10", "a 10-15", "b 15-20", "a 20-30"]);
  });

  it("follows what still runs to the end of what is known", () => {
    const running = { running: true };
    const spans = [
      span("r", null, 0, null, running),
      span("a", "r", 0, 40),
      span("b", "r", 40, null, running),
      span("c", "b", 50, 30),
    ];
    expect(pathOf(spans)).toEqual(["a 0-40", "b 40-50", "c 50-80"]);
  });

  it("has the longest of several roots, and orphans only where there is no root", () => {
    expect(pathOf([span("a", null, 0, 10), span("b", null, 20, 50)])).toEqual(["b 20-70"]);
    expect(pathOf([span("a", "lost", 0, 10), span("b", "lost", 20, 50)])).toEqual(["b 20-70"]);
    expect(pathOf([span("a", null, 0, 10), span("b", "lost", 20, 50)])).toEqual(["a 0-10"]);
  });

  it("is empty for synthetic times", () => {
    const waterfall = buildWaterfall(pictureOf([span("r", null, 0, 10)]), "synthetic");
    expect(criticalPath(waterfall)).toMatchObject({ root: -1, totalMs: 0 });
  });

  it("stands 20,000 levels and 100,000 children", () => {
    const deep = Array.from({ length: 20_000 }, (_, k) =>
      span(`d${k}`, k === 0 ? null : `d${k - 1}`, k, 50_000 - 2 * k),
    );
    const deepPath = criticalPath(buildWaterfall(pictureOf(deep)));
    expect(wholePathMs(deepPath, 19_999)).toBe(50_000 - 2 * 19_999);
    const wide = [
      span("r", null, 0, 200_000),
      ...Array.from({ length: 100_000 }, (_, k) => span(`w${k}`, "r", k, 100_000 - k / 2)),
    ];
    expect(criticalPath(buildWaterfall(pictureOf(wide))).totalMs).toBe(200_000);
  });

  it("covers its root without overlap, inside it, whatever the trace", () => {
    fc.assert(
      fc.property(anyTrace, (spans) => {
        const waterfall = buildWaterfall(pictureOf(spans));
        const path = criticalPath(waterfall);
        const parts = Array.from(path.fromMs, (from, at) => ({ from, to: path.toMs[at]! }));
        parts.sort((a, b) => a.from - b.from);
        let at = path.root < 0 ? 0 : path.enterMs[path.root]!;
        for (const { from, to } of parts) {
          expect(from).toBeCloseTo(at, 6);
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(at).toBeCloseTo(path.root < 0 ? 0 : path.leaveMs[path.root]!, 6);
      }),
    );
  });

  it("gives a row what it has itself and what its children have", () => {
    fc.assert(
      fc.property(anyTrace, (spans) => {
        const waterfall = buildWaterfall(pictureOf(spans));
        const path = criticalPath(waterfall);
        const below = new Float64Array(waterfall.count);
        for (let row = waterfall.count - 1; row > 0; row--)
          if (waterfall.parent[row]! >= 0) below[waterfall.parent[row]!]! += wholePathMs(path, row);
        for (let row = 0; row < waterfall.count; row++) {
          const whole = wholePathMs(path, row);
          expect(whole > 0 ? ownPathMs(path, row) + below[row]! : whole).toBeCloseTo(whole, 6);
        }
      }),
    );
  });
});
